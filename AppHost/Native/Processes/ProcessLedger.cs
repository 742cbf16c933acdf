using System.Globalization;

namespace Setpoint.AppHost.Native.Processes;

/// <summary>
/// Remembers in a file what was started. The kernel asks our children to stop when we are killed; the next start
/// waits for those that are still about it, ends those that do not, and touches nothing else.
/// </summary>
internal sealed class ProcessLedger(string file)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly Lock _writing = new();

    public void Record(NativeProcess process)
    {
        if (ProcessIdentity.Of(process.Id) is not { } identity)
        {
            return;   // has ended already
        }
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{identity.Boot} {identity.Id} {identity.StartTicks} {(int)process.StopSignal} {process.Name}\n");
        lock (_writing)
        {
            File.AppendAllText(file, line);
        }
    }

    public void Clear() => File.Delete(file);

    /// <summary>Ends what an earlier run has left; tells the names of those.</summary>
    public async Task<IReadOnlyList<string>> EndSurvivorsAsync()
    {
        if (!File.Exists(file))
        {
            return [];
        }
        var survivors = (await File.ReadAllLinesAsync(file)).Select(Entry.Parse).Where(entry => entry.Process.IsAlive).ToList();
        foreach (var survivor in survivors)
        {
            Signals.Send(survivor.Process.Id, survivor.StopSignal);
        }
        await Task.WhenAll(survivors.Select(EndAsync));
        Clear();
        return [.. survivors.Select(survivor => survivor.Name)];
    }

    private static async Task EndAsync(Entry survivor)
    {
        var deadline = DateTime.UtcNow + s_patience;
        while (survivor.Process.IsAlive)
        {
            if (DateTime.UtcNow > deadline)
            {
                Signals.SendToGroup(survivor.Process.Id, Signal.Kill);
            }
            await Task.Delay(s_interval);
        }
    }

    private sealed record Entry(ProcessIdentity Process, Signal StopSignal, string Name)
    {
        public static Entry Parse(string line)
        {
            var parts = line.Split(' ', 5);
            return new(
                new(parts[0], Number(parts[1]), long.Parse(parts[2], CultureInfo.InvariantCulture)), (Signal)Number(parts[3]), parts[4]);
        }

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
