using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.CheckIns.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>How many updates were made the night before a review: a diagnostic for those who lead the unit, no verdict on anybody.</summary>
/// <param name="Hours">How long the night is, as the unit has decided.</param>
/// <param name="Share">Of all together, 0…1; none where there was no update.</param>
public sealed record NightBeforeResponse(int Hours, int Updates, int NightBefore, decimal? Share, IReadOnlyList<NightBeforeReview> Reviews);

/// <summary>Before one review: updates of the unit and below it since the review before, and those within the hours before it.</summary>
public sealed record NightBeforeReview(Guid ReviewId, string Kind, DateTimeOffset ScheduledAt, int Updates, int NightBefore);

internal static class ReadNightBefore
{
    private const int MostReviews = 100;

    public static async Task<Results<Ok<NightBeforeResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, DateTimeOffset? from, DateTimeOffset? to, CheckInsDb db, Access access, TimeProvider clock, CancellationToken ct)
    {
        var known = await db.Database.SqlQuery<bool>($"""select exists (select 1 from unit where id = {id}) as "Value" """).SingleAsync(ct);
        if (!known || !await access.ReachesAsync(id, ct))
        {
            return Problems.Missing();
        }

        if (!await access.CanManageAsync(id, ct))
        {
            return Problems.Forbidden("Those who lead the unit read how its reviews are prepared.");
        }

        await db.Database.OpenConnectionAsync(ct);
        var hours = (await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct)).Of(id).Count("nightBeforeHours");
        await db.Database.CloseConnectionAsync();
        var until = (to ?? clock.GetUtcNow()).ToUniversalTime();
        var since = from?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch;
        var reviews = await db.Database.SqlQuery<NightBeforeReview>(
            $"""
            select r.id as "ReviewId", r.kind as "Kind", r.scheduled_at as "ScheduledAt",
                   count(c.id)::int as "Updates", (count(c.id) filter (where c.submitted_at >= r.scheduled_at - make_interval(hours => {hours})))::int as "NightBefore"
            from (
                select r.*, lag(r.scheduled_at) over (partition by r.kind order by r.scheduled_at, r.id) as before from review r where r.unit_id = {id}
            ) r
            left join check_in c on c.submitted_at < r.scheduled_at and c.submitted_at >= coalesce(r.before, r.since)
                and c.objective_id in (select o.id from objective o join unit_closure u on u.descendant_id = o.unit_id where u.ancestor_id = {id})
            where r.scheduled_at >= {since} and r.scheduled_at < {until}
            group by r.id, r.kind, r.scheduled_at order by r.scheduled_at desc, r.id limit {MostReviews}
            """).ToListAsync(ct);
        var (all, late) = (reviews.Sum(r => r.Updates), reviews.Sum(r => r.NightBefore));
        return TypedResults.Ok(new NightBeforeResponse(hours, all, late, all == 0 ? null : Kernel.DecimalRules.Round((decimal)late / all, 4), reviews));
    }
}
