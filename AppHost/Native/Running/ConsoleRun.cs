using System.Runtime.InteropServices;
using Aspire.Hosting;

namespace Setpoint.AppHost.Native.Running;

/// <summary>The system run by a person in a terminal, or by a script that sends signals.</summary>
internal sealed class ConsoleRun(DistributedApplication application)
{
    private static readonly PosixSignal[] s_signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    public async Task RunAsync()
    {
        using var stop = new CancellationTokenSource();
        var registrations = s_signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;   // we leave when everything has stopped, not now
            stop.Cancel();
        })).ToList();
        try
        {
            await application.Engine.StartAsync(stop.Token);
            Say();
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Logs.Say("stopping");
        }
        finally
        {
            await application.Engine.StopAsync();
            application.Engine.Dispose();
            registrations.ForEach(registration => registration.Dispose());
        }
        Logs.Say("stopped");
    }

    private void Say()
    {
        Logs.Say("everything is running; Ctrl+C stops it");
        foreach (var line in AddressTable.Of(application.Resources))
        {
            Logs.Say(line);
        }
        Logs.Say($"logs: {application.Engine.Logs.Folder}");
    }
}
