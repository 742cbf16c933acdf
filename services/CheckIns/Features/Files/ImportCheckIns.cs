using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Files;

/// <summary>What became of a file.</summary>
/// <param name="Added">Check-ins that were not there.</param>
/// <param name="Corrected">Check-ins of the same objective, author and moment that said something else: now in a new revision.</param>
/// <param name="Unchanged">Those that said the same.</param>
/// <param name="Errors">Rows that were not taken, and why, up to 500.</param>
public sealed record ImportCheckInsResponse(bool DryRun, int Added, int Corrected, int Unchanged, int Rejected, IReadOnlyList<RowError> Errors);

/// <summary>
/// History out of a file, by those who lead the objectives' units. A check-in is the same one where objective, author and moment are:
/// reading a file again changes nothing. What cannot be taken is said by row, and the rest is taken.
/// </summary>
internal sealed class ImportCheckIns(CheckInsDb db, ObjectiveAccess objectives, People people, Access access, Caller caller, TimeProvider clock)
{
    private const int MostErrors = 500;
    private const string Hidden = "is nothing that you may see";
    private const string Refused = "is not yours to import for: those who lead its unit do";

    private readonly Dictionary<Guid, (Objective? Objective, Window? Window, string? Fault)> _known = [];
    private readonly List<RowError> _errors = [];
    private int _added;
    private int _corrected;
    private int _unchanged;

    public static async Task<Results<Ok<ImportCheckInsResponse>, ProblemHttpResult>> HandleAsync(
        HttpRequest file, bool? dryRun, ImportCheckIns import, CancellationToken ct)
    {
        var rows = await CheckInFile.ReadAsync(file.Body, ct);
        return await import.TakeAsync(rows, dryRun ?? false, ct);
    }

    private async Task<Results<Ok<ImportCheckInsResponse>, ProblemHttpResult>> TakeAsync(List<CheckInRow> rows, bool dryRun, CancellationToken ct)
    {
        _errors.AddRange(rows.SelectMany(r => r.Faults()));
        var unreadable = _errors.Select(e => e.Line).ToHashSet();
        var groups = rows.Where(r => !unreadable.Contains(r.Line)).GroupBy(r => (r.Objective!.Value, Author: r["author"]!.ToLowerInvariant(), r.At!.Value)).ToList();
        var authors = await AuthorsAsync([.. groups.Select(g => g.Key.Author).Distinct()], ct);
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('check-in-import'))", ct);
        var there = await ThereAsync([.. groups.Select(g => g.Key.Item1).Distinct()], [.. groups.Select(g => g.Key.Item3.ToUniversalTime()).Distinct()], ct);
        foreach (var group in groups)
        {
            await TakeAsync([.. group], authors, there, ct);
        }

        // Nothing in it is the caller's to know of or to do: as with a single check-in.
        var why = _known.Values.Select(k => k.Fault).Distinct().ToList();
        if (_known.Count > 0 && why.All(f => f is Hidden or Refused))
        {
            return why.Contains(Refused) ? Problems.Forbidden("Those who lead an objective's unit import its check-ins.") : Problems.Missing();
        }

        if (!dryRun)
        {
            await db.SaveChangesAsync(ct);
            await work.CommitAsync(ct);
        }

        return TypedResults.Ok(new ImportCheckInsResponse(
            dryRun, _added, _corrected, _unchanged, _errors.Select(e => e.Line).Distinct().Count(), [.. _errors.OrderBy(e => e.Line).Take(MostErrors)]));
    }

    /// <summary>What is there already of these objectives and moments, asked for once; of twins the first.</summary>
    private async Task<Dictionary<(Guid, Guid, DateTimeOffset), CheckIn>> ThereAsync(List<Guid> about, List<DateTimeOffset> moments, CancellationToken ct)
    {
        var found = await db.CheckIns.Where(c => about.Contains(c.ObjectiveId) && moments.Contains(c.At)).OrderBy(c => c.Id).ToListAsync(ct);
        return found.DistinctBy(c => (c.ObjectiveId, c.AuthorId, c.At)).ToDictionary(c => (c.ObjectiveId, c.AuthorId, c.At));
    }

    private async Task TakeAsync(
        List<CheckInRow> rows, IReadOnlyDictionary<string, Guid> authors, Dictionary<(Guid, Guid, DateTimeOffset), CheckIn> known, CancellationToken ct)
    {
        var first = rows[0];
        var (objective, window, fault) = await KnownAsync(first.Objective!.Value, ct);
        if (objective is null || window is null || fault is not null)
        {
            Reject(rows, "objective", fault!);
            return;
        }

        if (!authors.TryGetValue(first["author"]!.ToLowerInvariant(), out var author))
        {
            Reject(rows, "author", "is nobody's e-mail address here");
            return;
        }

        var at = first.At!.Value;
        var draft = new CheckInDraft(
            at,
            rows.Select(r => r.Number("confidence")).FirstOrDefault(c => c is not null),
            [.. rows.Where(r => r.KeyResult is not null).Select(r => new KeyResultEntry(r.KeyResult!.Value, r.Number("value"), r.Number("key_result_confidence")))],
            Text("changed"),
            Text("blocked"),
            Text("next"),
            [.. rows.Where(r => r.Step is not null).Select(r => new StepEntry(r.Step!.Value, r.Done!.Value))]);
        var there = known.GetValueOrDefault((objective.Id, author, at));
        var now = clock.GetUtcNow();
        var faults = draft.FaultsAgainst(objective, window, now, there?.Current).ToList();
        if (faults.Count > 0)
        {
            faults.ForEach(f => Reject(rows, f.Field, f.Message));
        }
        else if (there is null)
        {
            db.CheckIns.Add(CheckIn.Recall(author, objective, window, draft, now, caller.PersonId));
            _added++;
        }
        else
        {
            var version = there.Current.Number;
            there.Correct(caller.PersonId, objective, window, draft, now);
            _ = there.Current.Number > version ? _corrected++ : _unchanged++;
        }

        string? Text(string column) => rows.Select(r => r[column]).FirstOrDefault(t => t is not null);
    }

    private async Task<(Objective? Objective, Window? Window, string? Fault)> KnownAsync(Guid id, CancellationToken ct)
    {
        if (!_known.TryGetValue(id, out var known))
        {
            var objective = await objectives.FindAsync(id, ct);
            var fault = objective is null ? Hidden : await access.CanManageAsync(objective.UnitId, ct) ? null : Refused;
            _known[id] = known = (objective, objective is null ? null : await people.WindowOfAsync(objective, ct), fault);
        }

        return known;
    }

    private async Task<Dictionary<string, Guid>> AuthorsAsync(string[] emails, CancellationToken ct) =>
        (await db.Database.SqlQuery<Author>($"""select id as "Id", lower(email) as "Email" from person where lower(email) = any({emails})""").ToListAsync(ct))
        .DistinctBy(a => a.Email).ToDictionary(a => a.Email, a => a.Id, StringComparer.Ordinal);

    private void Reject(List<CheckInRow> rows, string column, string why) => _errors.AddRange(rows.Select(r => new RowError(r.Line, column, why)));

    private sealed record Author(Guid Id, string Email);
}
