using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>A review as the caller may see it.</summary>
internal sealed class ReviewReader(CheckInsDb db, ReviewAccess access, People people, Caller caller, TimeProvider clock)
{
    public async Task<ReviewResponse> ReadAsync(Review review, CancellationToken ct)
    {
        var (id, now) = (review.Id.Value, clock.GetUtcNow());
        var readable = await access.ReadableAsync(id, ct);
        var outcomes = await db.Outcomes.AsNoTracking().Where(o => o.ReviewId == id).OrderBy(o => o.RecordedAt).ThenBy(o => o.Id).ToListAsync(ct);
        outcomes = outcomes.FindAll(o => o.Item is null || readable.Contains(o.Item.Value));
        var names = await people.NamesAsync([review.FacilitatorId, .. outcomes.Select(o => o.OwnerId).OfType<Guid>()], ct);
        var unit = await db.Database.SqlQuery<string>($"""select name as "Value" from unit where id = {review.UnitId}""").SingleOrDefaultAsync(ct);
        return new ReviewResponse(
            id,
            review.Version,
            review.UnitId,
            unit,
            review.Kind,
            review.ScheduledAt,
            new PersonReference(review.FacilitatorId, names.GetValueOrDefault(review.FacilitatorId)),
            review.AsOf,
            review.Since,
            review.EndedAt,
            review.PlannedMinutes,
            review.CurrentItem is { } current && readable.Contains(current) ? current : null,
            review.CurrentSince,
            review.ShareOnOkrs(now) is { } share ? Kernel.DecimalRules.Round(share, 4) : null,
            [
                .. review.Items.OrderBy(i => i.Number).Where(i => readable.Contains(i.Number)).Select(i => new ReviewItemResponse(
                    i.Number, i.Section, i.Subject, i.SubjectId, i.Text, i.OnOkrs, i.Notes, review.SecondsOf(i, now))),
            ],
            [.. outcomes.Select(o => OutcomeResponse.Of(o, names))],
            review.AsksRecall ? await RecallAsync(review, ct) : null);
    }

    /// <summary>Titles of the company's running objectives that everybody may see.</summary>
    public Task<List<string>> CompanyTitlesAsync(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return db.Database.SqlQuery<string>(
            $"""
            select o.title as "Value" from objective o join unit u on u.id = o.unit_id and u.parent_id is null
            where o.lifecycle = 'published' and o.visibility = 'public' and o.title is not null and {today} between o.start_day and o.end_day
            order by o.id limit 20
            """).ToListAsync(ct);
    }

    /// <summary>Nothing of fewer people than policy shows.</summary>
    private async Task<RecallResponse> RecallAsync(Review review, CancellationToken ct)
    {
        var (id, me) = (review.Id.Value, caller.PersonId);
        var sum = await db.Database.SqlQuery<Sum>(
            $"""
            select coalesce(s.answers, 0) as "Answers", s.named::numeric / s.answers as "Mean",
                   exists (select 1 from recall_voter where review_id = {id} and person_id = {me}) as "Answered"
            from (values ({id})) r(id) left join recall_shown s on s.review_id = r.id
            """).SingleAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var policies = await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct);
        await db.Database.CloseConnectionAsync();
        var hidden = sum.Answers == 0 || policies.Hides(sum.Answers, [review.UnitId]);
        var titles = await CompanyTitlesAsync(ct);
        return new RecallResponse(hidden ? null : sum.Answers, hidden ? null : Kernel.DecimalRules.Round(sum.Mean!.Value, 1), titles.Count, sum.Answered);
    }

    private sealed record Sum(int Answers, decimal? Mean, bool Answered);
}
