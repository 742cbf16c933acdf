using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>An objective in a list.</summary>
/// <param name="Personal">The owner's own, not counted among the unit's.</param>
/// <param name="ComputedProgress">What is computed, beside a stated progress or status; none where nothing is stated.</param>
/// <param name="ComputedPace">The same of the pace.</param>
/// <param name="RedGuardrails">How many metrics that must not suffer for it are red now.</param>
/// <param name="WithDamage">It closed with its success line met and a guardrail broken.</param>
/// <param name="Restated">Given beside what stood when the cycle closed, where corrections have changed it since.</param>
/// <param name="Serves">What it serves above; without a title where only its unit may see that.</param>
/// <param name="ServedBy">How many objectives serve it, of those that the caller may know of.</param>
public sealed record ObjectiveSummary(
    Guid Id,
    long Version,
    string Title,
    string? Why,
    ObjectiveKind Kind,
    Visibility Visibility,
    Lifecycle Lifecycle,
    UnitName Unit,
    PersonName Owner,
    CycleName Cycle,
    decimal? Progress,
    decimal? Raw,
    decimal Coverage,
    decimal? Expected,
    decimal? Gap,
    Pace Pace,
    decimal? Confidence,
    Disagreement? Disagreement,
    decimal SuccessLine,
    int KeyResultCount,
    IReadOnlyList<ServedObjective> Serves,
    int ServedBy,
    decimal? Grade,
    string? RetiredReason,
    bool Personal,
    decimal? ComputedProgress,
    Pace? ComputedPace,
    OverrideResponse? Override,
    int RedGuardrails,
    bool WithDamage,
    Restated? Restated = null);

/// <summary>An objective above.</summary>
public sealed record ServedObjective(Guid Id, string? Title, Relation Relation);

/// <summary>Which objectives to list.</summary>
/// <param name="Unit">Of this unit.</param>
/// <param name="Descendants">And of the units below it.</param>
/// <param name="Q">A part of the title.</param>
/// <param name="List">
/// <c>mine</c>: that the caller owns, contributes to or owns a key result of. <c>team</c>: of units that the caller belongs to or
/// leads. <c>orphans</c>: agreed, below the company, and aligned to nothing above that the caller may know of.
/// </param>
/// <param name="Tag">One of its tags.</param>
/// <param name="Disagrees">Where belief and numbers contradict each other: <c>confident</c> while behind or at risk, <c>doubtful</c> while on track.</param>
/// <param name="Sort"><c>position</c> for the order that the unit gave them; by age when absent.</param>
internal sealed record ObjectiveFilter(
    Guid? Unit, bool? Descendants, Guid? Cycle, Guid? Owner, string? Lifecycle, string? Q, string? List, string? Tag, string? Disagrees, string? Sort,
    string? Cursor, int? Limit);

internal static class ListObjectives
{
    private const int JudgedAtOnce = 1000;
    private const int MostJudged = 5000;

    public static async Task<Results<Ok<Page<ObjectiveSummary>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] ObjectiveFilter filter, GoalsDb db, PaceReader paces, Scores scores, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Place>(filter.Cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        if (filter.Lifecycle is { } word && !Enum.TryParse<Lifecycle>(word, ignoreCase: true, out _))
        {
            return Problems.Invalid("lifecycle", "must be draft, proposed, published, graded or retired");
        }

        Disagreement? disagrees = filter.Disagrees?.ToLowerInvariant() switch
        {
            "confident" => Disagreement.ConfidentButBehind,
            "doubtful" => Disagreement.DoubtfulButOnTrack,
            _ => null,
        };
        if (filter.Disagrees is not null && disagrees is null)
        {
            return Problems.Invalid("disagrees", "must be confident or doubtful");
        }

        if (filter.List is not (null or "mine" or "team" or "orphans"))
        {
            return Problems.Invalid("list", "must be mine, team or orphans");
        }

        if (filter.Sort is not (null or "position"))
        {
            return Problems.Invalid("sort", "must be position, or absent");
        }

        var (size, from) = (Cursor.Limit(filter.Limit), after ?? new Place(0, Guid.Empty));
        if (disagrees is { } wanted)
        {
            return TypedResults.Ok(await scores.ShowAsync(await DisagreeingAsync(wanted, db, paces, filter, from, size, caller, ct), ct));
        }

        var places = await PlacesAsync(db, filter, from, size, caller, ct);
        var items = await SummariesAsync(db, paces, [.. places.Select(p => p.Id)], caller, ct);
        return TypedResults.Ok(await scores.ShowAsync(new Page<ObjectiveSummary>(items, places.Count == size ? Cursor.Encode(places[^1]) : null), ct));
    }

    /// <summary>
    /// Pace is judged and not stored, so those that match are found by judging many at once. After so many a page may be
    /// short, and its cursor leads on.
    /// </summary>
    private static async Task<Page<ObjectiveSummary>> DisagreeingAsync(
        Disagreement wanted, GoalsDb db, PaceReader paces, ObjectiveFilter filter, Place after, int size, Caller caller, CancellationToken ct)
    {
        var connection = await db.ConnectionAsync(ct);
        var found = new List<Place>();
        Place? cursor = after;
        for (var judged = 0; cursor is { } from && judged < MostJudged && found.Count < size; judged += JudgedAtOnce)
        {
            var places = await PlacesAsync(db, filter, from, JudgedAtOnce, caller, ct);
            var paced = await paces.ReadAsync(connection, [.. places.Select(p => p.Id)], ct);
            found.AddRange(places.Where(p => paced[new(p.Id)].Disagreement == wanted));
            cursor = places.Count == JudgedAtOnce ? places[^1] : null;
        }

        if (found.Count > size)
        {
            cursor = found[size - 1];
            found.RemoveRange(size, found.Count - size);
        }

        return new Page<ObjectiveSummary>(await SummariesAsync(db, paces, [.. found.Select(p => p.Id)], caller, ct), cursor is { } next ? Cursor.Encode(next) : null);
    }

    private static Task<List<Place>> PlacesAsync(GoalsDb db, ObjectiveFilter f, Place after, int size, Caller caller, CancellationToken ct)
    {
        var placed = f.Sort is not null;
        var descendants = f.Descendants ?? false;
        var lifecycle = f.Lifecycle?.ToLowerInvariant();
        var like = string.IsNullOrWhiteSpace(f.Q) ? null : $"%{f.Q.Trim().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
        return db.Database.SqlQuery<Place>(
            $"""
            select p.at as "At", o.id as "Id"
            from objective o
            cross join lateral (select case when {placed} then o.position else 0 end as at) p
            join visible_objective({caller.PersonId}, {caller.Within}) v on v.id = o.id
            where (p.at, o.id) > ({after.At}, {after.Id})
              and ({f.Unit}::uuid is null or o.unit_id = {f.Unit}::uuid
                   or o.id in (select j.objective_id from co_owner j where j.unit_id = {f.Unit}::uuid)
                   or ({descendants} and o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = {f.Unit}::uuid)))
              and ({f.Cycle}::uuid is null or o.cycle_id = {f.Cycle}::uuid)
              and ({f.Owner}::uuid is null or o.owner_id = {f.Owner}::uuid)
              and ({lifecycle}::text is null or o.lifecycle = {lifecycle}::text)
              and ({like}::text is null or o.title ilike {like}::text)
              and ({f.List}::text is distinct from 'mine' or o.owner_id = {caller.PersonId}
                   or o.id in (select c.objective_id from contributor c where c.person_id = {caller.PersonId})
                   or o.id in (select k.objective_id from key_result k where k.owner_id = {caller.PersonId} and not k.retired))
              and ({f.List}::text is distinct from 'team' or o.unit_id in (
                  select m.unit_id from unit_membership m where m.person_id = {caller.PersonId}
                  union
                  select r.unit_id from role_grant r
                  where r.person_id = {caller.PersonId} and r.role = 'lead' and (r.expires_at is null or r.expires_at > now())
                  union
                  select u.id from unit u where u.lead_id = {caller.PersonId}))
              and ({f.List}::text is distinct from 'orphans' or (
                  o.lifecycle in ('published', 'graded') and not o.personal
                  and o.unit_id in (select u.id from unit u where u.parent_id is not null)
                  and o.id not in (
                      select a.child_id from alignment a join known_objective({caller.PersonId}, {caller.Within}) k on k.id = a.parent_id)))
              and ({f.Tag}::text is null or o.tags @> array[{f.Tag}::text])
            order by p.at, o.id
            limit {size}
            """).ToListAsync(ct);
    }

    private static async Task<List<ObjectiveSummary>> SummariesAsync(GoalsDb db, PaceReader paces, Guid[] ids, Caller caller, CancellationToken ct)
    {
        var heads = await db.HeadsAsync(ids, caller, ct);
        var served = (await db.ParentsAsync(ids, caller, ct)).ToLookup(p => p.Subject);
        var servedBy = await db.ServedByAsync(ids, caller, ct);
        var paced = await paces.ReadAsync(await db.ConnectionAsync(ct), ids, ct);
        var byId = heads.ToDictionary(h => h.Id);
        var snapshots = await Snapshots.ReadAsync(await db.ConnectionAsync(ct), ids, ct);
        return [.. ids.Where(byId.ContainsKey).Select(id => Summary(byId[id], paced[new(id)], served[id], servedBy.GetValueOrDefault(id)).Closed(snapshots))];
    }

    private static ObjectiveSummary Summary(ObjectiveHead head, PacedObjective now, IEnumerable<LinkedRow> served, int servedBy) => new(
        head.Id,
        head.Version,
        head.Title,
        head.Why,
        head.Kind,
        head.Visibility,
        head.Lifecycle,
        head.Unit,
        head.Owner,
        head.Cycle,
        now.Measured?.Progress,
        now.Measured?.Raw,
        now.Standing.Coverage,
        now.Reading.Expected,
        now.Reading.Gap,
        now.Reading.Pace,
        now.Confidence,
        now.Disagreement,
        now.SuccessLine,
        now.KeyResults.Count,
        [.. served.Select(s => new ServedObjective(s.Id, s.Title, s.Relation))],
        servedBy,
        head.Grade,
        head.RetiredReason,
        head.Personal,
        now.ComputedProgress,
        now.ComputedPace,
        head.Override(now.Standing),
        head.RedGuardrails,
        head.WithDamage);

    /// <summary>Where a page ended.</summary>
    /// <param name="At">In the order that the unit gave them; 0 otherwise.</param>
    private sealed record Place(int At, Guid Id);
}
