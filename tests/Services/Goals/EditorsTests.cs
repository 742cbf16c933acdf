using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Services.Tests.Goals;

/// <summary>
/// Thirty-two editors at once, each with a connection of their own, through the whole life of a cycle. What they were told was accepted
/// is compared with the history, which was written in the order in which it happened.
/// </summary>
public sealed class EditorsTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const int Editors = 32;
    private const int InPhase = 60;
    private const int Trees = 10;
    private const int MostBegun = 30; // or it would never close: others are begun faster than all are given up

    private static readonly LearningNoteContent s_note = new("On time", "Early handover", "Drivers were late", "On-time share", "Manual lists");
    private readonly ConcurrentDictionary<Guid, ObjectiveResponse> _read = new();
    private readonly ConcurrentBag<Accepted> _accepted = [];
    private int _done;
    private volatile bool _isClosed;

    [Fact]
    public async Task Gates_alignment_and_overrides_hold_while_a_cycle_goes_through_its_phases()
    {
        var cycle = await goals.Admin.PlanAsync("Q1 2053", new(2053, 1, 1), new(2053, 3, 31));
        await Task.WhenAll(Enumerable.Range(0, Trees).Select(_ => BeginAsync(goals.Admin, cycle)));
        using var over = new CancellationTokenSource();
        var editing = Enumerable.Range(0, Editors).Select(n => Task.Run(() => EditAsync(cycle, new Random(n), over.Token))).ToList();

        cycle = await MoveAsync(cycle, CyclePhase.Active, 1);
        cycle = await MoveAsync(cycle, CyclePhase.Grading, 2);
        cycle = await CloseAsync(cycle);
        _isClosed = true;
        await ReachAsync(_done + InPhase); // what comes too late
        await over.CancelAsync();
        await Task.WhenAll(editing);

        Assert.Equal(0, await CirclesAsync());
        await goals.BeginningsAreKeptAsync();
        await NothingPassedItsGateAsync(cycle);
        await EveryAcceptedEditIsThereOnceAsync(cycle);
        await WhatStoodIsKeptAsync(cycle);
        await goals.ConsistentAsync();
    }

    // ---- what the editors do

    private async Task EditAsync(CycleResponse cycle, Random random, CancellationToken over)
    {
        var client = goals.Admin;
        while (!over.IsCancellationRequested)
        {
            var objective = _read.Values.ElementAt(random.Next(_read.Count));
            var address = $"/api/goals/objectives/{objective.Id}";
            var stated = random.Next(101) / 100m;
            await (random.Next(12) switch
            {
                < 3 => SendAsync(client, objective, HttpMethod.Post, $"{address}/override", new { progress = stated, reason = "Late numbers" }, stated),
                3 => SendAsync(client, objective, HttpMethod.Delete, $"{address}/override", new { }),
                < 7 => SendAsync(client, objective, HttpMethod.Put, address, Aligned(cycle, objective, random)),
                7 => SendAsync(client, objective, HttpMethod.Post, $"{address}/publish", new { limitReason = "One company for many tests" }),
                8 => SendAsync(client, objective, HttpMethod.Post, $"{address}/grade", new { grade = 0.5m, reason = "By hand", learning = s_note }),
                9 when random.Next(4) == 0 => SendAsync(client, objective, HttpMethod.Post, $"{address}/retire", new { reason = "Given up" }),
                10 when _isClosed || _read.Count < MostBegun => BeginAsync(client, cycle),
                _ => goals.Broker.PublishAsync(new CheckInSubmitted(
                    Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, goals.Clock.GetUtcNow(), 0.5m, [new(objective.KeyResults[0].Id, random.Next(12), 0.5m)])),
            });
            if (Interlocked.Increment(ref _done) % 20 == 0)
            {
                Assert.Equal(0, await CirclesAsync()); // not even for a moment does an objective serve itself
            }
        }
    }

    private static ObjectiveRequest Aligned(CycleResponse cycle, ObjectiveResponse objective, Guid[] parents) => Sample.Objective(
        cycle, objective.Unit.Id, objective.Owner.Id, [Sample.Number(weight: parents.Length + 1) with { Id = objective.KeyResults[0].Id }],
        [.. parents.Distinct().Select(p => (p, Relation.Contributes))]);

    private ObjectiveRequest Aligned(CycleResponse cycle, ObjectiveResponse objective, Random random) => Aligned(
        cycle, objective, [.. Enumerable.Range(0, random.Next(3)).Select(_ => _read.Keys.ElementAt(random.Next(_read.Count))).Where(p => p != objective.Id)]);

    private async Task BeginAsync(GoalsClient client, CycleResponse cycle)
    {
        using var made = await client.PostAsync("/api/goals/objectives", Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead));
        if (made.StatusCode == HttpStatusCode.Created)
        {
            Take(null, (await made.Content.ReadFromJsonAsync<ObjectiveResponse>(GoalsFixture.Json))!, null);
        }
    }

    /// <summary>Always from the version that was read; whoever was too late reads again.</summary>
    private async Task SendAsync(GoalsClient client, ObjectiveResponse read, HttpMethod method, string address, object body, decimal? stated = null)
    {
        using var answer = await client.SendAsync(method, address, body, read.Version);
        Assert.True(
            answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity,
            $"{method} {address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        if (answer.IsSuccessStatusCode)
        {
            Take(read.Version, (await answer.Content.ReadFromJsonAsync<ObjectiveResponse>(GoalsFixture.Json))!, stated);
        }
        else if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            _read[read.Id] = await client.GetAsync(read.Id);
        }
    }

    private void Take(long? from, ObjectiveResponse became, decimal? stated)
    {
        _read.AddOrUpdate(became.Id, became, (_, known) => known.Version > became.Version ? known : became);
        if (became.Version != from)
        {
            _accepted.Add(new Accepted(became.Id, became.Version, stated));
        }
    }

    // ---- what the cycle does meanwhile

    private Task ReachAsync(int done) => Setpoint.Testing.Services.Eventually.SeeAsync(() => Task.FromResult(_done), n => n >= done, TimeSpan.FromMinutes(2));

    private async Task<CycleResponse> MoveAsync(CycleResponse cycle, CyclePhase phase, int after)
    {
        await ReachAsync(after * InPhase);
        return await goals.Admin.MoveAsync(cycle, phase);
    }

    /// <summary>Everything is given up until nothing is open; the editors go on beginning others.</summary>
    private async Task<CycleResponse> CloseAsync(CycleResponse cycle)
    {
        await ReachAsync(3 * InPhase);
        while (true)
        {
            using var answer = await goals.Admin.SendAsync(HttpMethod.Post, $"/api/goals/cycles/{cycle.Id}/phase", new { phase = "closed" }, cycle.Version);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return (await answer.Content.ReadFromJsonAsync<CycleResponse>(GoalsFixture.Json))!;
            }

            var open = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["open"]!.AsArray();
            await Task.WhenAll(open.Select(o => RetireAsync((Guid)o!["id"]!)));
        }
    }

    private async Task RetireAsync(Guid id)
    {
        using var answer = await goals.Admin.PostAsync($"/api/goals/objectives/{id}/retire", new { reason = "The cycle closes" });
        if (answer.IsSuccessStatusCode)
        {
            Take(null, (await answer.Content.ReadFromJsonAsync<ObjectiveResponse>(GoalsFixture.Json))!, null);
        }
    }

    // ---- what has to hold

    private Task<long> CirclesAsync() => goals.QueryAsync<long>(
        """
        with recursive way (start, id) as (
            select child_id, parent_id from alignment
            union
            select w.start, a.parent_id from way w join alignment a on a.child_id = w.id
        )
        select count(*) from way where start = id
        """);

    private async Task NothingPassedItsGateAsync(CycleResponse cycle)
    {
        var (grading, closed) = (await PhaseAsync(cycle, CyclePhase.Grading), await PhaseAsync(cycle, CyclePhase.Closed));
        const string Of = "from audit_entry a join objective o on o.id = a.subject_id where o.cycle_id = $1";
        Assert.Equal(0, await goals.QueryAsync<long>($"select count(*) {Of} and a.seq > $2", cycle.Id, closed));
        Assert.Equal(0, await goals.QueryAsync<long>(
            $"select count(*) {Of} and a.seq < $2 and (a.changes -> 'lifecycle' ->> 1)::int = $3", cycle.Id, grading, (int)Lifecycle.Graded));
        Assert.InRange(await goals.QueryAsync<long>($"select count(*) {Of} and a.seq > $2", cycle.Id, grading), 1, long.MaxValue);
        Assert.Equal(0, await goals.QueryAsync<long>("select count(*) from objective where cycle_id = $1 and lifecycle not in ('graded', 'retired')", cycle.Id));
    }

    private Task<long> PhaseAsync(CycleResponse cycle, CyclePhase phase) => goals.QueryAsync<long>(
        "select seq from audit_entry where subject_id = $1 and (changes -> 'phase' ->> 1)::int = $2", cycle.Id, (int)phase);

    /// <summary>A version for each answer and an answer for each version; and each override says what was sent.</summary>
    private async Task EveryAcceptedEditIsThereOnceAsync(CycleResponse cycle)
    {
        var history = await ReadAsync(
            "select a.subject_id, a.version, (a.changes -> 'statedProgress' ->> 1)::numeric from audit_entry a join objective o on o.id = a.subject_id where o.cycle_id = $1",
            cycle.Id, r => new Accepted(r.GetGuid(0), r.GetInt64(1), r.IsDBNull(2) ? null : r.GetDecimal(2)));
        Assert.Equal(
            history.OrderBy(h => (h.Id, h.Version)).Select(h => (h.Id, h.Version)),
            _accepted.OrderBy(a => (a.Id, a.Version)).Select(a => (a.Id, a.Version)));

        // What is stated again as it was is another version and no change of the number.
        var stated = history.Where(h => h.Stated is not null).ToDictionary(h => (h.Id, h.Version), h => h.Stated);
        Assert.All(_accepted.Where(a => a.Stated is not null && stated.ContainsKey((a.Id, a.Version))), a => Assert.Equal(a.Stated, stated[(a.Id, a.Version)]));
        Assert.InRange(stated.Count, 3, int.MaxValue);
    }

    /// <summary>What was computed last before the close, of every objective, whatever was said afterwards.</summary>
    private async Task WhatStoodIsKeptAsync(CycleResponse cycle)
    {
        var rows = await ReadAsync(
            """
            select o.id, c.progress, c.raw, r.progress, r.raw, c.id is not null
            from objective o left join closed_progress c on c.id = o.id
            cross join (select max(at) as at from audit_entry where subject_id = $1) closed
            left join lateral (select * from progress_revision p where p.objective_id = o.id and p.recorded_at <= closed.at order by p.revision desc limit 1) r on true
            where o.cycle_id = $1
            """,
            cycle.Id, r => (Kept: (Maybe(r, 1), Maybe(r, 2)), Stood: (Maybe(r, 3), Maybe(r, 4)), IsKept: r.GetBoolean(5)));
        Assert.InRange(rows.Count, Trees, int.MaxValue);
        Assert.All(rows, r => Assert.True(r.IsKept));
        Assert.Equal(rows.Select(r => r.Stood), rows.Select(r => r.Kept));
    }

    private async Task<List<T>> ReadAsync<T>(string sql, Guid cycle, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(goals.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = cycle } } };
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }

        return all;
    }

    private static decimal? Maybe(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private sealed record Accepted(Guid Id, long Version, decimal? Stated);
}
