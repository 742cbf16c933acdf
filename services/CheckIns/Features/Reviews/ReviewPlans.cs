using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>When a unit's reviews of one kind are, and what they speak of.</summary>
/// <param name="DecidedBy">The unit that decided it; none where it is the default.</param>
/// <param name="Version">For <c>If-Match</c>; 0 where the unit has not decided for itself.</param>
/// <param name="Next">The next one, on the unit's clock.</param>
public sealed record ReviewPlanResponse(
    ReviewKind Kind, Guid? DecidedBy, long Version, int EveryWeeks, string Weekday, int Hour, IReadOnlyList<ReviewPartStatement> Parts, DateTimeOffset Next);

/// <summary>A part of a template.</summary>
public sealed record ReviewPartStatement(ReviewSection Section, int Minutes);

/// <summary>What a unit decides for itself and everything below it. The unit's own reviews then open by themselves at that time.</summary>
public sealed record ReviewPlanRequest(ReviewKind Kind, int EveryWeeks, string? Weekday, int Hour, IReadOnlyList<ReviewPartStatement>? Parts);

internal static class ReviewPlans
{
    /// <summary>All kinds, each as the unit or the nearest above it has decided.</summary>
    public static async Task<Results<Ok<Page<ReviewPlanResponse>>, ProblemHttpResult>> ListAsync(
        Guid id, CheckInsDb db, Access access, TimeProvider clock, CancellationToken ct)
    {
        var zone = await db.Database.SqlQuery<string>($"""select time_zone as "Value" from unit where id = {id}""").SingleOrDefaultAsync(ct);
        if (zone is null || !await access.ReachesAsync(id, ct))
        {
            return Problems.Missing();
        }

        var plans = new List<ReviewPlanResponse>();
        foreach (var kind in Enum.GetValues<ReviewKind>())
        {
            plans.Add(Response(await OfAsync(id, kind, db, ct), id, People.Zone(zone), clock));
        }

        return TypedResults.Ok(new Page<ReviewPlanResponse>(plans, Next: null));
    }

    public static async Task<Results<Tagged<ReviewPlanResponse>, ProblemHttpResult>> DecideAsync(
        Guid id, ReviewPlanRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, CheckInsDb db, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var zone = await db.Database.SqlQuery<string>($"""select time_zone as "Value" from unit where id = {id}""").SingleOrDefaultAsync(ct);
        if (zone is null || !await access.ReachesAsync(id, ct))
        {
            return Problems.Missing();
        }

        if (!await access.CanManageAsync(id, ct))
        {
            return Problems.Forbidden("Those who lead the unit decide about its reviews.");
        }

        if (!Enum.TryParse<DayOfWeek>(request.Weekday, ignoreCase: true, out var weekday) || !char.IsAsciiLetter(request.Weekday![0]))
        {
            return Problems.Invalid("weekday", "must be a day of the week, such as monday", ReviewPlan.Refused);
        }

        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"review-plan:{id}"}, 0))", ct);
        var plan = await db.Plans.SingleOrDefaultAsync(p => p.UnitId == id && p.Kind == request.Kind, ct);
        if (plan is not null && ETag.Check(ifMatch, plan.Version) is { } mismatch)
        {
            return mismatch;
        }

        if (plan is null)
        {
            db.Plans.Add(plan = ReviewPlan.Usual(id, request.Kind));
        }

        plan.Decide(request.EveryWeeks, weekday, request.Hour, [.. (request.Parts ?? []).OfType<ReviewPartStatement>().Select(p => new ReviewPart(p.Section, p.Minutes))], caller.PersonId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return ETag.Ok(Response(plan, id, People.Zone(zone), clock), plan.Version);
    }

    /// <summary>What holds for the unit: its own, else the nearest above it, else what is usual.</summary>
    public static async Task<ReviewPlan> OfAsync(Guid unit, ReviewKind kind, CheckInsDb db, CancellationToken ct)
    {
        var word = Words.Of(kind);
        return await db.Plans.FromSql(
            $"""
            select p.* from unit_closure c join review_plan p on p.unit_id = c.ancestor_id and p.kind = {word}
            where c.descendant_id = {unit} order by c.depth limit 1
            """).AsNoTracking().SingleOrDefaultAsync(ct) ?? ReviewPlan.Usual(unit, kind);
    }

    private static ReviewPlanResponse Response(ReviewPlan plan, Guid unit, TimeZoneInfo zone, TimeProvider clock) => new(
        plan.Kind,
        plan.Version == 0 ? null : plan.UnitId,
        plan.UnitId == unit ? plan.Version : 0,
        plan.EveryWeeks,
        plan.Weekday.ToString().ToLowerInvariant(),
        plan.Hour,
        [.. plan.Parts.Select(p => new ReviewPartStatement(p.Section, p.Minutes))],
        plan.NextAfter(clock.GetUtcNow(), zone));
}
