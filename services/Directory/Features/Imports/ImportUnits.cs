using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Kernel;

namespace Setpoint.Directory.Features.Imports;

/// <summary>
/// Units from a file, known again by their slug: importing the same file twice changes nothing. A dry run does all of
/// it and then rolls back, so it cannot promise what the real run would not do.
/// </summary>
internal static class ImportUnits
{
    private static readonly ImportColumns s_columns = new(["slug", "name", "kind"], ["parent", "lead_email", "time_zone"]);

    public static Task<Results<Ok<ImportReceipt>, Accepted<ImportView>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, ImportReception reception, bool? dryRun, CancellationToken ct) =>
        reception.ReceiveAsync(ImportKind.Units, s_columns, request, dryRun == true, ct);

    /// <summary>Applies the staged rows within the open transaction. The tree is judged as a whole, so all of it is read.</summary>
    public static async Task<ImportTally> ApplyAsync(DirectoryDb db, StagedRows staged, Func<int, Task> progress, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('unit_closure'))", ct);
        var rows = new List<ImportRow>();
        await foreach (var chunk in staged.ChunksAsync(ct))
        {
            rows.AddRange(chunk);
        }

        var now = await db.Database.SqlQuery<DateTimeOffset>($"""select clock_timestamp() as "Value" """).SingleAsync(ct);
        var import = new UnitImport(rows, await db.Units.ToDictionaryAsync(u => u.Slug, StringComparer.Ordinal, ct), await LeadsAsync(db, rows, ct), now);
        var moved = import.Topmost(import.Apply(db)).Select(u => u.Value).ToArray();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await db.Database.ExecuteSqlAsync($"select refresh_unit_closure(id) from unnest({moved}) with ordinality as m(id, n) order by n", ct);
        await progress(rows.Count);
        return import.Tally;
    }

    private static Task<Dictionary<string, PersonId>> LeadsAsync(DirectoryDb db, List<ImportRow> rows, CancellationToken ct)
    {
        var emails = rows.Select(r => r["lead_email"]).OfType<string>().Where(a => !a.Contains('\0', StringComparison.Ordinal)).Select(Person.Normalize).Distinct().ToArray();
        return db.People.Where(p => p.Active && emails.Contains(p.Email))
            .Select(p => new { p.Email, p.Id })
            .ToDictionaryAsync(p => p.Email, p => p.Id, StringComparer.Ordinal, ct);
    }
}

/// <summary>The rows of one file against the units that are there.</summary>
internal sealed class UnitImport(List<ImportRow> rows, Dictionary<string, Unit> units, Dictionary<string, PersonId> leads, DateTimeOffset now)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<UnitId, Unit> _byId = units.Values.ToDictionary(u => u.Id);

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

            waiting = [.. waiting.Except(ready)];
        }

        return moved;
    }

    /// <summary>Those with none of the others above: their closures bring those of everything below.</summary>
    public IEnumerable<UnitId> Topmost(List<UnitId> moved)
    {
        var all = moved.ToHashSet();
        return moved.Where(id => !Above(_byId[id]).Any(u => all.Contains(u.Id)));
    }

    private IEnumerable<Unit> Above(Unit unit)
    {
        for (var p = unit.ParentId; p is { } id && _byId.GetValueOrDefault(id) is { } above; p = above.ParentId)
        {
            yield return above;
        }
    }

    private bool IsNew(ImportRow row)
    {
        if (Tally.RejectUnwritable(row))
        {
            return false;
        }

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
                _byId[unit.Id] = unit;
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

    private bool IsBelow(Unit unit, Unit self) => unit == self || Above(unit).Contains(self);

    private static string Column(string? field) => field switch
    {
        "parentId" => "parent",
        "timeZone" => "time_zone",
        null => "slug",
        _ => field,
    };
}
