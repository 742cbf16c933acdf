using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Setpoint.Metrics.Sources.Runs;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics.Sources;

/// <summary>Several workers over one database, and what happens when one of them dies. One clock, so one test after the other.</summary>
public sealed class ReplicaTests(SourcesFixture sources) : IClassFixture<SourcesFixture>
{
    private NpgsqlDataSource Database => sources.Metrics.Inside.GetRequiredService<NpgsqlDataSource>();

    [Fact]
    public async Task A_due_source_is_run_once_by_however_many_workers()
    {
        const int Sources = 12;
        var workers = Enumerable.Range(0, 3).Select(_ => Worker()).ToList();
        var urls = Enumerable.Range(0, Sources).Select(i => sources.Outside.Json($$"""{"value":{{i}}}""")).ToList();
        var metrics = new List<Guid>();
        foreach (var url in urls)
        {
            metrics.Add((Guid)(await sources.MetricAsync(SourcesFixture.Http(url)))["id"]!);
        }

        // Switched on all at once, while four workers look.
        await Task.WhenAll(workers.Select(w => w.StartAsync(default)));
        await sources.ExecuteAsync($"update source_state set next_run_at = '2026-11-21 12:00Z' where metric_id = any('{{{string.Join(',', metrics)}}}')");
        await Eventually.TrueAsync(async () => await sources.Metrics.QueryAsync<long>("select count(*) from source_run where metric_id = any($1)", metrics.ToArray()) >= Sources);
        await Task.WhenAll(workers.Select(w => w.StopAsync(default)));

        Assert.All(urls, url => Assert.Equal(1, sources.Outside.Count(url)));
        Assert.Equal(Sources, await sources.Metrics.QueryAsync<long>("select count(*) from source_run where metric_id = any($1)", metrics.ToArray()));
    }

    [Fact]
    public async Task The_lease_is_given_to_one_of_many_who_ask_at_once()
    {
        var metric = (Guid)(await sources.MetricAsync(SourcesFixture.Http(sources.Outside.Json("{}"))))["id"]!;
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Lease.TakeAsync(Database, metric, sources.Metrics.Clock.GetUtcNow(), default))));
        Assert.Single(leases.OfType<Lease>());
    }

    [Fact]
    public async Task A_run_whose_process_died_is_taken_over_when_its_lease_runs_out()
    {
        var url = sources.Outside.Json("""{"value":7}""");
        var metric = await sources.MetricAsync(SourcesFixture.Http(url));
        var id = (Guid)metric["id"]!;

        // A process takes the lease, and is never heard of again.
        var dead = await Lease.TakeAsync(Database, id, sources.Metrics.Clock.GetUtcNow(), default);
        Assert.NotNull(dead);
        await sources.ExecuteAsync($"update source_state set next_run_at = '2026-11-21 12:00Z' where metric_id = '{id}'");
        Assert.True((bool)(await sources.SourceAsync(metric))["details"]!["running"]!);
        var other = await sources.MetricAsync(SourcesFixture.Http(sources.Outside.Json("""{"value":1}"""), s => s["enabled"] = true));
        await sources.SeeAsync(other, d => d["lastRunAt"] is not null);
        Assert.Equal(0, sources.Outside.Count(url));

        sources.Metrics.Clock.Advance(Lease.Length + TimeSpan.FromSeconds(1));
        await sources.SeeAsync(metric, d => d["lastRunAt"] is not null && !(bool)d["running"]!);
        Assert.Equal(1, sources.Outside.Count(url));
        var runs = (await sources.Metrics.GetAsync($"/api/metrics/{id}/source/runs"))["items"]!.AsArray();
        Assert.Equal([null, "The run was interrupted; it was taken over."], runs.Select(r => (string?)r!["error"]));

        // Should it wake up after all, it has lost the lease and writes nothing.
        Assert.Null(await sources.Metrics.Inside.GetRequiredService<SourceRunner>().RunAsync(dead, default));
        Assert.Equal(2, (await sources.Metrics.GetAsync($"/api/metrics/{id}/source/runs"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_an_older_definition_reads_is_thrown_away()
    {
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var slow = sources.Outside.At(async http =>
        {
            reached.TrySetResult();
            await goOn.Task;
            await Outside.WriteAsync(http, """{"value":1}""");
        });
        var metric = await sources.MetricAsync(SourcesFixture.Http(slow));
        var run = sources.SendAsync(HttpMethod.Post, $"/api/metrics/{metric["id"]}/source/run");
        await reached.Task;
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await sources.SendAsync(HttpMethod.Post, $"/api/metrics/{metric["id"]}/source/run")).Status);

        await sources.PutAsync(metric, SourcesFixture.Http(sources.Outside.Json("""{"value":2}""")), "\"1\"");
        goOn.SetResult();
        var (status, body) = await run;
        Assert.Equal((System.Net.HttpStatusCode.Conflict, "superseded"), (status, (string?)body!["code"]));
        Assert.Empty(await sources.ObservationsAsync(metric));
    }

    [Fact]
    public async Task Only_the_last_hundred_runs_are_kept()
    {
        var metric = await sources.MetricAsync(SourcesFixture.Http(sources.Outside.Json("""{"value":7}""")));
        var id = (Guid)metric["id"]!;
        await sources.ExecuteAsync($"insert into source_run (metric_id, started_at, took_ms, rows, inserted, revised) select '{id}', now(), 1, 0, 0, 0 from generate_series(1, 120)");
        await sources.RunAsync(metric);

        Assert.Equal(100, await sources.Metrics.QueryAsync<long>("select count(*) from source_run where metric_id = $1", id));
        var page = await sources.Metrics.GetAsync($"/api/metrics/{id}/source/runs?limit=60");
        Assert.Equal(1, (int)page["items"]![0]!["rows"]!);
        var rest = await sources.Metrics.GetAsync($"/api/metrics/{id}/source/runs?limit=60&cursor={Uri.EscapeDataString((string)page["next"]!)}");
        Assert.Equal((40, null), (rest["items"]!.AsArray().Count, (string?)rest["next"]));
    }

    private SourceWorker Worker() => new(
        Database, sources.Metrics.Inside.GetRequiredService<SourceRunner>(), new SourceBell(), sources.Metrics.Clock, NullLogger<SourceWorker>.Instance);
}
