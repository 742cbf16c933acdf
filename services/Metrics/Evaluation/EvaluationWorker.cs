using Npgsql;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Evaluates whenever the bell rings, and by itself every two seconds for what others committed and what time moved.</summary>
internal sealed partial class EvaluationWorker(
    Evaluator evaluator, NpgsqlDataSource database, EvaluationBell bell, TimeProvider clock, ILogger<EvaluationWorker> log) : BackgroundService
{
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_housekeeping = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestBackOff = TimeSpan.FromSeconds(15);

    /// <summary>What going through all that a metric ever was counts as in a batch: four times ten years of days make a tenth of a second.</summary>
    internal const int RowsOfWholePast = 25_000;

    /// <summary>What is rolled up where a unit was moved from or to is computed anew.</summary>
    private const string RollUpsOfMovedUnits =
        """
        ;
        with recursive moved as (
            (select * from unit_placement except select * from placement_seen)
            union all
            (select * from placement_seen except select * from unit_placement)
        ), above (unit_id) as (
            select unit_id from moved
            union
            select parent_id from moved where parent_id is not null
            union
            select p.parent_id from above a join unit_placement p on p.unit_id = a.unit_id where p.parent_id is not null
        )
        insert into changed_series (series, from_at, to_at, rows, quiet)
        select distinct m.series, timestamptz '-infinity', timestamptz 'infinity', 1, true
        from above a join metric m on m.unit_id = a.unit_id join formula_input i on i.series = m.series and i.tag is not null;
        delete from placement_seen s using (select * from placement_seen except select * from unit_placement) gone
        where s.unit_id = gone.unit_id and s.since = gone.since;
        insert into placement_seen select * from unit_placement
        on conflict (unit_id, since) do update set parent_id = excluded.parent_id where placement_seen.parent_id is distinct from excluded.parent_id
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backOff = TimeSpan.Zero;
        long? kept = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await evaluator.RunAsync(stoppingToken))
                {
                    backOff = TimeSpan.Zero;
                }

                await bell.WaitAsync(s_poll, stoppingToken);
                if (kept is not { } last || clock.GetElapsedTime(last) >= s_housekeeping)
                {
                    kept = clock.GetTimestamp();
                    await KeepHouseAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                backOff = backOff == TimeSpan.Zero ? TimeSpan.FromMilliseconds(250) : backOff * 2;
                backOff = backOff > s_longestBackOff ? s_longestBackOff : backOff;
                LogBackingOff(backOff, e);
                await Task.Delay(backOff, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>
    /// Metrics whose unit lives in another time zone, or under another policy, than when they were evaluated; receipts
    /// nobody repeats any more.
    /// </summary>
    private async Task KeepHouseAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"""
            delete from ingestion_receipt where at < now() - interval '14 days';
            delete from upload_progress where at < now() - interval '14 days';
            insert into changed_series (series, rows, quiet, later)
            select s.series, {RowsOfWholePast}, true, true
            from metric_state s
            join metric m on m.series = s.series
            join unit u on u.id = m.unit_id
            left join (
                select c.descendant_id as unit, sum(p.version)::bigint as version
                from policy p join unit_closure c on c.ancestor_id = p.id
                group by c.descendant_id
            ) decided on decided.unit = m.unit_id
            where (s.time_zone <> u.time_zone or s.policy_version is distinct from 1 + coalesce(decided.version, 0))
              and not exists (select 1 from changed_series c where c.series = s.series and c.later)
            """ + RollUpsOfMovedUnits);
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "Evaluation waits {BackOff} before it tries again")]
    private partial void LogBackingOff(TimeSpan backOff, Exception e);
}
