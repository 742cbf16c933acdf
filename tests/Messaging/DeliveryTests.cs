using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Operations;
using Setpoint.Testing.Services;

namespace Setpoint.Messaging.Tests;

public sealed class DeliveryTests(TwoServices services) : IClassFixture<TwoServices>
{
    private readonly Teller _teller = services.Teller;
    private readonly Listener _listener = services.Listener;

    [Fact]
    public async Task Fifty_copies_of_a_message_are_handled_once()
    {
        // Every handling of a unit bumps this tally; a mirror alone would hide a second one.
        await _listener.QueryAsync<int>(
            """
            create table tally (n int);
            create function count_it() returns trigger language plpgsql as 'begin insert into tally values (1); return null; end';
            create trigger count_it after insert or update on unit for each row when (new.slug = 'copied') execute function count_it();
            select 1
            """);
        var message = TestOrganization.Unit(Guid.CreateVersion7(), "Copied", "copied", "team", _teller.Company, null);
        var id = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _listener.Broker.PublishAsync<UnitChanged>(message, id)));
        var last = TestOrganization.Unit(Guid.CreateVersion7(), "After", "after-copies", "team", _teller.Company, null);
        await _listener.Broker.PublishAsync<UnitChanged>(last);
        await _listener.KnowsAsync(message.Id);
        await _listener.KnowsAsync(last.Id);
        await QueuesAreEmptyAsync();

        Assert.Equal(1, await _listener.QueryAsync<long>("select count(*) from tally"));
        Assert.Equal(1, await _listener.QueryAsync<long>("select count(*) from inbox_message where message_id = $1", id));
    }

    [Fact]
    public async Task Versions_out_of_order_end_at_the_highest()
    {
        var unit = TestOrganization.Unit(Guid.CreateVersion7(), "v", "versions", "team", _teller.Company, null);
        foreach (var version in new long[] { 3, 1, 5, 2, 4 })
        {
            await _listener.Broker.PublishAsync(unit with { Version = version, Name = $"v{version}" });
        }

        await Eventually.TrueAsync(async () => await _listener.QueryAsync<long>(
            "select count(*) from unit where id = $1 and version = 5 and name = 'v5'", unit.Id) == 1);
        await QueuesAreEmptyAsync();
        Assert.Equal("v5", await _listener.QueryAsync<string>("select name from unit where id = $1", unit.Id));
    }

    [Fact]
    public async Task A_child_may_be_heard_of_before_its_parent()
    {
        var parent = TestOrganization.Unit(Guid.CreateVersion7(), "Parent", "late-parent", "department", _teller.Company, null);
        var child = TestOrganization.Unit(Guid.CreateVersion7(), "Child", "early-child", "team", parent.Id, null);
        await _listener.Broker.PublishAsync<UnitChanged>(child);
        await _listener.KnowsAsync(child.Id);
        await _listener.Broker.PublishAsync<UnitChanged>(parent);

        await Eventually.TrueAsync(async () => await _listener.QueryAsync<long>(
            "select count(*) from unit_closure where descendant_id = $1 and ancestor_id in ($1, $2, $3)", child.Id, parent.Id, _teller.Company) == 3);
    }

    [Fact]
    public async Task A_poison_message_becomes_a_dead_letter_and_is_replayed_by_an_administrator()
    {
        await _listener.QueryAsync<int>("alter table unit add constraint no_poison check (slug <> 'poison'); select 1");
        var poison = TestOrganization.Unit(Guid.CreateVersion7(), "Poison", "poison", "team", _teller.Company, null);
        await _listener.Broker.PublishAsync<UnitChanged>(poison);
        await Eventually.TrueAsync(async () => await _listener.QueryAsync<long>("select count(*) from dead_letter") == 1);

        // The queue goes on behind it.
        var healthy = TestOrganization.Unit(Guid.CreateVersion7(), "Healthy", "healthy", "team", _teller.Company, null);
        await _listener.Broker.PublishAsync<UnitChanged>(healthy);
        await _listener.KnowsAsync(healthy.Id);

        using var admin = _listener.As(_teller.Administrator);
        await Eventually.SeeAsync(async () => (await admin.GetAsync("/api/checkins/operations/dead-letters")).StatusCode, s => s == HttpStatusCode.OK);
        var letters = await admin.GetFromJsonAsync<JsonObject>("/api/checkins/operations/dead-letters");
        var letter = letters!["items"]!.AsArray().Single()!;
        Assert.Equal("Setpoint.Contracts.Directory.UnitChanged", (string?)letter["type"]);
        Assert.Contains("no_poison", (string?)letter["error"], StringComparison.Ordinal);

        var replay = $"/api/checkins/operations/dead-letters/{(string?)letter["id"]}/replay";
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsync(replay, null)).StatusCode);
        await _listener.QueryAsync<int>("alter table unit drop constraint no_poison; select 1");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync(replay, null)).StatusCode);

        await _listener.KnowsAsync(poison.Id);
        Assert.Equal(0, await _listener.QueryAsync<long>("select count(*) from dead_letter"));
    }

    [Fact]
    public async Task Operations_are_for_administrators()
    {
        using var nobody = _listener.As(Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.GetAsync("/api/checkins/operations/dead-letters")).StatusCode);
    }

    [Fact]
    public async Task The_trace_of_a_request_reaches_the_consumers_span()
    {
        var trace = ActivityTraceId.CreateRandom();
        var seen = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                lock (seen)
                {
                    seen.Add(a);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var unit = await _teller.MakeUnitAsync("traced", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        await _listener.KnowsAsync(unit);

        await Eventually.TrueAsync(() => Task.FromResult(OfTrace().Any(a => a.Kind == ActivityKind.Consumer)));
        Assert.Contains(OfTrace(), a => a.Kind == ActivityKind.Server);
        Assert.Contains(OfTrace(), a => a.OperationName == "outbox publish");

        List<Activity> OfTrace()
        {
            lock (seen)
            {
                return [.. seen.Where(a => a.TraceId == trace)];
            }
        }
    }

    [Fact]
    public async Task What_the_reader_lost_is_asked_for_and_what_nobody_has_is_dropped()
    {
        var lost = await _teller.MakeUnitAsync("lost");
        await _listener.KnowsAsync(lost);
        await QueuesAreEmptyAsync();
        var invented = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-1));
        await _listener.QueryAsync<int>("delete from unit where id = $1; select 1".Replace("$1", $"'{lost}'", StringComparison.Ordinal));
        await _listener.QueryAsync<int>(
            $"insert into unit (id, version, name, slug, kind, time_zone) values ('{invented}', 1, 'Invented', 'invented', 'team', 'UTC'); select 1");

        // A bucket that differs once may only be late: it takes two digests in a row.
        using var admin = _teller.As(_teller.Administrator);
        await DigestAsync(admin);
        Assert.Equal(0, await _listener.QueryAsync<long>("select count(*) from unit where id = $1", lost));
        await DigestAsync(admin);

        await _listener.KnowsAsync(lost);
        await Eventually.TrueAsync(async () => await _listener.QueryAsync<long>("select count(*) from unit where id = $1", invented) == 0);
    }

    [Fact]
    public async Task What_was_asked_for_is_not_asked_for_again_while_the_answer_may_be_on_its_way()
    {
        await _listener.Broker.HearAsync<BucketRequested>();
        var late = await _teller.MakeUnitAsync("late");
        var other = await _teller.MakeUnitAsync("other");
        await _listener.KnowsAsync(late);
        await _listener.KnowsAsync(other);
        await QueuesAreEmptyAsync();

        // No answer mends this one: it is older than what stands here.
        await _listener.QueryAsync<int>($"update unit set version = 1000 where id = '{late}'; select 1");
        using var admin = _teller.As(_teller.Administrator);
        for (var i = 0; i < 5; i++)
        {
            await DigestAsync(admin);
        }

        await _listener.QueryAsync<int>($"delete from unit where id = '{other}'; select 1");
        await DigestAsync(admin);
        await DigestAsync(admin);

        await _listener.Broker.ExpectAsync<BucketRequested>(b => b.Bucket == BucketOf(other));
        Assert.Single(_listener.Broker.Of<BucketRequested>(), b => b.Bucket == BucketOf(late));
        await _listener.QueryAsync<int>($"update unit set version = 1 where id = '{late}'; delete from reconcile_doubt; select 1");
    }

    [Fact]
    public async Task Republishing_fills_an_empty_reader()
    {
        var unit = await _teller.MakeUnitAsync("republished");
        await _listener.KnowsAsync(unit);
        await QueuesAreEmptyAsync();
        await _listener.QueryAsync<int>("truncate unit, unit_closure; select 1");

        using var admin = _teller.As(_teller.Administrator);
        using var response = await admin.PostAsync("/api/directory/operations/republish", null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        var units = await _teller.QueryAsync<long>("select count(*) from unit");
        await Eventually.TrueAsync(async () => await _listener.QueryAsync<long>("select count(*) from unit") == units);
    }

    private static int BucketOf(Guid id) => id.ToByteArray()[15];

    private async Task DigestAsync(HttpClient admin)
    {
        var seen = await _listener.QueryAsync<long>("select count(*) from inbox_message where endpoint = 'checkins-operations'");
        (await admin.PostAsync("/api/directory/operations/digest", null)).EnsureSuccessStatusCode();

        // One digest for each kind of state: units, people, tokens.
        await Eventually.TrueAsync(async () =>
            await _listener.QueryAsync<long>("select count(*) from inbox_message where endpoint = 'checkins-operations'") >= seen + 3);
    }

    /// <summary>Whatever was published before this has been handled: a marker went through after it.</summary>
    private async Task QueuesAreEmptyAsync()
    {
        await _teller.OutboxIsEmptyAsync();
        var marker = TestOrganization.Unit(Guid.CreateVersion7(), "Marker", $"marker-{Guid.NewGuid():N}", "team", null, null);
        await _listener.Broker.PublishAsync<UnitChanged>(marker);
        await _listener.KnowsAsync(marker.Id);
        await _listener.QueryAsync<int>($"delete from unit where id = '{marker.Id}'; delete from unit_closure where descendant_id = '{marker.Id}'; select 1");
    }
}
