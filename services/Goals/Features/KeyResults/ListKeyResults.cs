using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.KeyResults;

/// <summary>A key result that runs on a metric, as the metric's own page shows it.</summary>
/// <param name="Baseline">None where a limit is kept.</param>
/// <param name="Target">None where a limit is kept or the target is a range.</param>
/// <param name="Low">Lower end of the limit or the range.</param>
/// <param name="High">Upper end of the same.</param>
public sealed record MetricKeyResult(
    Guid Id,
    string Title,
    Guid MetricId,
    decimal? Baseline,
    decimal? Target,
    decimal? Progress,
    decimal? Expected,
    Pace Pace,
    decimal? Confidence,
    KeyResultObjective Objective,
    Measure Measure,
    decimal? Low,
    decimal? High);

/// <summary>The objective that a key result belongs to.</summary>
public sealed record KeyResultObjective(Guid Id, string Title, KeyResultUnit Unit, KeyResultCycle Cycle);

/// <summary>Its unit.</summary>
public sealed record KeyResultUnit(Guid Id, string Name, string Slug);

/// <summary>Its cycle.</summary>
public sealed record KeyResultCycle(string Name, DateOnly Start, DateOnly End);

internal static class ListKeyResults
{
    private const int MostMetrics = 200;

    /// <summary>Only what was agreed: a draft is nobody's change yet.</summary>
    private const string Agreed =
        """
        select k.id, k.title, k.metric_id, k.baseline, k.target, o.id, o.title,
               o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), c.name, o.window_start, o.window_end,
               k.measure, k.low, k.high
        from key_result k
        join objective o on o.id = k.objective_id and o.lifecycle in ('published', 'graded')
        join visible_objective($1, $6::uuid) v on v.id = o.id
        join cycle c on c.id = o.cycle_id
        left join unit u on u.id = o.unit_id
        where k.metric_id = any($2) and not k.retired and k.id > $3
          and ($4 = '00000000-0000-0000-0000-000000000000' or o.cycle_id = $4)
        order by k.id
        limit $5
        """;

    /// <param name="metrics">Ids of metrics, separated by commas.</param>
    /// <param name="cycle">Only in this cycle.</param>
    public static async Task<Results<Ok<Page<MetricKeyResult>>, ProblemHttpResult>> HandleAsync(
        string? metrics, Guid? cycle, string? cursor, int? limit, GoalsDb db, PaceReader paces, Caller caller, CancellationToken ct)
    {
        var ids = Parse(metrics);
        if (ids is not { Length: > 0 and <= MostMetrics })
        {
            return Problems.Invalid("metrics", $"must name 1 to {MostMetrics} metrics by id, separated by commas");
        }

        if (!Cursor.TryDecode<Guid>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var connection = await db.ConnectionAsync(ct);
        var rows = await connection.ReadAsync(Agreed, [caller.PersonId, ids, after, cycle ?? Guid.Empty, size, caller.Within], Read, ct);
        var paced = await paces.ReadAsync(connection, [.. rows.Select(r => r.Objective.Id).Distinct()], ct);
        var items = rows.ConvertAll(r => Judged(r, paced[new(r.Objective.Id)]));
        return TypedResults.Ok(new Page<MetricKeyResult>(items, items.Count == size ? Cursor.Encode(items[^1].Id) : null));
    }

    private static MetricKeyResult Judged(MetricKeyResult row, PacedObjective objective)
    {
        var now = objective.KeyResults.Single(k => k.Id.Value == row.Id);
        return row with { Progress = now.Progress, Expected = now.Reading.Expected, Pace = now.Reading.Pace, Confidence = now.Confidence };
    }

    private static MetricKeyResult Read(Columns r) => new(
        r.Id(), r.Text(), r.Id(), r.Maybe<decimal>(), r.Maybe<decimal>(), null, null, Pace.NoData, null,
        new KeyResultObjective(r.Id(), r.Text(), new(r.Id(), r.Text(), r.Text()), new(r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>())),
        r.Word<Measure>(), r.Maybe<decimal>(), r.Maybe<decimal>());

    private static Guid[]? Parse(string? list)
    {
        var parts = (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var ids = parts.Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null).ToArray();
        return ids.Contains(null) ? null : [.. ids.Select(id => id!.Value).Distinct()];
    }
}
