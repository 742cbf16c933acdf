using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Coach;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Coach;

/// <summary>What a rule says of something in a cycle.</summary>
/// <param name="UnitId">Whose it is.</param>
/// <param name="ObjectiveId">Of an objective.</param>
/// <param name="MetricId">Of a KPI.</param>
/// <param name="Field">Of an objective: where in it.</param>
public sealed record CycleFinding(
    string Code, RuleSeverity Severity, Guid? UnitId, Guid? ObjectiveId, string? Title, Guid? MetricId, string? Field, string Text, string Reason, string Example);

/// <summary>How often a rule speaks in the whole of what was asked for.</summary>
public sealed record RuleCount(string Code, int Count);

/// <summary>What the coach says of a cycle, as far as the caller sees it.</summary>
/// <param name="First">What to fix before anything else; none where there is nothing to say.</param>
/// <param name="Counts">By rule, in the order in which to fix.</param>
/// <param name="Complete">False where the cycle has more objectives than are looked at: ask for a unit.</param>
/// <param name="Items">One page, in the order in which to fix.</param>
/// <param name="Next">Send it as <c>cursor</c> for the page after; none at the end.</param>
public sealed record CycleAdvice(
    Guid CycleId, DateTimeOffset AsOf, CycleFinding? First, IReadOnlyList<RuleCount> Counts, bool Complete, IReadOnlyList<CycleFinding> Items, string? Next);

internal static class CoachCycle
{
    private static readonly Dictionary<string, int> s_ranks = CoachRules.Cards.Index().ToDictionary(c => c.Item.Code, c => c.Index, StringComparer.Ordinal);

    /// <param name="cycle">The running one when absent.</param>
    /// <param name="unit">Only what this unit and those below it have; the company when absent.</param>
    public static async Task<Results<Ok<CycleAdvice>, ProblemHttpResult>> HandleAsync(
        Guid? cycle, Guid? unit, string? cursor, int? limit, GoalsDb db, Access access, PaceReader paces, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        if (unit is { } asked && !await access.ReachesAsync(asked, ct))
        {
            return Problems.Missing();
        }

        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var cycles = cycle is { } id ? db.Cycles.Where(c => c.Id == new CycleId(id)) : db.Cycles;
        if (await cycles.AsNoTracking().OrderByDescending(c => c.Phase == CyclePhase.Active).ThenByDescending(c => c.Start).FirstOrDefaultAsync(ct) is not { } found)
        {
            return Problems.Missing();
        }

        var all = await FindAsync(found, unit, await db.ConnectionAsync(ct), paces, caller, ct);
        var size = Cursor.Limit(limit);
        var page = all.Said.Where(f => after is null || Of(f).CompareTo(after) > 0).Take(size).ToList();
        var counts = all.Said.CountBy(f => f.Code).Select(c => new RuleCount(c.Key, c.Value));
        return TypedResults.Ok(new CycleAdvice(
            found.Id.Value, clock.GetUtcNow(), all.Said.FirstOrDefault(), [.. counts], all.IsComplete, page, page.Count == size ? Cursor.Encode(Of(page[^1])) : null));
    }

    private static async Task<(List<CycleFinding> Said, bool IsComplete)> FindAsync(
        Cycle cycle, Guid? unit, Npgsql.NpgsqlConnection connection, PaceReader paces, Caller caller, CancellationToken ct)
    {
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        var window = cycle.Window.InReach();
        var lastMoment = (window?.End.AddDays(1) ?? DateOnly.MaxValue).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var facts = await CycleFacts.ReadAsync(connection, caller, cycle.Id.Value, unit, lastMoment, ct);
        Guid[] published = [.. facts.Objectives.Where(o => o.Lifecycle == Lifecycle.Published).Select(o => o.Id.Value)];
        var paced = await paces.ReadAsync(connection, published, ct);
        var today = DateOnly.FromDateTime(paces.LocalNow("UTC"));

        var ofObjectives = facts.Objectives.SelectMany(o => CoachRules
            .Look(facts.DraftOf(o, window, DateOnly.FromDateTime(paces.LocalNow(o.TimeZone)), policies), policy => policies.IsOn(o.UnitId, policy))
            .Select(f => View(f.Rule, o.UnitId, o.Id, o.Title, null, f.Remark.Field, f.Text)));
        var titles = facts.Objectives.ToDictionary(o => o.Id, o => o.Title);
        var view = ViewOf(facts, paced, unit ?? Guid.Empty, today.DayNumber - cycle.Start.DayNumber + 1, policies);
        var ofCycle = CoachRules.OfCycles.SelectMany(rule => rule.Look(view)
            .Where(r => policies.IsOn(r.UnitId ?? Guid.Empty, rule.Card.Policy))
            .Select(r => View(rule.Card, r.UnitId, r.Objective, r.Objective is { } o ? titles[o] : null, r.MetricId, null, r.Text)));
        return ([.. ofCycle.Concat(ofObjectives).OrderBy(Of)], facts.IsComplete);
    }

    private static CycleView ViewOf(CycleFacts facts, Dictionary<ObjectiveId, PacedObjective> paced, Guid scope, int days, GoalPolicies policies)
    {
        var company = facts.Objectives.Where(o => o.IsCompany).Select(o => o.UnitId).FirstOrDefault();
        return new CycleView(
            scope,
            [.. facts.Objectives.Select(o => new CycleObjective(
                o.Id, o.Title, o.UnitId, o.Unit, o.IsCompany, o.Personal, o.Lifecycle, paced.TryGetValue(o.Id, out var now) ? now.Reading.Pace : null,
                o.KeyResults.Count, [.. o.KeyResults.Select(k => k.Metric).OfType<Guid>()]))],
            [.. facts.Kpis.Select(k => new WatchedKpi(k.Id, k.Name, k.UnitId, k.IsRed, facts.WorkedOnMetrics.Contains(k.Id)))],
            facts.ObjectivesOfCompany,
            days,
            u => policies.LimitsOf(u, u == company));
    }

    private static CycleFinding View(RuleCard card, Guid? unit, ObjectiveId? objective, string? title, Guid? metric, string? field, string text) =>
        new(card.Code, card.Severity, unit == Guid.Empty ? null : unit, objective?.Value, title, metric, field, text, card.Reason, card.Example);

    private static Position Of(CycleFinding f) => new(s_ranks[f.Code], f.UnitId ?? Guid.Empty, f.ObjectiveId ?? f.MetricId ?? Guid.Empty, f.Field ?? "");

    /// <summary>The order of findings: what to fix first, then by unit, by what it is about, and by field.</summary>
    private sealed record Position(int Rank, Guid Unit, Guid About, string Field) : IComparable<Position>
    {
        public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;

        public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;

        public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;

        public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;

        public int CompareTo(Position? other) => other is null ? 1
            : (Rank, Unit, About).CompareTo((other.Rank, other.Unit, other.About)) is not 0 and var order ? order
            : string.CompareOrdinal(Field, other.Field);
    }
}
