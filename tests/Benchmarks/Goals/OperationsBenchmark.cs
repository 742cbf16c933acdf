using System.Diagnostics;
using System.Globalization;
using Setpoint.Benchmarks.Staging;
using Setpoint.Goals.Data;
using Setpoint.Testing.Goals;

namespace Setpoint.Benchmarks.Goals;

/// <summary>
/// Random operations by sixteen clients through the gateway and the broker, in rounds; after each, everything that is computed is thrown
/// away, computed again from scratch and compared, field by field. Ends after half an hour, however far it came.
/// </summary>
internal static class OperationsBenchmark
{
    private const int Clients = 16;
    private const int Rounds = 4;
    private static readonly TimeSpan s_most = TimeSpan.FromMinutes(30);
    private static readonly RandomWorkSize s_size = new(150, 1, 8, 40, 120, 160);

    public static async Task<int> RunAsync(string[] args)
    {
        var operations = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
        var seed = args is [_, var chosen] ? int.Parse(chosen, CultureInfo.InvariantCulture) : Environment.TickCount;
        await using var stage = await Stage.StartAsync(("goals", typeof(GoalsDb)));
        var random = new Random(seed);
        var world = new GoalsWorld(stage.Client, stage.Broker, stage.Database("goals"), stage.Org, DateTimeOffset.UtcNow);
        var work = await RandomWork.PrepareAsync(world, s_size, random);
        Console.WriteLine($"{s_size.Levels.Sum()} objectives in {s_size.Levels.Length} levels over {s_size.Metrics} metrics; seed {seed}");
        var (watch, working, done, different) = (Stopwatch.StartNew(), TimeSpan.Zero, 0, 0);
        for (var round = 1; round <= Rounds && different == 0; round++)
        {
            var began = watch.Elapsed;
            done += await work.RunAsync(operations / Rounds, Clients, s_most - began, random);
            working += watch.Elapsed - began;
            var report = await FromScratch.CompareAsync(work);
            different = report.Different.Count;
            Console.WriteLine(
                $"after {done} operations: {report.Fields} stored fields of {report.Objectives} objectives and {report.KeyResults} key results compared with a computation from scratch, {different} different");
            report.Different.Take(20).ToList().ForEach(Console.WriteLine);
        }

        Console.WriteLine($"{done} operations by {Clients} clients, heard and rolled up, in {working.TotalSeconds:0} s: {done / working.TotalSeconds:0} a second");
        Console.WriteLine(string.Join(", ", work.Done.OrderByDescending(d => d.Value).Select(d => $"{d.Value} {d.Key}")));
        return different == 0 && done == operations / Rounds * Rounds ? 0 : 1;
    }
}
