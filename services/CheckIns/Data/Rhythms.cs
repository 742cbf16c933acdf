using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.CheckIns.Data;

/// <summary>In which rhythm units check in, as they have decided, with their clocks and holidays.</summary>
internal sealed class Rhythms(CheckInsDb db)
{
    /// <summary>Everything needed to reckon turns of these units between two days.</summary>
    public async Task<RhythmBook> ReadAsync(IReadOnlyCollection<Guid> units, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var decided = await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct);
            var ids = units.ToArray();
            var clocks = await db.Database.SqlQuery<Clock>(
                $"""select id as "Unit", time_zone as "Zone" from unit where id = any({ids})""").ToListAsync(ct);
            var off = await db.Database.SqlQuery<Off>(
                $"""
                select c.descendant_id as "Unit", d.first as "First", d.last as "Last"
                from unit_closure c join days_off o on o.id = c.ancestor_id and not o.of_person
                cross join lateral jsonb_to_recordset(o.days) as d(first date, last date)
                where c.descendant_id = any({ids}) and d.last >= {from} and d.first <= {to}
                order by 1, 2, 3
                """).ToListAsync(ct);
            return new RhythmBook(
                decided,
                clocks.ToDictionary(c => c.Unit, c => People.Zone(c.Zone)),
                off.GroupBy(o => o.Unit).ToDictionary(g => g.Key, g => (IReadOnlyList<DayRange>)[.. g.Select(o => new DayRange(o.First, o.Last))]));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>For the turns around an instant, wherever on earth.</summary>
    public Task<RhythmBook> AroundAsync(IReadOnlyCollection<Guid> units, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return ReadAsync(units, Before(today), today.AddDays(LongestTurn), ct);
    }

    /// <summary>What was said of these objectives since, by objective: the moment that decides to which weeks it belongs, and when it was said.</summary>
    public async Task<ILookup<Guid, Covering>> CoveringAsync(Guid[] objectives, DateTimeOffset since, CancellationToken ct) =>
        (await db.Database.SqlQuery<Covering>(
            $"""
            select objective_id as "ObjectiveId", least(at, submitted_at) as "Covers", submitted_at as "SaidAt"
            from check_in where objective_id = any({objectives}) and least(at, submitted_at) >= {since.ToUniversalTime()}
            """).ToListAsync(ct)).ToLookup(c => c.ObjectiveId);

    /// <summary>The longest turn is eight weeks; a day more for those whose day has another date.</summary>
    internal const int LongestTurn = (8 * 7) + 1;

    internal static DateOnly Before(DateOnly day) => day.DayNumber > LongestTurn ? day.AddDays(-LongestTurn) : DateOnly.MinValue;

    private sealed record Clock(Guid Unit, string Zone);

    private sealed record Off(Guid Unit, DateOnly First, DateOnly Last);
}

/// <summary>A check-in as far as the rhythm is concerned.</summary>
internal sealed record Covering(Guid ObjectiveId, DateTimeOffset Covers, DateTimeOffset SaidAt);

/// <summary>What some units have decided, with their clocks and holidays.</summary>
internal sealed class RhythmBook(
    PolicySet decided, IReadOnlyDictionary<Guid, TimeZoneInfo> clocks, IReadOnlyDictionary<Guid, IReadOnlyList<DayRange>> holidays)
{
    private readonly Dictionary<EffectivePolicies, RhythmRule> _rules = new(ReferenceEqualityComparer.Instance);

    /// <summary>Units of the same decisions share one.</summary>
    public RhythmRule RuleOf(Guid unit)
    {
        var policies = decided.Of(unit);
        if (!_rules.TryGetValue(policies, out var rule))
        {
            _rules[policies] = rule = new RhythmRule(
                policies.Count("checkInEveryWeeks"),
                Enum.Parse<DayOfWeek>(policies.Choice("checkInWeekday"), ignoreCase: true),
                policies.Count("checkInHour"),
                policies.Choice("checkInClock") == "unit",
                policies.Count("checkInGraceHours"),
                policies.Count("checkInRemindHours"));
        }

        return rule;
    }

    /// <summary>What is decided for a unit, all of it.</summary>
    public EffectivePolicies PoliciesOf(Guid unit) => decided.Of(unit);

    public IReadOnlyList<DayRange> HolidaysOf(Guid unit) => holidays.GetValueOrDefault(unit) ?? [];

    /// <summary>The clock that counts for an objective of the unit whose owner has this one.</summary>
    public TimeZoneInfo ClockOf(Guid unit, TimeZoneInfo owners) => RuleOf(unit).OnUnitsClock ? clocks.GetValueOrDefault(unit, owners) : owners;

    /// <summary>The turn of an objective of this unit, and of an owner with this clock, that contains an instant.</summary>
    public Rhythm At(DateTimeOffset now, Guid unit, TimeZoneInfo owners) => Rhythm.At(now, ClockOf(unit, owners), RuleOf(unit), HolidaysOf(unit));
}
