using System.Text.Json.Nodes;
using Npgsql;
using Setpoint.Metrics.Evaluation;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What is evaluated first, seen while the turn is held: nothing else is evaluated in between, and nothing is kept.</summary>
public sealed class ClaimTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private const int FirstLater = 1_000_000, Later = 30;

    /// <summary>As another policy lists the whole past of thirty metrics.</summary>
    private static readonly string s_another =
        $"insert into changed_series (series, rows, quiet, later) select {FirstLater} + n, {EvaluationWorker.RowsOfWholePast}, true, true from generate_series(1, {Later}) n";

    [Fact]
    public async Task A_correction_goes_before_the_whole_past_that_another_policy_lists_and_shares_its_batch_with_little_of_it()
    {
        var claimed = await ClaimAsync(s_another, "insert into changed_series (series, from_at, to_at, rows, quiet) values (2000000, now(), now(), 1, false)");

        Assert.Equal([.. Enumerable.Range(FirstLater + 1, 4), 2_000_000], claimed[0].Order());
        Assert.Equal([4, 4, 4], claimed[1..].Select(c => c.Count));
    }

    [Fact]
    public async Task What_a_formula_makes_of_a_correction_does_not_wait_for_the_past_either()
    {
        var input = await metrics.DefineAsync(k => (k["role"], k["thresholds"]) = ("measure", null));
        var half = await metrics.DefineAsync(k => k["formula"] = $"{{{input["externalKey"]}}} / 2");
        var whole = await metrics.DefineAsync(k => k["formula"] = $"{{{half["externalKey"]}}} * 2");
        await metrics.EvaluatedAsync();
        var (below, above) = (await SeriesAsync(half), await SeriesAsync(whole));

        // What only another policy moves holds up nothing that reads it.
        var claimed = await ClaimAsync(
            s_another,
            $"insert into changed_series (series, rows, quiet, later) values ({below}, {EvaluationWorker.RowsOfWholePast}, true, true)",
            $"insert into changed_series (series, from_at, to_at, rows, quiet) values ({above}, now(), now(), 1, false)");

        Assert.Equal([below, above], claimed[0].Order());
    }

    private Task<int> SeriesAsync(JsonObject metric) => metrics.QueryAsync<int>("select series from metric where id = $1", (Guid)metric["id"]!);

    /// <summary>The batches that follow.</summary>
    private async Task<List<List<int>>> ClaimAsync(params string[] listed)
    {
        await using var connection = new NpgsqlConnection(metrics.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var sql in listed.Prepend("select pg_advisory_xact_lock(hashtext('evaluation'))").Append("update metric_state set next_evaluation_at = 'infinity'"))
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }

        var claimed = new List<List<int>>();
        for (var i = 0; i < 4; i++)
        {
            claimed.Add([.. (await Claim.TakeAsync(connection, transaction, MetricsFixture.Noon, default)).Keys]);
        }

        return claimed;
    }
}
