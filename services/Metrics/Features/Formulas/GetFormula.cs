using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Formulas;

/// <summary>A formula and the moment it was set: it makes the periods that end after it. The first also makes all before.</summary>
/// <param name="Expression">None when values were posted from then on.</param>
public sealed record FormulaVersion(DateTimeOffset ValidFrom, string? Expression);

/// <summary>A metric that is read.</summary>
/// <param name="Archived">It gets no values any more, so neither does what reads it.</param>
public sealed record ReadMetric(Guid Id, string Name, string UnitOfMeasure, Cadence Cadence, bool Archived, bool Stale);

/// <summary>How a metric is computed.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Reads">The metrics that any version names and the caller may see.</param>
/// <param name="Hidden">How many more there are.</param>
/// <param name="ReadBy">How many metrics that the caller may see name this one in a formula.</param>
public sealed record FormulaResponse(IReadOnlyList<FormulaVersion> Versions, IReadOnlyList<ReadMetric> Reads, int Hidden, IReadOnlyList<string> Tags, int ReadBy);

internal static class GetFormula
{
    public static async Task<Results<Ok<FormulaResponse>, ProblemHttpResult>> HandleAsync(Guid id, MetricsDb db, Caller caller, CancellationToken ct)
    {
        if (await db.SeenBy(caller).SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct) is not { } metric)
        {
            return Problems.Missing();
        }

        var (series, me, within) = (metric.Series, caller.PersonId, caller.Within);
        var versions = await db.Database.SqlQuery<FormulaVersion>(
            $"""
            select valid_from as "ValidFrom", formula_words(expression, {series}, {me}, {within}) as "Expression"
            from formula_revision where metric_id = {id} order by valid_from desc
            """).ToListAsync(ct);
        var named = db.Database.SqlQuery<int>($"""select input_series as "Value" from formula_input where series = {series} and input_series is not null""");
        var reads = await db.SeenBy(caller).Where(m => named.Contains(m.Series))
            .Join(db.States, m => m.Series, s => s.Series, (m, s) => new { m, s })
            .OrderBy(x => x.m.Name).ThenBy(x => x.m.Id)
            .Select(x => new ReadMetric(x.m.Id.Value, x.m.Name, x.m.UnitOfMeasure, x.m.Cadence, x.m.Status == MetricStatus.Archived, x.s.Stale))
            .ToListAsync(ct);
        var tags = await db.Database.SqlQuery<string>(
            $"""select tag as "Value" from formula_input where series = {series} and tag is not null order by tag""").ToListAsync(ct);
        var readBy = db.Database.SqlQuery<int>($"""select series as "Value" from formula_input where input_series = {series}""");
        return TypedResults.Ok(new FormulaResponse(
            versions, reads, await named.CountAsync(ct) - reads.Count, tags, await db.SeenBy(caller).CountAsync(m => readBy.Contains(m.Series), ct)));
    }
}
