using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Setpoint.Benchmarks.Staging;

/// <summary>A service in a process of its own, so that its memory is its own.</summary>
internal sealed class StagedProcess : IAsyncDisposable
{
    private const int KeptLines = 50;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private StagedProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public static StagedProcess Start(string name, string assembly, IReadOnlyDictionary<string, string> settings)
    {
        var info = new ProcessStartInfo("dotnet", [assembly])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            info.Environment[key] = value;
        }

        var process = new Process { StartInfo = info };
        var staged = new StagedProcess(name, process);
        process.OutputDataReceived += (_, e) => staged.Keep(e.Data);
        process.ErrorDataReceived += (_, e) => staged.Keep(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return staged;
    }

    /// <summary>The most memory the process ever held, in megabytes, as the kernel counted it.</summary>
    public double PeakMegabytes() => Status("VmHWM");

    /// <summary>What it holds now.</summary>
    public double Megabytes() => Status("VmRSS");

    /// <summary>Says what the process said last, when it has ended.</summary>
    public void ThrowIfDead()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"{Name} ended with {_process.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private double Status(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            while (_lines.Count > KeptLines)
            {
                _lines.TryDequeue(out _);
            }
        }
    }
}
