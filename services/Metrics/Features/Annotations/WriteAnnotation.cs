using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Annotations;

/// <summary>What happened on a day, to be read beside a KPI's course.</summary>
/// <param name="Text">Up to 500 characters.</param>
public sealed record AnnotationRequest(DateOnly? Day, string? Text);

internal static class WriteAnnotation
{
    private const int Longest = 500;

    public static async Task<Results<Created<AnnotationResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AnnotationRequest request, MetricsDb db, Caller caller, Access access, TimeProvider clock, CancellationToken ct)
    {
        var metric = await db.SeenBy(caller).SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct);
        if (metric is null)
        {
            return Problems.Missing();
        }

        if (!await access.OwnsAsync(metric.OwnerId, metric.UnitId, ct) && !await access.CanManageAsync(metric.UnitId, ct))
        {
            return Problems.Forbidden("A metric is annotated by its owner and by those who lead its unit.");
        }

        var errors = new FieldErrors()
            .Require(request.Day is not null, "day", "is required")
            .Require(
                !string.IsNullOrWhiteSpace(request.Text) && request.Text.Length <= Longest && !request.Text.Contains('\0', StringComparison.Ordinal),
                "text",
                $"is required, of at most {Longest} characters");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var annotation = new Annotation
        {
            Id = Guid.CreateVersion7(),
            MetricId = metric.Id,
            Day = request.Day!.Value,
            Text = request.Text!.Trim(),
            PersonId = caller.PersonId,
            At = clock.GetUtcNow(),
        };
        db.Add(annotation);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(
            $"/api/metrics/{id}/annotations", await db.Annotations.Where(a => a.Id == annotation.Id).ToResponses(db).SingleAsync(ct));
    }
}
