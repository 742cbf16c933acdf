using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Data;

/// <summary>What check-ins need of the organization: names to show, and time zones to reckon weeks and windows in.</summary>
internal sealed class People(CheckInsDb db)
{
    /// <summary>Names by id; people this service has not heard of are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToArray();
        var people = await db.Database.SqlQuery<PersonName>(
            $"""select id as "Id", name as "Name" from person where id = any({wanted})""").ToListAsync(ct);
        return people.ToDictionary(p => p.Id, p => p.Name);
    }

    /// <summary>A person's own time zone, else that of their primary unit.</summary>
    public Task<TimeZoneInfo> ZoneOfAsync(Guid person, CancellationToken ct) => FindZoneAsync(
        $"""
        select coalesce(p.time_zone, u.time_zone) as "Value"
        from person p left join unit u on u.id = p.primary_unit_id where p.id = {person}
        """,
        ct);

    /// <summary>Clocks and absences of these people. Whoever is not known yet has UTC and is there.</summary>
    public async Task<IReadOnlyDictionary<Guid, Owner>> OwnersAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var ids = people.Distinct().ToArray();
        var zones = await db.Database.SqlQuery<PersonZone>(
            $"""
            select p.id as "Id", coalesce(p.time_zone, u.time_zone) as "Zone"
            from person p left join unit u on u.id = p.primary_unit_id where p.id = any({ids})
            """).ToDictionaryAsync(p => p.Id, p => Zone(p.Zone), ct);
        var absences = (await db.Database.SqlQuery<Absence>(
            $"""
            select o.id as "Id", d.first as "First", d.last as "Last"
            from days_off o cross join lateral jsonb_to_recordset(o.days) as d(first date, last date) where o.id = any({ids}) and o.of_person
            """).ToListAsync(ct)).ToLookup(a => a.Id, a => new DayRange(a.First, a.Last));
        return ids.ToDictionary(id => id, id => new Owner(zones.GetValueOrDefault(id, TimeZoneInfo.Utc), [.. absences[id]]));
    }

    public Task<TimeZoneInfo> ZoneOfUnitAsync(Guid unit, CancellationToken ct) =>
        FindZoneAsync($"""select time_zone as "Value" from unit where id = {unit}""", ct);

    /// <summary>The time zone of the unit that an objective belongs to: its days begin there.</summary>
    public async Task<Window> WindowOfAsync(Objective objective, CancellationToken ct) => Window.Of(
        objective, await FindZoneAsync($"""select time_zone as "Value" from unit where id = {objective.UnitId}""", ct));

    /// <summary>UTC while this service has not heard of the person or the unit.</summary>
    private async Task<TimeZoneInfo> FindZoneAsync(FormattableString sql, CancellationToken ct)
    {
        var name = await db.Database.SqlQuery<string?>(sql).SingleOrDefaultAsync(ct);
        return Zone(name);
    }

    /// <summary>UTC for a name that nobody knows.</summary>
    public static TimeZoneInfo Zone(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    private sealed record PersonName(Guid Id, string Name);

    private sealed record PersonZone(Guid Id, string? Zone);

    private sealed record Absence(Guid Id, DateOnly First, DateOnly Last);
}

/// <summary>Whoever answers for an objective, as far as the rhythm is concerned.</summary>
internal sealed record Owner(TimeZoneInfo Zone, IReadOnlyList<DayRange> Away)
{
    public bool IsAwayOn(DateOnly? day) => day is { } d && Away.Any(a => a.Contains(d));
}
