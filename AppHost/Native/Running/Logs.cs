namespace Setpoint.AppHost.Native.Running;

/// <summary>Where the lines go that the started programs write: each into a file of its own, and, prefixed, to the console.</summary>
internal sealed class Logs(string folder, bool toConsole) : IDisposable
{
    private const int NameWidth = 14;

    private readonly Dictionary<string, StreamWriter> _files = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();

    public string Folder => folder;

    /// <summary>For the servers: interesting only when something is wrong.</summary>
    public Action<string> FileOnly(string name) => line => Write(name, line);

    public Action<string> FileAndConsole(string name) => toConsole
        ? line =>
        {
            Write(name, line);
            Console.WriteLine($"{name.PadRight(NameWidth)}| {line}");
        }
    : FileOnly(name);

    /// <summary>What the engine itself has to say.</summary>
    public static void Say(string line) => Console.WriteLine($"{"setpoint".PadRight(NameWidth)}| {line}");

    public void Dispose()
    {
        lock (_writing)
        {
            foreach (var file in _files.Values)
            {
                file.Dispose();
            }
            _files.Clear();
        }
    }

    /// <summary>A new file for this run; the last run's is kept beside it.</summary>
    private StreamWriter Open(string name)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{name}.log");
        if (File.Exists(path))
        {
            File.Move(path, Path.Combine(folder, $"{name}.previous.log"), overwrite: true);
        }
        return new StreamWriter(path, append: false) { AutoFlush = true };
    }

    private void Write(string name, string line)
    {
        lock (_writing)
        {
            if (!_files.TryGetValue(name, out var file))
            {
                file = Open(name);
                _files.Add(name, file);
            }
            file.WriteLine(line);
        }
    }
}
