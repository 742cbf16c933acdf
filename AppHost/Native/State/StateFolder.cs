namespace Setpoint.AppHost.Native.State;

/// <summary>
/// What one system keeps between its runs: the servers' data, generated secrets, logs. One run at a time holds it.
/// </summary>
internal sealed class StateFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string LockFile => File("lock");

    /// <summary>Tells who holds the lock. Not in the locked file itself, which nobody else can open.</summary>
    public string HolderFile => File("lock-holder");
    public string ProcessesFile => File("processes");
    public string LogsFolder => File("logs");

    private string SecretsFolder => File("secrets");

    public void Create() => Directory.CreateDirectory(Path);

    /// <summary>A server's data folder, made when needed. Without a name for it, it is empty at every start.</summary>
    public string Volume(string resource, string? volume)
    {
        var folder = File(volume ?? resource);
        if (volume is null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(folder, OwnerOnly);
        return folder;
    }

    /// <summary>A secret that is made once and then stays the same.</summary>
    public string Secret(string name, Func<string> generate)
    {
        Directory.CreateDirectory(SecretsFolder, OwnerOnly);
        var file = System.IO.Path.Combine(SecretsFolder, name);
        if (!System.IO.File.Exists(file))
        {
            // Written aside and renamed: a run killed half-way must not leave half a password.
            System.IO.File.WriteAllText($"{file}.new", generate());
            System.IO.File.SetUnixFileMode($"{file}.new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            System.IO.File.Move($"{file}.new", file);
        }
        return System.IO.File.ReadAllText(file);
    }

    /// <summary>Forgets everything but the lock, which the caller holds.</summary>
    public void Empty()
    {
        foreach (var folder in Directory.GetDirectories(Path))
        {
            Directory.Delete(folder, recursive: true);
        }
        foreach (var file in Directory.GetFiles(Path).Where(file => file != LockFile && file != HolderFile))
        {
            System.IO.File.Delete(file);
        }
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
