using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Evaluation;

/// <summary>A gain that is watched, as it stands and as its metric's periods have it now.</summary>
/// <param name="Superseded">The lifecycle of a new OKR on the metric; none while there is none.</param>
/// <param name="ObjectiveOwnerId">Of a public objective, as its title is.</param>
internal sealed record WatchedGain(
    Subject Subject,
    Guid KeyResultId,
    Guid ObjectiveId,
    DateOnly Starts,
    DateOnly ClosedOn,
    decimal From,
    GainState Before,
    string? FactsBefore,
    Guid? BaselineId,
    string? Superseded,
    Guid? ObjectiveOwnerId,
    string? ObjectiveTitle)
{
    private const string Graded = "graded";

    public GainFacts Facts { get; set; } = null!;

    public GainState State => Superseded is null ? Facts.State : GainState.Superseded;

    /// <summary>
    /// True once nothing changes it any more: it held or did not, or there was nothing to hold in all the periods that would have
    /// told. A new OKR may still be given up, until it is graded itself.
    /// </summary>
    public bool IsFinal => State switch
    {
        GainState.Held or GainState.Regressed => true,
        GainState.Superseded => Superseded == Graded,
        GainState.NoGain => Facts.Periods.Count == Facts.Needed,
        _ => false,
    };

    /// <summary>The level that is shown beside the baseline, or has become it.</summary>
    public decimal? Level => State is GainState.Watching or GainState.Held ? Facts.Achieved!.Value : null;

    public bool IsNews => IsFinal || State != Before || FactsBefore is null || FactsJson.Of(FactsJson.Read<GainFacts>(FactsBefore)) != FactsJson.Of(Facts);
}

/// <summary>Reads the gains that are watched on the metrics of a batch: mostly none.</summary>
internal static class GainReader
{
    /// <summary>A new OKR is one whose window begins and ends later. A graded one comes before one that may still be given up.</summary>
    private const string Watches =
        """
        select m.series, w.key_result_id, w.objective_id, w.starts, w.closed_on, w.from_value, w.state, w.facts, w.baseline_id, n.lifecycle, o.owner_id, o.title
        from hold_watch w
        join metric m on m.id = w.metric_id
        left join objective o on o.id = w.objective_id and o.visibility = 'public'
        left join lateral (
            select k.lifecycle from metric_objective k
            where k.metric_id = w.metric_id and k.objective_id <> w.objective_id and k.lifecycle in ('published', 'graded')
              and k.starts > w.starts and k.ends > w.ends
            order by k.lifecycle = 'graded' desc limit 1
        ) n on true
        where w.metric_id = any($1) and w.judged_at is null
        """;

    private const string Periods =
        """
        (
            select r.n::int - 1, p.start, p.value, true
            from unnest($1, $2, $3, $4, $5, $6) with ordinality r(series, first, last, after, running, needed, n)
            cross join lateral (
                select start, value from metric_period
                where series = r.series and start between r.first and r.last and start < r.running and value is not null and not provisional
                order by start desc limit 1
            ) p
        )
        union all
        (
            select r.n::int - 1, p.start, p.value, false
            from unnest($1, $2, $3, $4, $5, $6) with ordinality r(series, first, last, after, running, needed, n)
            cross join lateral (
                select start, value from metric_period
                where series = r.series and start >= r.after and start < r.running and value is not null and not provisional
                order by start limit r.needed
            ) p
        )
        """;

    public static async Task<List<WatchedGain>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        if (!subjects.Values.Any(s => s.HasGains))
        {
            return [];
        }

        var gains = await ReadWatchesAsync(connection, transaction, subjects, ct);

        var days = gains.ConvertAll(g => WatchedPeriods.Of(g.Subject.Calendar, g.Starts, g.ClosedOn));
        await using var command = new NpgsqlCommand(Periods, connection, transaction);
        command.Parameters.Add(Column.Of(gains, NpgsqlDbType.Integer, g => g.Subject.Series));
        command.Parameters.Add(Column.Of(days, NpgsqlDbType.Date, d => d.First.Start));
        command.Parameters.Add(Column.Of(days, NpgsqlDbType.Date, d => d.Last.Start));
        command.Parameters.Add(Column.Of(days, NpgsqlDbType.Date, d => d.After.Start));
        command.Parameters.Add(Column.Of(gains, NpgsqlDbType.Date, g => g.Subject.Calendar.RunningAt(now).Start));
        command.Parameters.Add(Column.Of(gains, NpgsqlDbType.Integer, g => g.Subject.Policy.HoldPeriods));
        var achieved = new Point?[gains.Count];
        var after = gains.ConvertAll(_ => new List<Point>());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (place, point) = (reader.GetInt32(0), new Point(await reader.GetFieldValueAsync<DateOnly>(1, ct), reader.GetDecimal(2)));
            if (reader.GetBoolean(3))
            {
                achieved[place] = point;
            }
            else
            {
                after[place].Add(point);
            }
        }

        for (var i = 0; i < gains.Count; i++)
        {
            var s = gains[i].Subject;
            gains[i].Facts = GainFacts.Of(s.Thresholds.Current, s.Direction, gains[i].From, achieved[i], after[i], s.Policy);
        }

        return gains;
    }

    private static async Task<List<WatchedGain>> ReadWatchesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Watches, connection, transaction);
        command.Parameters.Add(Column.Of(subjects.Values.Where(s => s.HasGains), NpgsqlDbType.Uuid, s => s.MetricId));
        await using var row = await command.ExecuteReaderAsync(ct);
        var gains = new List<WatchedGain>();
        while (await row.ReadAsync(ct))
        {
            gains.Add(new WatchedGain(
                subjects[row.GetInt32(0)],
                row.GetGuid(1),
                row.GetGuid(2),
                await row.GetFieldValueAsync<DateOnly>(3, ct),
                await row.GetFieldValueAsync<DateOnly>(4, ct),
                row.GetDecimal(5),
                Word.Parse<GainState>(row.GetString(6)),
                await row.IsDBNullAsync(7, ct) ? null : row.GetString(7),
                await row.IsDBNullAsync(8, ct) ? null : row.GetGuid(8),
                await row.IsDBNullAsync(9, ct) ? null : row.GetString(9),
                await row.IsDBNullAsync(10, ct) ? null : row.GetGuid(10),
                await row.IsDBNullAsync(11, ct) ? null : row.GetString(11)));
        }

        return gains;
    }
}
