using System.Globalization;
using Setpoint.Directory.Domain;
using Setpoint.Kernel;

namespace Setpoint.Directory.Features.Imports;

/// <summary>A unit as rows name it.</summary>
internal sealed record NamedUnit(UnitId Id, string TimeZone);

/// <summary>Reads a row about a person against the units that are there, and says what is wrong with it.</summary>
internal sealed class PersonRow(ImportRow row, IReadOnlyDictionary<string, NamedUnit> units, ImportTally tally)
{
    /// <summary>
    /// The person as the row describes them, or none when it is refused. What the file has no column for stays as it
    /// is in <paramref name="known"/>; so does a manager, who is looked up by the caller.
    /// </summary>
    public PersonDescription? Describe(Person? known, PersonId? manager)
    {
        var belongs = row.Has("units") || known is null
            ? row.List("units").Select(s => Unit("units", s)?.Id).OfType<UnitId>().ToList()
            : [.. known.Memberships.Select(m => m.UnitId)];
        var roles = row.Has("roles") || known is null
            ? row.List("roles").Select(Role).OfType<RoleDescription>().ToList()
            : [.. known.Roles.Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt))];
        var primary = row["primary_unit"] is { } p ? Unit("primary_unit", p)?.Id : Primary(known, belongs);
        Check("roles", roles.Select(r => (r.Unit, r.Role)).Distinct().Count() == roles.Count, "names a role on a unit twice");
        Check("time_zone", row["time_zone"] is not { } z || TimeZoneInfo.TryFindSystemTimeZoneById(z, out _), "must be an IANA time zone, such as Europe/Amsterdam");
        Check("active", row["active"] is null || Active is not null, "must be yes or no");
        return tally.IsRejected(row.Line)
            ? null
            : new PersonDescription(
                row["name"] ?? "",
                row["email"]!,
                belongs,
                primary,
                manager ?? known?.ManagerId,
                row.Has("locale") ? row["locale"] : known?.Locale,
                row.Has("time_zone") ? row["time_zone"] : known?.TimeZone,
                roles);
    }

    /// <summary>None when the row does not say, or says something else.</summary>
    public bool? Active => row["active"]?.ToLowerInvariant() switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    /// <summary>Refuses the row for a rule of the domain.</summary>
    public void Reject(DomainException e)
    {
        var column = e.Field switch
        {
            "primaryUnitId" => "primary_unit",
            "managerId" => "manager_email",
            null => "email",
            _ => e.Field,
        };
        tally.Reject(row.Line, column, row[column], e.Message);
    }

    private UnitId? Primary(Person? known, List<UnitId> belongs) =>
        known?.PrimaryUnitId is { } present && !row.Has("units") ? present : belongs.Cast<UnitId?>().FirstOrDefault();

    private void Check(string column, bool holds, string message)
    {
        if (!holds)
        {
            tally.Reject(row.Line, column, row[column], message);
        }
    }

    private NamedUnit? Unit(string column, string slug)
    {
        if (units.TryGetValue(slug, out var unit))
        {
            return unit;
        }

        tally.Reject(row.Line, column, slug, "is the slug of no unit");
        return null;
    }

    /// <summary><c>slug:role</c> or, until the end of that day in the unit's time zone, <c>slug:role@2026-12-31</c>.</summary>
    private RoleDescription? Role(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        var role = parts.Length == 2 ? parts[1].Split('@', 2, StringSplitOptions.TrimEntries) : [];
        var last = default(DateOnly);
        if (role.Length == 0 || !Enum.TryParse<UnitRole>(role[0], ignoreCase: true, out var word) || !Enum.IsDefined(word) || char.IsAsciiDigit(role[0][0])
            || (role.Length == 2 && !DateOnly.TryParseExact(role[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out last)))
        {
            tally.Reject(row.Line, "roles", text, "must be slug:role or slug:role@2026-12-31 with administrator, executive, lead, member or viewer");
            return null;
        }

        return Unit("roles", parts[0]) is { } unit
            ? new RoleDescription(unit.Id, word, role.Length == 2 ? EndOf(last, unit.TimeZone) : null)
            : null;
    }

    private static DateTimeOffset EndOf(DateOnly day, string timeZone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(midnight)).ToUniversalTime();
    }
}
