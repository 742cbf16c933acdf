using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Data;

/// <summary>Finds what a review of a unit and everything below it has to speak of. What a reader may not see is left out at reading.</summary>
internal sealed class ReviewFacts(CheckInsDb db, People people, Rhythms rhythms)
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");
    private const int MostOfASection = 100;

    public async Task<List<ReviewFact>> FindAsync(Guid unit, IReadOnlyList<ReviewPart> parts, DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        var facts = new List<ReviewFact>();
        foreach (var part in parts)
        {
            facts.AddRange(part.Section switch
            {
                ReviewSection.Actions => await OutcomesAsync(unit, OutcomeKind.Action, since, ct),
                ReviewSection.Decisions => await OutcomesAsync(unit, OutcomeKind.Decision, since, ct),
                ReviewSection.Turned => await TurnedAsync(unit, since, ct),
                ReviewSection.Moved => await MovedAsync(unit, since, ct),
                ReviewSection.Blocked => await BlockedAsync(unit, now, ct),
                ReviewSection.Missing => await MissingAsync(unit, now, ct),
                ReviewSection.KpisDue => await KpisDueAsync(unit, now, ct),
                _ => [new ReviewFact(part.Section, ReviewSubject.None, null, null)],
            });
        }

        return facts;
    }

    /// <summary>Actions that are open, whenever they were given; decisions since the last time.</summary>
    private async Task<IEnumerable<ReviewFact>> OutcomesAsync(Guid unit, OutcomeKind kind, DateTimeOffset since, CancellationToken ct)
    {
        var found = await db.Outcomes.AsNoTracking()
            .Where(o => o.UnitId == unit && o.Kind == kind && o.DoneAt == null && (kind == OutcomeKind.Action || o.RecordedAt >= since))
            .OrderBy(o => o.Due).ThenBy(o => o.RecordedAt).ThenBy(o => o.Id).Take(MostOfASection).ToListAsync(ct);
        var names = await people.NamesAsync(found.Select(o => o.OwnerId).OfType<Guid>(), ct);
        var section = kind == OutcomeKind.Action ? ReviewSection.Actions : ReviewSection.Decisions;
        return found.Select(o => new ReviewFact(
            section,
            ReviewSubject.Outcome,
            o.Id,
            o.OwnerId is { } owner ? string.Create(s_english, $"{o.Text} ({names.GetValueOrDefault(owner) ?? "somebody"}, by {o.Due:d MMM yyyy})") : o.Text));
    }

    private async Task<IEnumerable<ReviewFact>> TurnedAsync(Guid unit, DateTimeOffset since, CancellationToken ct)
    {
        var turns = await db.Database.SqlQuery<Turn>(
            $"""
            select t.metric_id as "MetricId", m.name as "Name", t.health as "Health", t.opened_at as "OpenedAt", t.closed_at as "ClosedAt"
            from unit_closure c join metric m on m.unit_id = c.descendant_id join metric_turn t on t.metric_id = m.id
            where c.ancestor_id = {unit} and m.about_person_id is null and t.kind = 'health' and greatest(t.opened_at, t.closed_at) >= {since.ToUniversalTime()}
            order by greatest(t.opened_at, t.closed_at), t.alert_id limit {MostOfASection}
            """).ToListAsync(ct);
        return turns.Select(t => new ReviewFact(
            ReviewSection.Turned,
            ReviewSubject.Metric,
            t.MetricId,
            t.ClosedAt is { } closed
                ? string.Create(s_english, $"{t.Name} recovered on {closed.UtcDateTime:d MMM yyyy}")
                : string.Create(s_english, $"{t.Name} turned {t.Health} on {t.OpenedAt!.Value.UtcDateTime:d MMM yyyy}")));
    }

    /// <summary>Objectives that were checked in on since, with the confidence before and after.</summary>
    private async Task<IEnumerable<ReviewFact>> MovedAsync(Guid unit, DateTimeOffset since, CancellationToken ct)
    {
        var moved = await db.Database.SqlQuery<Moved>(
            $"""
            select o.id as "Id", o.title as "Title", l.confidence as "Confidence", b.confidence as "Before", left(l.changed, 300) as "Changed"
            from unit_closure u join objective o on o.unit_id = u.descendant_id and o.lifecycle in ('published', 'graded')
            cross join lateral (
                select r.confidence, r.changed from check_in c join check_in_revision r on r.check_in_id = c.id and r.number = c.version
                where c.objective_id = o.id and c.submitted_at >= {since.ToUniversalTime()} order by c.at desc, c.id desc limit 1) l
            left join lateral (
                select r.confidence from check_in c join check_in_revision r on r.check_in_id = c.id and r.number = c.version
                where c.objective_id = o.id and c.submitted_at < {since.ToUniversalTime()} order by c.at desc, c.id desc limit 1) b on true
            where u.ancestor_id = {unit}
            order by abs(coalesce(l.confidence, 0) - coalesce(b.confidence, l.confidence, 0)) desc, o.id limit {MostOfASection}
            """).ToListAsync(ct);
        return moved.Select(m => new ReviewFact(ReviewSection.Moved, ReviewSubject.Objective, m.Id, string.Join(": ", new[]
        {
            m.Title,
            Confidence(m),
            m.Changed,
        }.OfType<string>())));
    }

    private static string? Confidence(Moved moved) => (moved.Confidence, moved.Before) switch
    {
        (null, _) => null,
        ({ } now, { } before) when now != before => string.Create(s_english, $"confidence {before:0.0} → {now:0.0}"),
        ({ } now, _) => string.Create(s_english, $"confidence {now:0.0}"),
    };

    private async Task<IEnumerable<ReviewFact>> BlockedAsync(Guid unit, DateTimeOffset now, CancellationToken ct)
    {
        var within = db.UnitsWithin(unit);
        var found = await db.Blockers.AsNoTracking()
            .Where(b => b.ResolvedAt == null && db.Objectives.Any(o =>
                o.Id == b.ObjectiveId && o.Lifecycle != Lifecycle.Graded && o.Lifecycle != Lifecycle.Retired
                && (within.Contains(o.UnitId) || b.EscalatedTo == unit || b.HelpingUnitId == unit)))
            .OrderBy(b => b.RaisedAt).ThenBy(b => b.Id).Take(MostOfASection).ToListAsync(ct);
        return found.OrderByDescending(b => b.Severity).Select(b => new ReviewFact(
            ReviewSection.Blocked, ReviewSubject.Blocker, b.Id.Value,
            string.Create(s_english, $"{b.Text} ({b.Severity.ToString().ToLowerInvariant()}, open for {b.AgeDays(now)} days{(b.Due is { } due ? string.Create(s_english, $", due {due:d MMM yyyy}") : "")})")));
    }

    private async Task<IEnumerable<ReviewFact>> MissingAsync(Guid unit, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var running = await db.Objectives.AsNoTracking()
            .Where(o => db.UnitsWithin(unit).Contains(o.UnitId) && o.Lifecycle == Lifecycle.Published && o.Start <= today && o.End >= today)
            .Select(o => new { o.Id, o.UnitId, o.OwnerId, o.Title, o.PublishedAt }).ToListAsync(ct);
        var book = await rhythms.AroundAsync([.. running.Select(o => o.UnitId).Distinct()], now, ct);
        var owners = await people.OwnersAsync([.. running.Select(o => o.OwnerId)], ct);
        var said = await rhythms.CoveringAsync([.. running.Select(o => o.Id)], now - TimeSpan.FromDays(2 * Rhythms.LongestTurn), ct);
        var names = await people.NamesAsync(running.Select(o => o.OwnerId), ct);
        return running.Where(o => IsMissing(o.Id, o.UnitId, o.PublishedAt, owners[o.OwnerId])).OrderBy(o => o.Id).Take(MostOfASection).Select(o => new ReviewFact(
            ReviewSection.Missing, ReviewSubject.Objective, o.Id, string.Join(": ", new[] { o.Title, names.GetValueOrDefault(o.OwnerId) }.OfType<string>())));

        // In the turn that is over, else in the one before it: on Monday morning it is last week's that is missing, and no longer
        // once something was said since.
        bool IsMissing(Guid id, Guid unitOf, DateTimeOffset? agreed, Owner owner)
        {
            var turn = book.At(now, unitOf, owner.Zone);
            turn = turn.Due <= now ? turn : book.At(turn.Start.AddHours(-12), unitOf, owner.Zone);
            var first = said[id].Where(c => c.Covers >= turn.Start && c.Covers < turn.End).Min(c => (DateTimeOffset?)c.SaidAt);
            return !turn.CameBefore(agreed) && !said[id].Any(c => c.Covers >= turn.End)
                && turn.StateAt(now, first, owner.IsAwayOn(turn.Day)) is RhythmState.Overdue or RhythmState.Missed;
        }
    }

    /// <summary>Active KPIs that stood in no review of any unit within their own review cadence.</summary>
    private async Task<IEnumerable<ReviewFact>> KpisDueAsync(Guid unit, DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.Database.SqlQuery<Kpi>(
            $"""
            select m.id as "Id", m.name as "Name", m.review_cadence as "Cadence"
            from unit_closure c join metric m on m.unit_id = c.descendant_id
            where c.ancestor_id = {unit} and m.watched and m.about_person_id is null and m.review_cadence is not null
              and not exists (
                  select 1 from review_item i join review r on r.id = i.review_id
                  where i.subject_id = m.id and i.subject = 'metric' and r.ended_at is not null and r.ended_at > {now.ToUniversalTime()} - case m.review_cadence
                      when 'daily' then interval '1 day' when 'weekly' then interval '7 days' when 'monthly' then interval '1 month' else interval '3 months' end)
            order by m.name, m.id limit {MostOfASection}
            """).ToListAsync(ct);
        return due.Select(k => new ReviewFact(ReviewSection.KpisDue, ReviewSubject.Metric, k.Id, $"{k.Name}, to be looked at {k.Cadence}"));
    }

    private sealed record Turn(Guid MetricId, string Name, string? Health, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt);

    private sealed record Moved(Guid Id, string? Title, decimal? Confidence, decimal? Before, string? Changed);

    private sealed record Kpi(Guid Id, string Name, string Cadence);
}
