using System.Diagnostics;

namespace Setpoint.AppHost.Native.Processes;

/// <summary>One running child process.</summary>
public sealed class NativeProcess : IDisposable
{
    private const int RememberedLines = 30;

    private readonly Process _process;
    private readonly ProcessSpec _spec;
    private readonly Queue<string> _lastLines = [];

    private NativeProcess(ProcessSpec spec)
    {
        _spec = spec;
        var command = spec.CommandLine().ToArray();
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = spec.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in spec.WithoutEnvironment)
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = value;
        }
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    public string Name => _spec.Name;
    public int Id { get; private set; }
    public Signal StopSignal => _spec.StopSignal;

    /// <summary>Completes with the exit code once the process has ended.</summary>
    public Task<int> Exited { get; private set; } = Task.FromResult(0);

    /// <summary>The last lines it wrote: what a message about a failed start needs.</summary>
    public string LastOutput
    {
        get
        {
            lock (_lastLines)
            {
                return string.Join('\n', _lastLines);
            }
        }
    }

    public static NativeProcess Start(ProcessSpec spec)
    {
        var process = new NativeProcess(spec);
        Launcher.Start(process._process);
        process.Id = process._process.Id;
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        process._process.StandardInput.Close();
        process.Exited = process.WaitAsync();
        return process;
    }

    /// <summary>Runs a program to its end; a failure carries what it wrote.</summary>
    public static async Task RunAsync(ProcessSpec spec, CancellationToken cancellation)
    {
        using var process = Start(spec);
        try
        {
            var code = await process.Exited.WaitAsync(cancellation);
            if (code != 0)
            {
                throw new NativeProcessException($"{spec.Name}: {spec.Program} exited with {code}", process.LastOutput);
            }
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Asks the process to stop, and ends it when it has not done so within <paramref name="patience"/>.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (Exited.IsCompleted)
        {
            return;
        }
        Signals.Send(Id, _spec.StopSignal);
        try
        {
            await Exited.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    /// <summary>SIGKILL, to whatever it has started too.</summary>
    public void Kill()
    {
        if (!Exited.IsCompleted)
        {
            Signals.SendToGroup(Id, Signal.Kill);
        }
    }

    public void Dispose() => _process.Dispose();

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > RememberedLines)
            {
                _lastLines.Dequeue();
            }
        }
        _spec.Output(line);
    }
}
