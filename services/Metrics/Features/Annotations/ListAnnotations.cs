using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Annotations;

/// <summary>What happened on a day.</summary>
/// <param name="Day">The local day it stands at in a chart.</param>
public sealed record AnnotationResponse(Guid Id, DateOnly Day, string Text, PersonName? Person, DateTimeOffset At);

internal static class ListAnnotations
{
    private const int Most = 200;

    /// <summary>The latest 200, the newest day first, for whoever sees the metric.</summary>
    /// <param name="from">First local day.</param>
    /// <param name="to">Last local day.</param>
    public static async Task<Results<Ok<Page<AnnotationResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, DateOnly? from, DateOnly? to, MetricsDb db, Caller caller, CancellationToken ct)
    {
        var metric = MetricId.From(id);
        if (!await db.SeenBy(caller).AnyAsync(m => m.Id == metric, ct))
        {
            return Problems.Missing();
        }

        var (first, last) = (from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        var items = await db.Annotations.AsNoTracking()
            .Where(a => a.MetricId == metric && a.RemovedAt == null && a.Day >= first && a.Day <= last)
            .OrderByDescending(a => a.Day).ThenByDescending(a => a.Id)
            .Take(Most)
            .ToResponses(db)
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<AnnotationResponse>(items, null));
    }

    public static IQueryable<AnnotationResponse> ToResponses(this IQueryable<Annotation> annotations, MetricsDb db) =>
        from a in annotations
        join p in db.People on a.PersonId equals p.Id into people
        from person in people.DefaultIfEmpty()
        select new AnnotationResponse(a.Id, a.Day, a.Text, person == null ? null : new PersonName(person.Id, person.Name), a.At);
}
