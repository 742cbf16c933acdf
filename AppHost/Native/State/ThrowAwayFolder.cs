namespace Setpoint.AppHost.Native.State;

/// <summary>A temporary folder that is deleted in the end; after a run that was killed, by the next one.</summary>
internal sealed class ThrowAwayFolder : IDisposable
{
    private const string Prefix = "setpoint-throw-away-";

    private readonly FileStream _lock;

    public ThrowAwayFolder()
    {
        DeleteAbandoned();
        Path = Directory.CreateTempSubdirectory(Prefix).FullName;
        // A server that runs as another account has to get to its own folder inside.
        File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        _lock = new FileStream(LockFile(Path), FileMode.Create, FileAccess.Write, FileShare.None);
    }

    public string Path { get; }

    public string Subfolder(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        // Held until the end: a run that starts meanwhile would take it for abandoned and delete it, too.
        Directory.Delete(Path, recursive: true);
        _lock.Dispose();
    }

    private static string LockFile(string folder) => System.IO.Path.Combine(folder, "in-use");

    /// <summary>Those of runs that ended without deleting them: nobody holds their lock.</summary>
    private static void DeleteAbandoned()
    {
        foreach (var folder in Directory.GetDirectories(System.IO.Path.GetTempPath(), $"{Prefix}*"))
        {
            try
            {
                using (new FileStream(LockFile(folder), FileMode.Open, FileAccess.Write, FileShare.None))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // in use, or somebody else's
            }
        }
    }
}
