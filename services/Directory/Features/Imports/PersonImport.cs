using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Kernel;

namespace Setpoint.Directory.Features.Imports;

/// <summary>
/// The rows of one file against the people that are there, in two passes over chunks: the first finds out which rows
/// count and gives new people their ids, so that in the second a manager is known wherever in the file they stand and
/// everybody is written once. Beside a chunk only addresses and ids are in memory.
/// </summary>
internal sealed class PersonImport(DirectoryDb db, StagedRows staged)
{
    private readonly Dictionary<string, Accepted> _accepted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ImportTally _tally = new();
    private Dictionary<string, NamedUnit> _units = [];
    private HashSet<PersonId> _administrators = [];
    private UnitId _company;

    public async Task<ImportTally> ApplyAsync(Func<int, Task> progress, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('people import'))", ct);
        _units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Slug, u => new NamedUnit(u.Id, u.TimeZone), StringComparer.Ordinal, ct);
        _company = await db.Units.Where(u => u.ParentId == null).Select(u => u.Id).SingleAsync(ct);
        _administrators = await db.People.Where(p => p.Active && p.Kind == PersonKind.Human && p.Roles.Any(r =>
            r.UnitId == _company && r.Role == UnitRole.Administrator && r.ExpiresAt == null)).Select(p => p.Id).ToHashSetAsync(ct);
        await foreach (var chunk in staged.ChunksAsync(ct))
        {
            var emails = Normalized(chunk.Select(r => r["email"]));
            var known = await db.People.AsNoTracking().Where(p => emails.Contains(p.Email)).AsSplitQuery()
                .ToDictionaryAsync(p => p.Email, StringComparer.Ordinal, ct);
            chunk.ForEach(row => Judge(row, known));
        }

        // Looked through once a chunk instead of whenever somebody asks the tracker while saving.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var done = 0;
        await foreach (var chunk in staged.ChunksAsync(ct))
        {
            await WriteAsync([.. chunk.Where(IsAccepted)], ct);
            await progress(done += chunk.Count);
        }

        return _tally;
    }

    private void Judge(ImportRow row, Dictionary<string, Person> people)
    {
        if (_tally.RejectUnwritable(row))
        {
            return;
        }

        if (row["email"] is not { } address)
        {
            _tally.Reject(row.Line, "email", null, "is required");
            return;
        }

        var email = Person.Normalize(address);
        if (!_seen.Add(email))
        {
            _tally.Reject(row.Line, "email", address, "stands twice in this file; the first row counts");
            return;
        }

        var read = new PersonRow(row, _units, _tally);
        var known = people.GetValueOrDefault(email);
        try
        {
            if (read.Describe(known, null) is { } description)
            {
                // This person is not saved, only asked whether they could be like that.
                var asked = known ?? Person.Create(PersonKind.Human, description);
                asked.Change(description);
                if (TakesLastAdministrator(asked, read.Active))
                {
                    var column = read.Active == false ? "active" : "roles";
                    _tally.Reject(row.Line, column, row[column], "takes the company's last administrator away: give the role to somebody else first");
                    return;
                }

                _accepted[email] = new(row.Line, asked.Id);
            }
        }
        catch (DomainException e)
        {
            read.Reject(e);
        }
    }

    /// <summary>Row by row: whom a later one makes an administrator is not there yet.</summary>
    private bool TakesLastAdministrator(Person asked, bool? active)
    {
        if (!_administrators.Contains(asked.Id)
            || (active != false && asked.Roles.Any(r => r.UnitId == _company && r.Role == UnitRole.Administrator && r.ExpiresAt is null)))
        {
            return false;
        }

        return _administrators.Count == 1 || !_administrators.Remove(asked.Id);
    }

    private async Task WriteAsync(List<ImportRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => AcceptedAs(r).Id);
        var people = await db.People.Where(p => ids.Contains(p.Id)).AsSplitQuery().ToDictionaryAsync(p => p.Id, ct);
        var managers = await IdsAsync(rows.Select(r => r["manager_email"]), ct);
        foreach (var row in rows)
        {
            Write(row, people.GetValueOrDefault(AcceptedAs(row).Id), Manager(row, managers));
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private void Write(ImportRow row, Person? person, PersonId? manager)
    {
        var read = new PersonRow(row, _units, _tally);
        var description = read.Describe(person, manager)!;
        if (person is null)
        {
            person = Person.Create(PersonKind.Human, description, AcceptedAs(row).Id);
            person.SetActive(read.Active ?? true);
            db.Add(person);
            _tally.Created++;
            return;
        }

        person.Change(description);
        person.SetActive(read.Active ?? person.Active);
        _tally.Updated += person.HasChanged ? 1 : 0;
        _tally.Unchanged += person.HasChanged ? 0 : 1;
    }

    /// <summary>A manager who is nobody is said, but costs the person only the manager.</summary>
    private PersonId? Manager(ImportRow row, Dictionary<string, PersonId> here)
    {
        if (row["manager_email"] is not { } address)
        {
            return null;
        }

        var email = Person.Normalize(address);
        PersonId? manager = _accepted.TryGetValue(email, out var inFile) ? inFile.Id : here.TryGetValue(email, out var known) ? known : null;
        var self = manager == AcceptedAs(row).Id;
        if (manager is null || self)
        {
            var why = self ? "nobody manages themselves" : "belongs to nobody, here or in this file";
            _tally.Note(row.Line, "manager_email", email, $"{why}; the person was kept without a new manager");
        }

        return self ? null : manager;
    }

    private Accepted AcceptedAs(ImportRow row) => _accepted[Person.Normalize(row["email"]!)];

    private bool IsAccepted(ImportRow row) =>
        row["email"] is { } email && _accepted.TryGetValue(Person.Normalize(email), out var accepted) && accepted.Line == row.Line;

    private async Task<Dictionary<string, PersonId>> IdsAsync(IEnumerable<string?> addresses, CancellationToken ct)
    {
        var emails = Normalized(addresses);
        return await db.People.Where(p => emails.Contains(p.Email))
            .Select(p => new { p.Email, p.Id })
            .ToDictionaryAsync(p => p.Email, p => p.Id, StringComparer.Ordinal, ct);
    }

    private static string[] Normalized(IEnumerable<string?> addresses) => [.. addresses.OfType<string>().Where(a => !a.Contains('\0', StringComparison.Ordinal)).Select(Person.Normalize).Distinct()];

    private readonly record struct Accepted(int Line, PersonId Id);
}
