using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Imports;

/// <summary>
/// People from a file, known again by their e-mail address. Managers may stand later in the file than those they
/// manage. As with units, a dry run does everything and rolls back.
/// </summary>
internal static class ImportPeople
{
    private static readonly string[] s_required = ["email", "name"];
    private static readonly string[] s_optional = ["units", "primary_unit", "manager_email", "roles", "locale", "time_zone"];

    public static async Task<Results<Ok<ImportReceipt>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, DirectoryDb db, Access access, bool? dryRun, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only an administrator of the company imports people.");
        }

        var rows = await CsvFile.ReadAsync(request.Body, s_required, s_optional, ct);
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('people import'))", ct);
        var emails = rows.SelectMany(r => new[] { r["email"], r["manager_email"] }).OfType<string>().Select(Person.Normalize).Distinct().ToArray();
        var people = await db.People.Where(p => emails.Contains(p.Email)).AsSplitQuery().ToDictionaryAsync(p => p.Email, StringComparer.Ordinal, ct);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Slug, u => u.Id, StringComparer.Ordinal, ct);
        var import = new PersonImport(rows, people, units);
        import.Apply(db);
        var receipt = import.Tally.Receipt(dryRun == true);
        if (dryRun == true)
        {
            return TypedResults.Ok(receipt);
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(receipt);
    }
}

/// <summary>The rows of one file against the people that are there.</summary>
internal sealed class PersonImport(List<ImportRow> rows, Dictionary<string, Person> people, Dictionary<string, UnitId> units)
{
    private readonly Dictionary<int, (Person Person, bool IsNew)> _applied = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public ImportTally Tally { get; } = new();

    public void Apply(DirectoryDb db)
    {
        Tally.Rows = rows.Count;
        foreach (var row in rows.Where(IsNew))
        {
            ApplyRow(db, row);
        }

        foreach (var row in rows.Where(r => _applied.ContainsKey(r.Line) && r["manager_email"] is not null))
        {
            ApplyManager(row);
        }

        Tally.Created = _applied.Values.Count(a => a.IsNew);
        Tally.Updated = _applied.Values.Count(a => !a.IsNew && a.Person.HasChanged);
        Tally.Unchanged = _applied.Values.Count(a => !a.IsNew && !a.Person.HasChanged);
    }

    private bool IsNew(ImportRow row)
    {
        if (row["email"] is not { } email)
        {
            Tally.Reject(row.Line, "email", null, "is required");
            return false;
        }

        if (!_seen.Add(Person.Normalize(email)))
        {
            Tally.Reject(row.Line, "email", email, "stands twice in this file; the first row counts");
            return false;
        }

        return true;
    }

    private void ApplyRow(DirectoryDb db, ImportRow row)
    {
        var memberships = row.List("units").Select(s => Unit(row, "units", s)).OfType<UnitId>().ToList();
        var primary = row["primary_unit"] is { } p ? Unit(row, "primary_unit", p) : memberships.Cast<UnitId?>().FirstOrDefault();
        var roles = row.List("roles").Select(r => Role(row, r)).OfType<RoleDescription>().ToList();
        if (row["time_zone"] is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            Tally.Reject(row.Line, "time_zone", zone, "must be an IANA time zone, such as Europe/Amsterdam");
        }

        if (Tally.IsRejected(row.Line))
        {
            return;
        }

        try
        {
            var email = Person.Normalize(row["email"]!);
            var known = people.TryGetValue(email, out var person);
            var description = new PersonDescription(
                row["name"] ?? "", email, memberships, primary, person?.ManagerId, row["locale"], row["time_zone"], roles);
            if (person is null)
            {
                person = Person.Create(PersonKind.Human, description);
                people[email] = person;
                db.Add(person);
            }
            else
            {
                person.Change(description);
            }

            _applied[row.Line] = (person, !known);
        }
        catch (DomainException e)
        {
            Tally.Reject(row.Line, Column(e.Field), row[Column(e.Field)], e.Message);
        }
    }

    /// <summary>A manager who is nobody is said, but costs the person only the manager.</summary>
    private void ApplyManager(ImportRow row)
    {
        var (person, _) = _applied[row.Line];
        var email = Person.Normalize(row["manager_email"]!);
        if (!people.TryGetValue(email, out var manager) || manager == person)
        {
            var why = person == manager ? "nobody manages themselves" : "belongs to nobody, here or in this file";
            Tally.Note(row.Line, "manager_email", email, $"{why}; the person was kept without a new manager");
            return;
        }

        person.Change(new PersonDescription(
            person.Name,
            person.Email,
            [.. person.Memberships.Select(m => m.UnitId)],
            person.PrimaryUnitId,
            manager.Id,
            person.Locale,
            person.TimeZone,
            [.. person.Roles.Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt))]));
    }

    private UnitId? Unit(ImportRow row, string column, string slug)
    {
        if (units.TryGetValue(slug, out var id))
        {
            return id;
        }

        Tally.Reject(row.Line, column, slug, "is the slug of no unit");
        return null;
    }

    private RoleDescription? Role(ImportRow row, string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !Enum.TryParse<UnitRole>(parts[1], ignoreCase: true, out var role) || !Enum.IsDefined(role))
        {
            Tally.Reject(row.Line, "roles", text, "must be slug:role with administrator, executive, lead, member or viewer");
            return null;
        }

        return Unit(row, "roles", parts[0]) is { } unit ? new RoleDescription(unit, role, null) : null;
    }

    private static string Column(string? field) => field switch
    {
        "primaryUnitId" => "primary_unit",
        "managerId" => "manager_email",
        null => "email",
        _ => field,
    };
}
