using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Testing.Goals;

/// <summary>How much there is to work on.</summary>
/// <param name="Levels">Objectives on each level, the highest first.</param>
public sealed record RandomWorkSize(int Metrics, params int[] Levels);

/// <summary>
/// Everything that moves a progress, at random and by several at once: values, check-ins and corrections of both, weights, moves,
/// key results and targets, steps, overrides and ways back, publications, and objectives that are given up for others.
/// </summary>
public sealed class RandomWork
{
    private const int Audits = 40;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private readonly GoalsWorld _world;
    private readonly List<Guid> _metrics;
    private readonly RandomContent _content;
    private readonly Said _said;
    private readonly ConcurrentDictionary<int, JsonNode> _objectives = new();
    private readonly ConcurrentDictionary<string, int> _done = new();
    private readonly ConcurrentQueue<string> _wrong = new();

    private RandomWork(GoalsWorld world, Guid cycle, List<Guid> metrics)
    {
        (_world, _metrics, Cycle) = (world, metrics, cycle);
        _content = new RandomContent(world, cycle, metrics);
        _said = new Said(world.Broker);
        metrics.ForEach(_said.Know);
    }

    /// <summary>How often what was done; what was refused, and what met an older version, apart.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>What the service itself found wrong when it was asked in the middle of the work: nothing.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    internal Guid Cycle { get; }

    internal Said Said => _said;

    internal GoalsWorld World => _world;

    /// <summary>A running cycle with metrics and a tree of objectives, of which most are published.</summary>
    public static async Task<RandomWork> PrepareAsync(GoalsWorld world, RandomWorkSize size, Random random)
    {
        var cycle = await CycleAsync(world);
        var metrics = Enumerable.Range(0, size.Metrics).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var metric in metrics)
        {
            await world.Broker.PublishAsync(new MetricChanged(metric, 1, "Parcels on time", "kpi", "%", 1, "higher", "weekly", world.Org.Sales, null, "public", "active"));
        }

        await Eventually.SeeAsync(
            () => CountAsync(world.Database, "select count(*) from metric where id = any($1)", metrics.ToArray()), n => n == metrics.Count, s_patience);
        var work = new RandomWork(world, cycle, metrics);
        var above = new List<Guid>();
        foreach (var count in size.Levels)
        {
            var first = work._objectives.Count;
            await Task.WhenAll(Enumerable.Range(first, count).Select(slot => work.BeginAsync(slot, above.Count == 0 ? null : above[random.Next(above.Count)], new Random(random.Next()))));
            above = [.. Enumerable.Range(first, count).Select(slot => IdOf(work._objectives[slot]))];
        }

        return work;
    }

    /// <summary>
    /// So many operations by so many at once, fewer when the time is over; then waits until all of it has been heard. Now and then one
    /// of them asks the service for a computation from scratch: in the end much has been computed once more, and hides what was missed.
    /// </summary>
    /// <returns>How many were done.</returns>
    public async Task<int> RunAsync(int operations, int clients, TimeSpan most, Random random)
    {
        var (left, until) = (operations, DateTime.UtcNow + most);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => new Random(random.Next())).Select(own => Task.Run(async () =>
        {
            while (DateTime.UtcNow < until && Interlocked.Decrement(ref left) is >= 0 and var rest)
            {
                await OneAsync(own);
                if (rest % Math.Max(1, operations / Audits) == 0)
                {
                    await CountedAsync("audits", AuditAsync);
                }
            }
        })));
        await _said.CatchUpAsync();
        await Eventually.SeeAsync(() => FromLeaves.MissingAsync(this), missing => missing == "", s_patience);
        return operations - Math.Max(left, 0);
    }

    private Task OneAsync(Random random) => random.Next(100) switch
    {
        < 30 => CountedAsync("values", () => ValueAsync(0, random)),
        < 40 => CountedAsync("corrections", () => ValueAsync(random.Next(1, 12), random)),
        < 58 => CountedAsync("check-ins", () => CheckInAsync(random)),
        < 65 => CountedAsync("corrections", () => _said.CorrectAsync(c => Again(c, random), random)),
        < 75 => EditAsync("weights", random, request => RandomContent.Reweigh(request, random)),
        < 84 => EditAsync("moves", random, request => RandomContent.Move(request, Some(random.Next(3), random), random)),
        < 90 => EditAsync("key results", random, request => _content.Rework(request, random)),
        < 94 => SendAsync("overrides", random, OverrideOf(random)),
        < 97 => SendAsync("steps", random, Tick),
        < 98 => RetireAsync(random),
        _ => SendAsync("publications", random, o => Post($"/api/goals/objectives/{IdOf(o)}/publish", new { limitReason = "One company for a test" })),
    };

    private async Task AuditAsync()
    {
        foreach (var wrong in (await _world.Http.GetFromJsonAsync<JsonNode>("/api/goals/diagnostics/recompute"))!["wrong"]!.AsArray())
        {
            _wrong.Enqueue($"objective {wrong} in the middle of the work");
        }
    }

    private Task ValueAsync(int weeksBefore, Random random)
    {
        var week = _world.Start.AddDays(35 - 7 * weeksBefore);
        week = week.AddDays(-(((int)week.DayOfWeek + 6) % 7));
        return _said.ValueAsync(_metrics[random.Next(_metrics.Count)], week, random.Next(12) == 0 ? null : random.Next(-200, 1300) / 10m, random);
    }

    private async Task CheckInAsync(Random random)
    {
        var objective = Some(random);
        var values = objective["keyResults"]!.AsArray()
            .Where(k => k!["metricId"] is null && k["measure"]!.GetValue<string>() is "number" or "maintain" && random.Next(4) > 0)
            .Select(k => new KeyResultCheckIn(k!["id"]!.GetValue<Guid>(), Maybe(random, 1300), Maybe(random, 11))).ToList();
        await _said.CheckInAsync(
            new(Guid.CreateVersion7(), 1, IdOf(objective), _world.Org.Seller, MomentOf(random), Maybe(random, 11), values), random);
    }

    /// <summary>A correction says another moment, other values, or less.</summary>
    private CheckInSubmitted Again(CheckInSubmitted first, Random random) => first with
    {
        At = random.Next(3) == 0 ? MomentOf(random) : first.At,
        Confidence = Maybe(random, 11),
        KeyResults = [.. first.KeyResults.Where(_ => random.Next(5) > 0).Select(k => k with { Value = Maybe(random, 1300) })],
    };

    private DateTimeOffset MomentOf(Random random) => _world.Now.AddMinutes(-random.Next(1, 44 * 24 * 60)).AddMilliseconds(-random.Next(60_000));

    private static decimal? Maybe(Random random, int below) => random.Next(8) == 0 ? null : random.Next(below) / 10m;

    private static Func<JsonNode, HttpRequestMessage?> OverrideOf(Random random)
    {
        var (stated, isBack) = (random.Next(101) / 100m, random.Next(2) == 0);
        return o => isBack
            ? new HttpRequestMessage(HttpMethod.Delete, new Uri($"/api/goals/objectives/{IdOf(o)}/override", UriKind.Relative))
            : Post($"/api/goals/objectives/{IdOf(o)}/override", new { progress = stated, reason = "The numbers are late" });
    }

    private static HttpRequestMessage? Tick(JsonNode objective)
    {
        var milestone = objective["keyResults"]!.AsArray().FirstOrDefault(k => k!["steps"]!.AsArray().Count > 0);
        var step = milestone?["steps"]!.AsArray().MinBy(s => s!["done"]!.GetValue<bool>());
        return milestone is null ? null : Post(
            $"/api/goals/key-results/{IdOf(milestone)}/steps", new { steps = new[] { new { stepId = IdOf(step!), done = !step!["done"]!.GetValue<bool>() } } });
    }

    /// <summary>Another one takes its place; what served the one that was given up goes on serving it.</summary>
    private async Task RetireAsync(Random random)
    {
        var slot = random.Next(_objectives.Count);
        var given = _objectives[slot];
        if (await SendAsync("retirements", slot, Post($"/api/goals/objectives/{IdOf(given)}/retire", new { reason = "Given up" })))
        {
            await BeginAsync(slot, given["parents"]!.AsArray() is [{ } parent, ..] ? IdOf(parent) : null, random);
        }
    }

    private async Task BeginAsync(int slot, Guid? parent, Random random)
    {
        using var made = await _world.Http.PostAsJsonAsync("/api/goals/objectives", _content.Objective(random, parent));
        var text = await made.Content.ReadAsStringAsync();
        _objectives[slot] = made.StatusCode == HttpStatusCode.Created ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{(int)made.StatusCode} {text}");
        if (random.Next(5) > 0)
        {
            await SendAsync("publications", slot, Post($"/api/goals/objectives/{IdOf(_objectives[slot])}/publish", new { limitReason = "One company for a test" }));
        }
    }

    private Task EditAsync(string kind, Random random, Action<JsonObject> change) => SendAsync(kind, random, objective =>
    {
        var request = RandomContent.RequestOf(objective);
        change(request);
        var message = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/goals/objectives/{IdOf(objective)}", UriKind.Relative)) { Content = JsonContent.Create(request) };
        message.Headers.TryAddWithoutValidation("If-Match", $"\"{objective["version"]!.GetValue<long>()}\"");
        return message;
    });

    private async Task SendAsync(string kind, Random random, Func<JsonNode, HttpRequestMessage?> request)
    {
        var slot = random.Next(_objectives.Count);
        if (request(_objectives[slot]) is { } message)
        {
            await SendAsync(kind, slot, message);
        }
    }

    /// <summary>What is refused is counted, and read again where somebody else was faster; only a fault is one.</summary>
    private async Task<bool> SendAsync(string kind, int slot, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _world.Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
            {
                Keep(slot, JsonNode.Parse(text)!);
                Count(kind);
                return true;
            }

            if (answer.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity))
            {
                throw new InvalidOperationException($"{request.RequestUri}: {(int)answer.StatusCode} {text}");
            }

            Count(answer.StatusCode == HttpStatusCode.PreconditionFailed ? "of an older version" : "refused");
            Keep(slot, (await _world.Http.GetFromJsonAsync<JsonNode>($"/api/goals/objectives/{IdOf(_objectives[slot])}"))!);
            return false;
        }
    }

    /// <summary>Unless another one has taken its place meanwhile.</summary>
    private void Keep(int slot, JsonNode objective) =>
        _objectives.AddOrUpdate(slot, objective, (_, present) => IdOf(present) == IdOf(objective) ? objective : present);

    private async Task CountedAsync(string kind, Func<Task> operation)
    {
        await operation();
        Count(kind);
    }

    private void Count(string kind) => _done.AddOrUpdate(kind, 1, (_, n) => n + 1);

    private JsonNode Some(Random random) => _objectives[random.Next(_objectives.Count)];

    private List<JsonNode> Some(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Some(random))];

    private static Guid IdOf(JsonNode node) => node["id"]!.GetValue<Guid>();

    private static HttpRequestMessage Post(string address, object body) =>
        new(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };

    private static async Task<Guid> CycleAsync(GoalsWorld world)
    {
        using var made = await world.Http.PostAsJsonAsync("/api/goals/cycles", new { name = $"{Guid.NewGuid():N}", start = world.Start, end = world.End });
        var cycle = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        using var begin = Post($"/api/goals/cycles/{IdOf(cycle)}/phase", new { phase = "active", force = true, reason = "It begins with the work" });
        begin.Headers.TryAddWithoutValidation("If-Match", $"\"{cycle["version"]!.GetValue<long>()}\"");
        using var begun = await world.Http.SendAsync(begin);
        begun.EnsureSuccessStatusCode();
        return IdOf(cycle);
    }

    internal static async Task<long> CountAsync(string database, string sql, object value)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = value } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
