using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Files;

internal static class ImportObjectives
{
    /// <summary>
    /// A file as the export writes it becomes drafts. What was imported under its key before stays as it is, so a file may be
    /// sent again; whoever may not write an objective where it would stand may not import it either.
    /// </summary>
    /// <param name="dryRun">Does everything and takes it back.</param>
    /// <param name="bestEffort">Leaves out the rows that are wrong and takes the others; otherwise one wrong row takes all back.</param>
    public static async Task<Results<Ok<ImportReceipt>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, bool? dryRun, bool? bestEffort, GoalsDb db, ObjectiveImport import, Caller caller, CancellationToken ct)
    {
        var rows = await ObjectiveFile.ReadAsync(request.Body, ct);
        var tally = new ImportTally();
        var objectives = Assembled(rows, tally);
        var names = await FileNames.ReadAsync(await db.ConnectionAsync(ct), [.. rows.Where(r => !HoldsNothingness(r))], caller, ct);
        var (isDry, isTolerant) = (dryRun == true, bestEffort == true);
        var applied = !isDry;
        if (isTolerant && !isDry)
        {
            // One by one, so that nobody else's edit waits for the whole file.
            await import.RunAsync(objectives, names, tally, ct);
        }
        else
        {
            await using var work = await db.BeginWorkAsync(ct);
            var transaction = db.Database.CurrentTransaction!;
            await transaction.CreateSavepointAsync("before_import", ct);
            await import.RunAsync(objectives, names, tally, ct);
            applied = !isDry && (isTolerant || tally.ErrorCount == 0);
            if (!applied)
            {
                await transaction.RollbackToSavepointAsync("before_import", ct);
            }

            await work.CommitAsync(ct);
        }

        return objectives.Count > 0 && tally.Forbidden == objectives.Count
            ? Problems.Forbidden("Only the lead of a unit or somebody above, or a member who will own it, writes an objective there: none of these.")
            : TypedResults.Ok(tally.Receipt(isDry, applied, rows.Count));
    }

    /// <summary>Key results with their objectives, wherever in the file they stand.</summary>
    private static List<FileObjective> Assembled(IReadOnlyList<FileRow> rows, ImportTally tally)
    {
        var (objectives, parts) = (new List<FileRow>(), new List<FileRow>());
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var (type, key) = (row["type"]?.ToLowerInvariant(), row["external_key"]);
            if (HoldsNothingness(row))
            {
                tally.Reject(row, "type", "holds a character of code 0, which is not text");
            }
            else if (key is null)
            {
                tally.Reject(row, "external_key", "is required");
            }
            else if (type == ObjectiveFile.KeyResult)
            {
                parts.Add(row);
            }
            else if (type != ObjectiveFile.Objective)
            {
                tally.Reject(row, "type", $"must be {ObjectiveFile.Objective} or {ObjectiveFile.KeyResult}");
            }
            else if (!keys.Add(key))
            {
                tally.Reject(row, "external_key", "stands twice in the file");
            }
            else
            {
                objectives.Add(row);
            }
        }

        foreach (var orphan in parts.Where(p => !keys.Contains(p["external_key"]!)))
        {
            tally.Reject(orphan, "external_key", "names no objective of this file");
        }

        var byKey = parts.ToLookup(p => p["external_key"]!, StringComparer.Ordinal);
        return objectives.ConvertAll(o => new FileObjective(o, [.. byKey[o["external_key"]!]]));
    }

    private static bool HoldsNothingness(FileRow row) => row.Cells.Values.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true);
}
