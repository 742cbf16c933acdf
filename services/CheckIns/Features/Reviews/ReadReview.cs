using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>Titles of the company's objectives, as somebody remembers them.</summary>
public sealed record RecallRequest(IReadOnlyList<string>? Objectives);

/// <summary>An action is done.</summary>
public sealed record FinishRequest(Guid OutcomeId, string? Note = null);

internal static class ReadReview
{
    /// <summary>So many answers more change what is shown, so that it never tells a single one.</summary>
    private const int ShownTogether = 5;

    private const int MostRemembered = 10;
    private const int LongestRemembered = 500;

    public static async Task<Results<Tagged<ReviewResponse>, ProblemHttpResult>> FindAsync(
        Guid id, ReviewAccess access, ReviewReader reader, CancellationToken ct) =>
        await access.FindAsync(id, ct) is { } review ? ETag.Ok(await reader.ReadAsync(review, ct), review.Version) : Problems.Missing();

    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> AccessAsync(
        Guid id, ReviewAccess access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (await access.FindAsync(id, ct) is not { } review)
        {
            return Problems.Missing();
        }

        return await access.RunsAsync(review, ct)
            ? await reasons.AnswerAsync(ReviewAccess.FactsOf(review), cursor, limit, ct)
            : Problems.Forbidden("Those who run a review may ask who sees it.");
    }

    /// <summary>Once a person, until the review ends. What is kept of the answer is how many were named, and not by whom.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RecallAsync(
        Guid id, RecallRequest request, ReviewAccess access, ReviewReader reader, CheckInsDb db, Caller caller, CancellationToken ct)
    {
        if (await access.FindAsync(id, ct) is not { } review)
        {
            return Problems.Missing();
        }

        if (!review.AsksRecall || review.EndedAt is not null)
        {
            return Problems.Conflict("recall-not-asked", "This review does not ask that, or has ended.");
        }

        var said = (request.Objectives ?? []).OfType<string>().ToList();
        if (said.Count > MostRemembered || said.Exists(s => s.Length > LongestRemembered))
        {
            return Problems.Invalid("objectives", $"must be at most {MostRemembered} of at most {LongestRemembered} characters", ReviewPlan.Refused);
        }

        var titles = await reader.CompanyTitlesAsync(ct);
        var (named, me) = (Recall.Named(titles, said), caller.PersonId);
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({id}::text, 0))", ct); // one answer at a time is counted
        if (await db.Database.ExecuteSqlAsync($"insert into recall_voter (review_id, person_id) values ({id}, {me}) on conflict do nothing", ct) == 0)
        {
            return Problems.Conflict("recall-answered", "You have answered already.");
        }

        // Ids that sort by nothing, so that the order of answers tells nothing either.
        await db.Database.ExecuteSqlAsync($"insert into recall_answer (id, review_id, named, of) values ({Guid.NewGuid()}, {id}, {named}, {titles.Count})", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into recall_shown (review_id, answers, named)
            select {id}, count(*), sum(named) from recall_answer where review_id = {id} having count(*) % {ShownTogether} = 0
            on conflict (review_id) do update set answers = excluded.answers, named = excluded.named
            """,
            ct);
        await work.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Open actions that are mine, or all of a unit that I see; and what was decided there.</summary>
    public static async Task<Results<Ok<Page<OutcomeResponse>>, ProblemHttpResult>> OutcomesAsync(
        Guid? unit, bool? done, int? limit, CheckInsDb db, People people, Access access, Caller caller, CancellationToken ct)
    {
        var (me, within, finished, size) = (caller.PersonId, caller.Within, done ?? false, Cursor.Limit(limit));
        if (unit is { } id && !await access.CanSeeAsync(id, ct))
        {
            return Problems.Missing();
        }

        var found = await db.Outcomes.FromSql(
            $"""
            select o.* from review_outcome o left join review_item i on i.review_id = o.review_id and i.number = o.item
            where is_within(o.unit_id, {within}) and (o.owner_id = {me} or (
                o.unit_id = {unit} and (i.subject is null or i.subject in ('none', 'outcome') or sees_subject({me}, {within}, i.subject, i.subject_id))))
              and ({unit}::uuid is null or o.unit_id = {unit}) and (o.done_at is not null) = {finished}
            order by o.due nulls last, o.recorded_at desc, o.id limit {size}
            """).AsNoTracking().ToListAsync(ct);
        var names = await people.NamesAsync(found.Select(o => o.OwnerId).OfType<Guid>(), ct);
        return TypedResults.Ok(new Page<OutcomeResponse>(found.ConvertAll(o => OutcomeResponse.Of(o, names)), Next: null));
    }

    /// <summary>By its owner, or those who run the review. Doing it again changes nothing.</summary>
    public static async Task<Results<Ok<OutcomeResponse>, ProblemHttpResult>> FinishAsync(
        Guid id, FinishRequest request, ReviewAccess access, CheckInsDb db, People people, Access rights, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select from review_outcome where id = {request.OutcomeId} for update", ct);
        var outcome = await db.Outcomes.SingleOrDefaultAsync(o => o.Id == request.OutcomeId && o.ReviewId == id, ct);
        var isOwner = outcome is not null && await rights.OwnsAsync(outcome.OwnerId, outcome.UnitId, ct);
        var review = await access.FindAsync(id, ct);
        if (review is null && !isOwner)
        {
            return Problems.Missing();
        }

        if (!isOwner && !await access.RunsAsync(review!, ct))
        {
            return Problems.Forbidden("Its owner and those who run the review say that an action is done.");
        }

        if (outcome is null)
        {
            return Problems.Invalid("outcomeId", "must be an action of this review", ReviewPlan.Refused);
        }

        outcome.Finish(caller.PersonId, request.Note?.Replace("\0", "", StringComparison.Ordinal), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(OutcomeResponse.Of(outcome, await people.NamesAsync(outcome.OwnerId is { } owner ? [owner] : [], ct)));
    }
}
