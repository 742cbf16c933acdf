using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Metrics;
using Setpoint.Messaging.Outbox;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Alerts;

/// <summary>An answer to an alert.</summary>
/// <param name="Outcome">Investigating, fixed and okr-started count as an action where a forecast is graded.</param>
/// <param name="Note">Why, or what was done; up to 2,000 characters.</param>
public sealed record AcknowledgementRequest(AcknowledgementOutcome? Outcome, string? Note);

/// <summary>Several people may answer, and one may answer again: nothing said is taken back.</summary>
internal static class AcknowledgeAlert
{
    private const int LongestNote = 2_000;

    public static async Task<Results<Created<AlertResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AcknowledgementRequest request, MetricsDb db, Caller caller, Access access, TimeProvider clock, CancellationToken ct)
    {
        var found = await (
            from a in db.Alerts.AsNoTracking()
            join m in db.SeenBy(caller) on a.MetricId equals m.Id
            where a.Id == id
            select new { Alert = a, Metric = m }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return Problems.Missing();
        }

        var (alert, metric) = (found.Alert, found.Metric);
        if (!await access.OwnsAsync(metric.OwnerId, metric.UnitId, ct) && !await access.CanManageAsync(metric.UnitId, ct))
        {
            return Problems.Forbidden("An alert is answered by its metric's owner and by those who lead its unit.");
        }

        var errors = Check(request);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var said = new Acknowledgement
        {
            Id = Guid.CreateVersion7(),
            AlertId = id,
            PersonId = caller.PersonId,
            Outcome = request.Outcome!.Value,
            Note = request.Note!.Trim(),
            At = clock.GetUtcNow(),
        };
        db.Add(said);
        db.Publish(new AlertAcknowledged(
            said.Id, id, metric.Id.Value, metric.Name, metric.UnitId, metric.OwnerId, Word.Of(alert.Kind), Word.Of(said.Outcome), said.Note, said.PersonId, said.At));
        await db.SaveChangesAsync(ct);
        var responses = await db.ToResponsesAsync([new AlertRow(alert, metric.Id.Value, metric.Name, metric.UnitOfMeasure, metric.Decimals)], caller, ct);
        return TypedResults.Created($"/api/metrics/alerts?metric={metric.Id.Value}", responses[0]);
    }

    private static FieldErrors Check(AcknowledgementRequest request) => new FieldErrors()
        .Require(request.Outcome is not null, "outcome", "is required: investigating, fixed, accepted, false-alarm or okr-started")
        .Require(!string.IsNullOrWhiteSpace(request.Note), "note", "is required")
        .Require(
            request.Note is null || (request.Note.Length <= LongestNote && !request.Note.Contains('\0', StringComparison.Ordinal)),
            "note",
            $"must be at most {LongestNote} characters, none of them null");
}
