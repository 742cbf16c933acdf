using System.Globalization;
using Setpoint.AppHost.Native.Processes;

namespace Setpoint.AppHost.Native.Servers;

/// <summary>The operating system's own PostgreSQL programs.</summary>
internal sealed record PostgresInstallation(string Programs, int MajorVersion)
{
    private const string Root = "/usr/lib/postgresql";

    /// <summary>The account that the package makes; the server programs refuse to run as root.</summary>
    private const string Account = "postgres";

    /// <summary>The newest installation, or the one that wrote an existing data folder.</summary>
    public static PostgresInstallation Find(string dataFolder)
    {
        var installed = Installed();
        var versionFile = Path.Combine(dataFolder, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            return installed.MaxBy(i => i.MajorVersion)
                ?? throw new InvalidOperationException($"PostgreSQL is not installed (looked in {Root}): apt install postgresql");
        }
        var wanted = int.Parse(File.ReadAllText(versionFile).Trim(), CultureInfo.InvariantCulture);
        return installed.FirstOrDefault(i => i.MajorVersion == wanted)
            ?? throw new InvalidOperationException(
                $"The data in {dataFolder} was written by PostgreSQL {wanted}, which is not installed: install it, or start over with ./run --fresh");
    }

    public string Program(string name) => Path.Combine(Programs, name);

    /// <summary>Whom to run the server as, so that it reaches its data folder: nobody else, unless we are root.</summary>
    public static async Task<RunAs?> AccountForAsync(string dataFolder, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }
        await NativeProcess.RunAsync(new("postgres", "chown", "-R", $"{Account}:", dataFolder), cancellation);
        var account = new RunAs(Account);
        try
        {
            await NativeProcess.RunAsync(new("postgres", "test", "-x", dataFolder) { RunAs = account }, cancellation);
            return account;
        }
        catch (NativeProcessException)
        {
            return account with { ReachesEverything = true };
        }
    }

    private static List<PostgresInstallation> Installed() => Directory.Exists(Root)
        ? [.. from folder in Directory.GetDirectories(Root)
              let programs = Path.Combine(folder, "bin")
              where int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _) && File.Exists(Path.Combine(programs, "postgres"))
              select new PostgresInstallation(programs, int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))]
        : [];
}
