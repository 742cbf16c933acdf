using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Benchmarks.Staging;
using Setpoint.CheckIns.Data;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Data;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.CheckIns;

/// <summary>
/// Check-ins as the portal sends them, through the gateway, by 10,000 people with a token each: as many as eight clients get through;
/// the form of somebody with eight objectives; and everybody on one Monday morning, until goals shows it.
/// </summary>
internal sealed class CheckInsBenchmark(Stage stage, SeededCheckIns seeded)
{
    private const int Clients = 8;

    /// <summary>A service runs for weeks: it is measured once its code is compiled for speed, which takes thousands of requests.</summary>
    private const int WarmUps = 3;

    private const int Rounds = 5;
    private const double LeastPerSecond = 300;
    private const double LongestForm = 80;
    private const double LongestSubmit = 300;
    private const double LongestSettling = 5;
    private const int Connections = 32;

    /// <summary>10,000 of them in a minute and a half, where ten minutes are asked.</summary>
    private const double Arrivals = 111;

    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args)
    {
        await using var stage = await Stage.StartAsync(("checkins", typeof(CheckInsDb)), ("goals", typeof(GoalsDb)));
        var benchmark = new CheckInsBenchmark(stage, await SeededCheckIns.FillAsync(stage));
        return await benchmark.RunAsync(args is [var part] ? part : null) ? 0 : 1;
    }

    private async Task<bool> RunAsync(string? part)
    {
        Say($"load of the machine: {File.ReadAllText("/proc/loadavg").Trim()}");
        var met = part is not (null or "form") || await FormAsync();
        met &= part is not (null or "monday") || await MondayAsync();
        met &= part is not (null or "throughput") || await ThroughputAsync();
        Say($"load of the machine: {File.ReadAllText("/proc/loadavg").Trim()}");
        return met;
    }

    private async Task<bool> ThroughputAsync()
    {
        await stage.Broker.HearAsync<CheckInSubmitted>();
        using var client = Client(Clients);
        var queues = seeded.Single.Chunk(seeded.Single.Count / Clients).Select(c => new Queue<Owner>(c)).ToArray();
        var before = await KeptAsync();
        var (speeds, sent, delays) = (new List<double>(), 0, new Delays());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var taken = await Task.WhenAll(queues.Select(q => UntilAsync(client, q, start)));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            sent += taken.Sum(t => t.Count);
            if (round >= 0)
            {
                speeds.Add(taken.Sum(t => t.Count) / seconds);
                taken.SelectMany(t => t).ToList().ForEach(delays.Add);
                Say($"round {round + 1}: {speeds[^1]:0} check-ins per second; {await stage.QueryAsync<long>("checkins", "select count(*) from outbox_message")} not told yet");
            }
        }

        var clock = Stopwatch.StartNew();
        await stage.OutboxIsEmptyAsync("checkins");
        await Eventually.TrueAsync(() => Task.FromResult(stage.Broker.Of<CheckInSubmitted>().Select(c => c.CheckInId).Distinct().Count() == sent), TimeSpan.FromMinutes(1));
        var told = clock.Elapsed.TotalSeconds;
        var kept = await KeptAsync() - before;
        var median = speeds.Order().ElementAt(speeds.Count / 2);
        Say($"complete check-ins of {Clients} clients: median {median:0} per second (at least {LeastPerSecond}), from {speeds.Min():0} to {speeds.Max():0}; {delays}");
        Say($"of {sent} sent: {kept.CheckIns} kept with {kept.Values} values and {kept.Audited} entries of history, the last told {told:0.0} s after");
        return median >= LeastPerSecond && kept == new Kept(sent, 3L * sent, sent);
    }

    private static async Task<List<TimeSpan>> UntilAsync(HttpClient client, Queue<Owner> people, long start)
    {
        var delays = new List<TimeSpan>();
        while (Stopwatch.GetElapsedTime(start) < s_round)
        {
            var person = people.Dequeue();
            var before = Stopwatch.GetTimestamp();
            await SubmitAsync(client, person, person.Objectives[0]);
            delays.Add(Stopwatch.GetElapsedTime(before));
            people.Enqueue(person);
        }

        return delays;
    }

    private async Task<bool> FormAsync()
    {
        using var client = Client(1);
        var delays = new Delays();
        for (var round = -100; round < 500; round++)
        {
            using var request = Request(HttpMethod.Get, "/api/checkins/form", seeded.Several[(round + 100) % seeded.Several.Count]);
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (round >= 0)
            {
                delays.Add(Stopwatch.GetElapsedTime(start));
            }

            if (answer.StatusCode != HttpStatusCode.OK || JsonDocument.Parse(body).RootElement.GetProperty("objectives").GetArrayLength() != SeededCheckIns.OfSeveral)
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
            }
        }

        Say($"the form of {SeededCheckIns.OfSeveral} objectives, one request: {delays} (p99 below {LongestForm} ms)");
        return delays.P99 < LongestForm;
    }

    /// <summary>Everybody comes at their own moment, whoever still waits; what counts is from then until the answer.</summary>
    private async Task<bool> MondayAsync()
    {
        using var client = Client(Connections);
        await Task.WhenAll(seeded.Several.Select(p => SubmitAsync(client, p, p.Objectives[0]))); // warms up
        var (delays, errors) = (new ConcurrentBag<TimeSpan>(), new ConcurrentBag<string>());
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(seeded.Single.Select(async (person, i) =>
        {
            var arrives = TimeSpan.FromSeconds(i / Arrivals);
            await Task.Delay(arrives);
            try
            {
                await SubmitAsync(client, person, person.Objectives[0]);
                delays.Add(Stopwatch.GetElapsedTime(start) - arrives);
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException)
            {
                errors.Add(e.Message);
            }
        }));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var clock = Stopwatch.StartNew();
        await Eventually.TrueAsync(IsSettledAsync, TimeSpan.FromMinutes(2));
        var settled = clock.Elapsed.TotalSeconds;
        var all = new Delays();
        delays.ToList().ForEach(all.Add);
        Say($"Monday: {seeded.Single.Count} people in {seconds:0} s from {Connections} connections, {errors.Count} errors (none) {errors.FirstOrDefault()}; {all} (p99 below {LongestSubmit} ms)");
        Say($"all progress settled in goals {settled:0.0} s after the last (at most {LongestSettling} s)");
        return errors.IsEmpty && all.P99 < LongestSubmit && settled <= LongestSettling;
    }

    /// <summary>Every one of them is there and counts, up to the top.</summary>
    private Task<bool> IsSettledAsync() => stage.QueryAsync<bool>(
        "goals",
        $"""
        select not exists (select 1 from dirty) and not exists (
            select 1 from generate_series(1, {SeededCheckIns.People}) n left join key_result_value v on v.key_result_id = md5('key result ' || n || ' 1')::uuid
            where v.value is distinct from 61)
        """);

    private static async Task SubmitAsync(HttpClient client, Owner person, OwnObjective objective)
    {
        using var request = Request(HttpMethod.Post, "/api/checkins", person);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new
        {
            objectiveId = objective.Id,
            confidence = 0.7,
            keyResults = objective.KeyResults.Select((k, i) => new { keyResultId = k, value = i < 2 ? 61 + i : (int?)null, confidence = 0.7 }),
            changed = "Three depots take part now, and the backlog of the second one is gone",
            blocked = "The fourth one has no scanner yet",
            next = "Training on Tuesday, then we switch the labels",
            basedOn = new { checkInId = objective.LastCheckIn, version = objective.LastVersion },
            confirmed = false,
        });
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
        }

        using var kept = JsonDocument.Parse(body);
        (objective.LastCheckIn, objective.LastVersion) = (kept.RootElement.GetProperty("id").GetGuid(), kept.RootElement.GetProperty("version").GetInt64());
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, Owner person) => new(method, new Uri(address, UriKind.Relative))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", person.Token) },
    };

    private HttpClient Client(int connections) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = stage.Client.BaseAddress, Timeout = TimeSpan.FromMinutes(1) };

    private async Task<Kept> KeptAsync() => new(
        await stage.QueryAsync<long>("checkins", "select count(*) from check_in c join check_in_revision r on r.check_in_id = c.id where r.changed is not null"),
        await stage.QueryAsync<long>("checkins", "select count(*) from check_in_value"),
        await stage.QueryAsync<long>("checkins", "select count(*) from audit_entry where subject_type = 'CheckIn'"));

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private sealed record Kept(long CheckIns, long Values, long Audited)
    {
        public static Kept operator -(Kept a, Kept b) => new(a.CheckIns - b.CheckIns, a.Values - b.Values, a.Audited - b.Audited);
    }
}
