using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>Something to speak of that no fact brought up.</summary>
public sealed record AddItemRequest(string? Text, bool OnOkrs = true);

/// <summary>What was said on an item; nothing takes it back.</summary>
public sealed record NoteItemRequest(int Item, string? Notes);

/// <summary>On to an item; to none for a break.</summary>
public sealed record MoveRequest(int? Item = null);

/// <summary>A decision, or an action with its owner and day.</summary>
public sealed record OutcomeRequest(OutcomeKind Kind, string? Text, Guid? OwnerId = null, DateOnly? Due = null, int? Item = null);

/// <summary>What the facilitator does, one step at a time, whoever else has the review open.</summary>
internal sealed class RunReview(CheckInsDb db, ReviewAccess access, ReviewReader reader, People people, Access rights, Caller caller, TimeProvider clock)
{
    public static Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> AddAsync(Guid id, AddItemRequest request, RunReview run, CancellationToken ct) =>
        run.StepAsync(id, (review, _) => Done(() => review.Add(Clean(request.Text) ?? "", request.OnOkrs)), ct);

    public static Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> NoteAsync(
        Guid id, NoteItemRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, RunReview run, CancellationToken ct) =>
        run.StepAsync(id, (review, _) => ETag.Check(ifMatch, review.Version) is { } mismatch
            ? Task.FromResult<ProblemHttpResult?>(mismatch)
            : Done(() => review.Note(request.Item, Clean(request.Notes))), ct);

    public static Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> MoveAsync(Guid id, MoveRequest request, RunReview run, CancellationToken ct) =>
        run.StepAsync(id, (review, now) => Done(() => review.MoveTo(request.Item, now)), ct);

    public static Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> EndAsync(Guid id, RunReview run, CancellationToken ct) =>
        run.StepAsync(id, (review, now) => Done(() => review.End(now)), ct);

    /// <summary>Decisions and actions may also be written down after the end. Whom an action is given to is told.</summary>
    public static Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> ConcludeAsync(Guid id, OutcomeRequest request, RunReview run, CancellationToken ct) =>
        run.StepAsync(id, (review, now) => run.RecordAsync(review, request, now, ct), ct);

    private async Task<ProblemHttpResult?> RecordAsync(Review review, OutcomeRequest request, DateTimeOffset now, CancellationToken ct)
    {
        if (request.OwnerId is { } owner && !await rights.PersonExistsAsync(owner, ct))
        {
            return Problems.Invalid("ownerId", "must be somebody who is here", ReviewPlan.Refused);
        }

        if (request.Due is { } due && (due < new DateOnly(2000, 1, 1) || due >= new DateOnly(2100, 1, 1)))
        {
            return Problems.Invalid("due", "must be between 2000 and 2099", ReviewPlan.Refused);
        }

        var outcome = ReviewOutcome.Record(review, request.Item, request.Kind, Clean(request.Text), request.OwnerId, request.Due, caller.PersonId, now);
        db.Outcomes.Add(outcome);
        if (outcome is { OwnerId: { } told, Due: { } by } && told != caller.PersonId)
        {
            var unit = await db.Database.SqlQuery<string>($"""select name as "Value" from unit where id = {review.UnitId}""").SingleAsync(ct);
            var names = await people.NamesAsync([caller.PersonId], ct);
            db.Publish(new ActionAssigned(
                outcome.Id, review.Id.Value, review.UnitId, unit, told, outcome.Text, by, caller.PersonId, names.GetValueOrDefault(caller.PersonId) ?? "Somebody", outcome.RecordedAt));
        }

        return null;
    }

    private async Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> StepAsync(
        Guid id, Func<Review, DateTimeOffset, Task<ProblemHttpResult?>> step, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select from review where id = {id} for update", ct);
        if (await access.FindAsync(id, ct) is not { } review)
        {
            return Problems.Missing();
        }

        if (!await access.RunsAsync(review, ct))
        {
            return Problems.Forbidden("Those who lead the unit and the facilitator run a review.");
        }

        if (await step(review, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(ct);
        var response = await reader.ReadAsync(review, ct);
        await work.CommitAsync(ct);
        return ETag.Ok(response, review.Version);
    }

    private static Task<ProblemHttpResult?> Done(Action step)
    {
        step();
        return Task.FromResult<ProblemHttpResult?>(null);
    }

    /// <summary>The database keeps no null characters.</summary>
    private static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}
