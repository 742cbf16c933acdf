using System.Globalization;
using Setpoint.AppHost.Native.Processes;

namespace Setpoint.AppHost.Native.Servers;

/// <summary>The folder that initdb makes and the server works in.</summary>
internal static class PostgresCluster
{
    public static async Task CreateAsync(
        PostgresOptions options, PostgresInstallation installation, RunAs? account, CancellationToken cancellation)
    {
        // Made aside and renamed: one that was interrupted half-way must not be taken for a whole one.
        var unfinished = Path.Combine(options.Folder, "unfinished");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }
        var passwordFile = await WritePasswordAsync(options, account, cancellation);
        try
        {
            await NativeProcess.RunAsync(
                new(
                    "postgres", installation.Program("initdb"),
                    "--pgdata", unfinished, "--username", PostgresServer.Administrator, "--pwfile", passwordFile,
                    "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8",
                    options.Durable ? "--data-checksums" : "--no-sync")
                {
                    WorkingDirectory = "/",
                    RunAs = account,
                    Output = options.Output,
                },
                cancellation);
        }
        finally
        {
            File.Delete(passwordFile);
        }
        Directory.Move(unfinished, options.Cluster);
    }

    /// <summary>
    /// After the whole machine was switched off, the number in postmaster.pid may be another program's by now, and the
    /// server would refuse to start beside it. Whoever calls this holds the folder's lock: no server of ours is running.
    /// </summary>
    public static void ForgetRecycledProcess(string cluster)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).First(), CultureInfo.InvariantCulture, out var id))
        {
            return;
        }
        var command = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/comm");
        if (File.Exists(command) && !File.ReadAllText(command).StartsWith("postgres", StringComparison.Ordinal))
        {
            File.Delete(file);
        }
    }

    /// <summary>initdb takes the password from a file; this one lies in a folder that only the server's account may enter.</summary>
    private static async Task<string> WritePasswordAsync(PostgresOptions options, RunAs? account, CancellationToken cancellation)
    {
        var path = Path.Combine(options.Folder, "password");
        await File.WriteAllTextAsync(path, options.Password, cancellation);
        if (account is not null)
        {
            await NativeProcess.RunAsync(new("postgres", "chown", $"{account.User}:", path), cancellation);
        }
        return path;
    }
}
