using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Features.Checks;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

internal static class GetMetric
{
    /// <summary>One metric. Opening it is noted, because one that nobody ever opens is worth no effort.</summary>
    /// <param name="asOf">As it was known then: values, thresholds and what its numbers meant. The rest of the definition is today's.</param>
    public static async Task<Results<Tagged<MetricResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, DateTimeOffset? asOf, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.AnswerAsync(MetricId.From(id), caller, ct) is not { } metric)
        {
            return Problems.Missing();
        }

        await db.NoteReadingAsync(MetricId.From(id), clock.GetUtcNow(), ct);
        if (asOf is { } asked)
        {
            var then = await db.ThenAsync([metric], await db.SettledAsync(asked, ct), calendars, ct);
            return then is [var known] ? ETag.Ok(known, known.Version) : Problems.Missing();
        }

        return ETag.Ok(metric, metric.Version);
    }

    /// <summary>A metric as one person sees it, with those that measure the same.</summary>
    public static async Task<MetricResponse?> AnswerAsync(this MetricsDb db, MetricId id, Caller caller, CancellationToken ct)
    {
        var found = db.SeenBy(caller).Where(m => m.Id == id);
        if (await found.ToResponses(db, caller).SingleOrDefaultAsync(ct) is not { } metric)
        {
            return null;
        }

        var more = await found.Select(m => new
        {
            m.Fingerprint,
            Changes = m.OwnerId == caller.PersonId || db.UnitsManagedBy(caller).Contains(m.UnitId),
            Pulled = db.Set<MetricSource>().Any(s => s.Id == m.Id && !s.Removed),
        }).SingleAsync(ct);
        var alike = more.Fingerprint is not { } print ? [] : (await db.AlikeAsync(caller, [print], ct))[print].Where(o => o.Id != metric.Id);
        return metric with { SameDefinition = [.. alike], CanChange = more.Changes, Pulled = more.Pulled };
    }
}
