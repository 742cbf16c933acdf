using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Setpoint.Benchmarks.Staging;
using Setpoint.Goals.Data;

namespace Setpoint.Benchmarks.Goals;

/// <summary>The whole tree of 5,000 objectives, with today's pace of each, through the gateway and compressed as a browser asks for it.</summary>
internal static class TreeBenchmark
{
    // The runtime compiles what runs often once more, and better; that takes about this many reads.
    private const int WarmUps = 120;
    private const double LongestP99 = 300;
    private const int MostBytes = 1_000_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 200;
        await using var stage = await Stage.StartAsync(("goals", typeof(GoalsDb)));
        var seeded = await SeededGoals.FillAsync(stage, GoalsSize.Company);
        var delays = new Delays();
        var body = Array.Empty<byte>();
        for (var round = -WarmUps; round < rounds; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/goals/tree?cycle={seeded.Cycle}", UriKind.Relative));
            request.Headers.Add("Accept-Encoding", "br");
            var start = Stopwatch.GetTimestamp();
            using var answer = await stage.Client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            body = await answer.Content.ReadAsByteArrayAsync();
            if (round >= 0)
            {
                delays.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        var (nodes, bytes) = await OpenAsync(body);
        Console.WriteLine($"tree of {nodes} objectives: {delays} (p99 below {LongestP99} ms)");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{body.Length / 1000.0:0} kB compressed (below {MostBytes / 1000} kB), {bytes / 1000.0:0} kB of JSON; service {stage.Process("goals").PeakMegabytes():0} MB at most"));
        return nodes == GoalsSize.Company.Objectives && delays.P99 < LongestP99 && body.Length < MostBytes ? 0 : 1;
    }

    private static async Task<(int Nodes, long Bytes)> OpenAsync(byte[] body)
    {
        await using var compressed = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await compressed.CopyToAsync(plain);
        plain.Position = 0;
        var tree = await JsonNode.ParseAsync(plain);
        return (tree!["nodes"]!.AsArray().Count, plain.Length);
    }
}
