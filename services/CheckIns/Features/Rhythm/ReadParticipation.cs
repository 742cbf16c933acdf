using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Rhythm;

/// <summary>How check-ins were said in a unit and below it: facts, no rates and no ranks.</summary>
/// <param name="From">First day that is looked at.</param>
/// <param name="To">Last day that is.</param>
public sealed record ParticipationResponse(DateOnly From, DateOnly To, TurnCounts All, IReadOnlyList<UnitParticipation> Units);

/// <summary>One unit's objectives alone, without those of units below it.</summary>
public sealed record UnitParticipation(Guid UnitId, string Unit, int Objectives, TurnCounts Counts);

/// <summary>What became of the check-ins that were asked for in the time: one for each objective and turn of its rhythm.</summary>
/// <param name="Asked">All that was asked for: the others but skipped ones added up.</param>
/// <param name="Open">Asked for, and there is time, or still accepted as late.</param>
/// <param name="Skipped">Not asked for: days off or away.</param>
public sealed record TurnCounts(int Asked, int OnTime, int Late, int Missed, int Open, int Skipped)
{
    internal static TurnCounts Of(IReadOnlyCollection<RhythmState> states) => new(
        states.Count(s => s != RhythmState.Skipped),
        states.Count(s => s == RhythmState.OnTime),
        states.Count(s => s == RhythmState.Late),
        states.Count(s => s == RhythmState.Missed),
        states.Count(s => s is RhythmState.Due or RhythmState.Overdue),
        states.Count(s => s == RhythmState.Skipped));
}

internal static class ReadParticipation
{
    private const int Longest = 400;
    private const int UsualDays = 91;

    /// <summary>For those who lead the unit. Turns whose day lies in the time and in the objective's window, and not before it was agreed, count, by today's rhythm.</summary>
    public static async Task<Results<Ok<ParticipationResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, DateOnly? from, DateOnly? to, CheckInsDb db, People people, Rhythms rhythms, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var name = await db.Database.SqlQuery<string>($"""select name as "Value" from unit where id = {id}""").SingleOrDefaultAsync(ct);
        if (name is null || !await access.ReachesAsync(id, ct))
        {
            return Problems.Missing();
        }

        if (!await access.CanManageAsync(id, ct))
        {
            return Problems.Forbidden("Those who lead the unit read how its check-ins are said.");
        }

        var now = clock.GetUtcNow();
        var until = to ?? DateOnly.FromDateTime(now.UtcDateTime);
        var since = from ?? (until.DayNumber > UsualDays ? until.AddDays(-UsualDays + 1) : DateOnly.MinValue);
        if (since < new DateOnly(2000, 1, 1) || until >= new DateOnly(2100, 1, 1) || until < since || until.DayNumber - since.DayNumber > Longest)
        {
            return Problems.Invalid("from", $"must not be after to, nor more than {Longest} days before it, and both between 2000 and 2099");
        }

        var objectives = await db.ReachedBy(caller).AsNoTracking()
            .Where(o => db.UnitsWithin(id).Contains(o.UnitId) && o.Lifecycle != Lifecycle.Draft && o.Lifecycle != Lifecycle.Proposed && o.Lifecycle != Lifecycle.Retired)
            .Where(o => o.Start <= until && o.End >= since)
            .Select(o => new Watched(o.Id, o.UnitId, o.OwnerId, o.Start, o.End, o.PublishedAt))
            .ToListAsync(ct);
        var states = await StatesAsync(objectives, since, until, now, people, rhythms, ct);
        var unitIds = objectives.Select(o => o.UnitId).Distinct().ToArray();
        var units = await db.Database.SqlQuery<UnitName>(
            $"""select id as "Id", name as "Name" from unit where id = any({unitIds}) order by name, id""").ToListAsync(ct);
        var of = states.ToLookup(s => s.Objective.UnitId);
        return TypedResults.Ok(new ParticipationResponse(
            since,
            until,
            TurnCounts.Of([.. states.SelectMany(s => s.States)]),
            [.. units.Select(u => new UnitParticipation(u.Id, u.Name, of[u.Id].Count(), TurnCounts.Of([.. of[u.Id].SelectMany(s => s.States)])))]));
    }

    private static async Task<List<(Watched Objective, List<RhythmState> States)>> StatesAsync(
        List<Watched> objectives, DateOnly since, DateOnly until, DateTimeOffset now, People people, Rhythms rhythms, CancellationToken ct)
    {
        var book = await rhythms.ReadAsync([.. objectives.Select(o => o.UnitId).Distinct()], Rhythms.Before(since), until.AddDays(Rhythms.LongestTurn), ct);
        var owners = await people.OwnersAsync([.. objectives.Select(o => o.OwnerId)], ct);
        var said = await rhythms.CoveringAsync(
            [.. objectives.Select(o => o.Id)], new DateTimeOffset(Rhythms.Before(since), TimeOnly.MinValue, TimeSpan.Zero), ct);
        return objectives.ConvertAll(o => (o, Turns(o, since, until, book, owners[o.OwnerId])
            .Where(t => t.Start <= now)
            .Select(t => t.StateAt(now, said[o.Id].Where(c => c.Covers >= t.Start && c.Covers < t.End).Min(c => (DateTimeOffset?)c.SaidAt), owners[o.OwnerId].IsAwayOn(t.Day)))
            .ToList()));
    }

    /// <summary>Turns whose decided day, moved or not, lies in the time and in the objective's window.</summary>
    private static IEnumerable<Domain.Rhythm> Turns(Watched o, DateOnly since, DateOnly until, RhythmBook book, Owner owner)
    {
        var (rule, zone, holidays) = (book.RuleOf(o.UnitId), book.ClockOf(o.UnitId, owner.Zone), book.HolidaysOf(o.UnitId));
        var (first, last) = (o.Start > since ? o.Start : since, o.End < until ? o.End : until);
        for (var period = CheckInPeriod.Of(first, rule.EveryWeeks); period.Start <= last; period = period with { Start = period.After })
        {
            if (period.LastWeek(rule.Weekday) is var day && day >= first && day <= last
                && Domain.Rhythm.Of(period, zone, rule, holidays) is var turn && !turn.CameBefore(o.PublishedAt))
            {
                yield return turn;
            }
        }
    }

    private sealed record Watched(Guid Id, Guid UnitId, Guid OwnerId, DateOnly Start, DateOnly End, DateTimeOffset? PublishedAt);

    private sealed record UnitName(Guid Id, string Name);
}
