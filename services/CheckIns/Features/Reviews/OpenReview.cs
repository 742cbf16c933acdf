using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>A review of a unit, its agenda built from what is known now.</summary>
/// <param name="ScheduledAt">When it takes place; now when absent.</param>
/// <param name="FacilitatorId">Who runs it; who opens it when absent.</param>
public sealed record OpenReviewRequest(Guid UnitId, ReviewKind Kind, DateTimeOffset? ScheduledAt = null, Guid? FacilitatorId = null);

internal static class OpenReview
{
    public static async Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> HandleAsync(
        OpenReviewRequest request, CheckInsDb db, ReviewOpening opening, ReviewReader reader, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!await access.UnitExistsAsync(request.UnitId, ct) || !await access.ReachesAsync(request.UnitId, ct))
        {
            return Problems.Missing();
        }

        if (!await access.CanManageAsync(request.UnitId, ct))
        {
            return Problems.Forbidden("Those who lead the unit open its reviews.");
        }

        var now = clock.GetUtcNow();
        var (scheduled, facilitator) = (request.ScheduledAt ?? now, request.FacilitatorId ?? caller.PersonId);
        if ((scheduled - now).Duration() > TimeSpan.FromDays(400))
        {
            return Problems.Invalid("scheduledAt", "must be within 400 days of now", ReviewPlan.Refused);
        }

        if (!await access.PersonExistsAsync(facilitator, ct))
        {
            return Problems.Invalid("facilitatorId", "must be somebody who is here", ReviewPlan.Refused);
        }

        var plan = await ReviewPlans.OfAsync(request.UnitId, request.Kind, db, ct);
        await using var work = await db.BeginWorkAsync(ct);
        var review = await opening.OpenAsync(request.UnitId, plan, scheduled, facilitator, now, ct);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return ETag.Created(await reader.ReadAsync(review, ct), review.Version, $"/api/checkins/reviews/{review.Id.Value}");
    }

    /// <summary>Reviews of units that the caller sees, the latest first.</summary>
    public static async Task<Results<Ok<Page<ReviewSummary>>, ProblemHttpResult>> ListAsync(
        Guid? unit, string? kind, int? limit, string? cursor, CheckInsDb db, People people, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        if (kind is not null && !Words.TryParse<ReviewKind>(kind, out _))
        {
            return Problems.Invalid("kind", $"must be one of: {Words.Of<ReviewKind>()}");
        }

        var (me, within, size) = (caller.PersonId, caller.Within, Cursor.Limit(limit));
        var (afterAt, afterId) = (after?.At.ToUniversalTime(), after?.Id ?? Guid.Empty);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select r.id as "Id", r.version as "Version", r.unit_id as "UnitId", r.kind as "Kind", r.scheduled_at as "ScheduledAt",
                   r.facilitator_id as "FacilitatorId", r.ended_at as "EndedAt"
            from review r
            where ({unit}::uuid is null or r.unit_id = {unit}) and ({kind}::text is null or r.kind = {kind})
              and ({afterAt}::timestamptz is null or (r.scheduled_at, r.id) < ({afterAt}, {afterId}))
              and is_within(r.unit_id, {within}) and (r.facilitator_id = {me} or sees_unit({me}, r.unit_id))
            order by r.scheduled_at desc, r.id desc limit {size + 1}
            """).ToListAsync(ct);
        var page = rows.Take(size).ToList();
        var names = await people.NamesAsync(page.Select(r => r.FacilitatorId), ct);
        return TypedResults.Ok(new Page<ReviewSummary>(
            page.ConvertAll(r => new ReviewSummary(
                r.Id, r.Version, r.UnitId, Words.TryParse<ReviewKind>(r.Kind, out var k) ? k : default, r.ScheduledAt,
                new PersonReference(r.FacilitatorId, names.GetValueOrDefault(r.FacilitatorId)), r.EndedAt)),
            rows.Count > size ? Cursor.Encode(new Position(page[^1].ScheduledAt, page[^1].Id)) : null));
    }

    private sealed record Row(Guid Id, long Version, Guid UnitId, string Kind, DateTimeOffset ScheduledAt, Guid FacilitatorId, DateTimeOffset? EndedAt);

    private sealed record Position(DateTimeOffset At, Guid Id);
}
