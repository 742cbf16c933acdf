using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Setpoint.AppHost.Native.Building;
using Setpoint.AppHost.Native.Processes;
using Setpoint.AppHost.Native.State;

namespace Setpoint.AppHost.Native.Running;

/// <summary>Starts the resources of the diagram, each after what it depends on, and stops them the other way round.</summary>
internal sealed class Engine : IDisposable
{
    private readonly IReadOnlyList<Resource> _resources;
    private readonly ProcessLedger _ledger;
    private StateLock? _lock;

    public Engine(NativeApplicationBuilder builder)
    {
        _resources = builder.Resources;
        Configuration = builder.Configuration;
        State = builder.State;
        Durable = Configuration.GetValue("SETPOINT_DURABLE", true);
        Logs = new(State.LogsFolder, toConsole: Configuration.GetValue("SETPOINT_CONSOLE_LOGS", true));
        _ledger = new(State.ProcessesFile);
    }

    public IConfiguration Configuration { get; }
    public StateFolder State { get; }
    public Logs Logs { get; }

    /// <summary>False when the data is thrown away: then no server waits for the disk.</summary>
    public bool Durable { get; }

    public async Task StartAsync(CancellationToken cancellation)
    {
        _lock = StateLock.Take(State);
        if (await _ledger.EndSurvivorsAsync() is { Count: > 0 } survivors)
        {
            Logs.Say($"ended what an earlier run had left: {string.Join(", ", survivors)}");
        }
        if (Configuration.GetValue("SETPOINT_FRESH", false))
        {
            State.Empty();
        }
        // Now, not when everything else has been started.
        foreach (var project in _resources.OfType<ProjectResource>())
        {
            FixedPort.Check(project);
        }
        await DependencyOrder.StartAsync(_resources, (resource, stop) => resource.StartAsync(this, stop), cancellation);
    }

    /// <summary>Also after a start that failed half-way: what was never started has nothing to stop.</summary>
    public async Task StopAsync()
    {
        await DependencyOrder.StopAsync(_resources, resource => resource.StopAsync());
        if (_lock is not null)
        {
            await _ledger.EndSurvivorsAsync();
        }
    }

    /// <summary>To be told of every process the moment it is there: a run killed a moment later still leaves its number.</summary>
    public void Watch(NativeProcess process) => _ledger.Record(process);

    public void Dispose()
    {
        Logs.Dispose();
        _lock?.Dispose();
    }
}
