using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Imports;

/// <summary>
/// Units from a file, known again by their slug: importing the same file twice changes nothing. A dry run does all of
/// it and then rolls back, so it cannot promise what the real run would not do.
/// </summary>
internal static class ImportUnits
{
    private static readonly string[] s_required = ["slug", "name", "kind"];
    private static readonly string[] s_optional = ["parent", "lead_email", "time_zone"];

    public static async Task<Results<Ok<ImportReceipt>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, DirectoryDb db, Access access, TimeProvider clock, bool? dryRun, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only an administrator of the company imports units.");
        }

        var rows = await CsvFile.ReadAsync(request.Body, s_required, s_optional, ct);
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('unit_closure'))", ct);
        var import = new UnitImport(rows, await db.Units.ToDictionaryAsync(u => u.Slug, StringComparer.Ordinal, ct), await LeadsAsync(db, rows, ct), clock.GetUtcNow());
        var touched = import.Apply(db);
        var receipt = import.Tally.Receipt(dryRun == true);
        if (dryRun == true)
        {
            return TypedResults.Ok(receipt);
        }

        await db.SaveChangesAsync(ct);
        foreach (var unit in touched)
        {
            await db.Database.ExecuteSqlAsync($"select refresh_unit_closure({unit.Value})", ct);
        }

        await work.CommitAsync(ct);
        return TypedResults.Ok(receipt);
    }

    private static Task<Dictionary<string, PersonId>> LeadsAsync(DirectoryDb db, List<ImportRow> rows, CancellationToken ct)
    {
        var emails = rows.Select(r => r["lead_email"]).OfType<string>().Select(Person.Normalize).Distinct().ToArray();
        return db.People.Where(p => p.Active && emails.Contains(p.Email)).ToDictionaryAsync(p => p.Email, p => p.Id, StringComparer.Ordinal, ct);
    }
}

/// <summary>The rows of one file against the units that are there.</summary>
internal sealed class UnitImport(List<ImportRow> rows, Dictionary<string, Unit> units, Dictionary<string, PersonId> leads, DateTimeOffset now)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public ImportTally Tally { get; } = new();

    /// <summary>Applies parents before their children, whatever order the file has. Returns the units whose place changed.</summary>
    public List<UnitId> Apply(DirectoryDb db)
    {
        Tally.Rows = rows.Count;
        var waiting = rows.Where(IsNew).ToList();
        var moved = new List<UnitId>();
        while (waiting.Count > 0)
        {
            var inFile = waiting.Select(r => r["slug"]).ToHashSet(StringComparer.Ordinal);
            var ready = waiting.Where(r => r["parent"] is null || !inFile.Contains(r["parent"])).ToList();
            if (ready.Count == 0)
            {
                waiting.ForEach(r => Tally.Reject(r.Line, "parent", r["parent"], "is part of a circle"));
                break;
            }

            foreach (var row in ready)
            {
                ApplyRow(db, row, moved);
            }

            waiting.RemoveAll(ready.Contains);
        }

        return moved;
    }

    private bool IsNew(ImportRow row)
    {
        if (row["slug"] is not { } slug)
        {
            Tally.Reject(row.Line, "slug", null, "is required");
            return false;
        }

        if (!_seen.Add(slug))
        {
            Tally.Reject(row.Line, "slug", slug, "stands twice in this file; the first row counts");
            return false;
        }

        return true;
    }

    private void ApplyRow(DirectoryDb db, ImportRow row, List<UnitId> moved)
    {
        if (!TryRead(row, out var kind, out var parent, out var lead, out var timeZone))
        {
            return;
        }

        try
        {
            var slug = row["slug"]!;
            if (!units.TryGetValue(slug, out var unit))
            {
                unit = Unit.Create(row["name"] ?? "", slug, kind, parent?.Id, lead, timeZone);
                db.Add(unit);
                units[slug] = unit;
                moved.Add(unit.Id);
                Tally.Created++;
                return;
            }

            // A row that names no lead leaves the present one.
            var before = unit.ParentId;
            unit.Change(row["name"] ?? "", slug, kind, parent?.Id, lead ?? unit.LeadId, timeZone, now);
            Tally.Updated += unit.HasChanged ? 1 : 0;
            Tally.Unchanged += unit.HasChanged ? 0 : 1;
            if (before != unit.ParentId)
            {
                moved.Add(unit.Id);
            }
        }
        catch (DomainException e)
        {
            Tally.Reject(row.Line, Column(e.Field), row[Column(e.Field)], e.Message);
        }
    }

    private bool TryRead(ImportRow row, out UnitKind kind, out Unit? parent, out PersonId? lead, out string timeZone)
    {
        parent = null;
        lead = null;
        if (!Enum.TryParse(row["kind"], ignoreCase: true, out kind) || !Enum.IsDefined(kind))
        {
            Tally.Reject(row.Line, "kind", row["kind"], "must be company, department or team");
        }

        if (row["parent"] is { } above && !units.TryGetValue(above, out parent))
        {
            Tally.Reject(row.Line, "parent", above, "is the slug of no unit, here or in this file");
        }

        if (parent is not null && units.TryGetValue(row["slug"]!, out var self) && IsBelow(parent, self))
        {
            Tally.Reject(row.Line, "parent", row["parent"], "is the unit itself or below it");
        }

        if (row["lead_email"] is { } email)
        {
            lead = leads.TryGetValue(Person.Normalize(email), out var id) ? id : null;
            if (lead is null)
            {
                Tally.Reject(row.Line, "lead_email", email, "belongs to no active person");
            }
        }

        timeZone = row["time_zone"] ?? parent?.TimeZone ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            Tally.Reject(row.Line, "time_zone", timeZone, "must be an IANA time zone, such as Europe/Amsterdam");
        }

        if (kind == UnitKind.Company && !units.ContainsKey(row["slug"]!) && units.Values.Any(u => u.Kind == UnitKind.Company))
        {
            Tally.Reject(row.Line, "kind", row["kind"], "there is one company, and it is here already");
        }

        return !Tally.IsRejected(row.Line);
    }

    private bool IsBelow(Unit unit, Unit self)
    {
        var byId = units.Values.ToDictionary(u => u.Id);
        for (var u = unit; u is not null; u = u.ParentId is { } p ? byId.GetValueOrDefault(p) : null)
        {
            if (u == self)
            {
                return true;
            }
        }

        return false;
    }

    private static string Column(string? field) => field switch
    {
        "parentId" => "parent",
        "timeZone" => "time_zone",
        null => "slug",
        _ => field,
    };
}
