using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Files;

/// <summary>Writes the objectives of a file by the same code as the address that writes one, parents before what serves them.</summary>
internal sealed partial class ObjectiveImport(GoalsDb db, ObjectiveRules rules, Cascading cascade)
{
    public async Task RunAsync(IReadOnlyList<FileObjective> objectives, FileNames names, ImportTally tally, CancellationToken ct)
    {
        var waiting = objectives.ToList();
        var open = waiting.Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var ready = waiting.FindAll(o => o.Parents.All(p => p.Key == o.Key || !open.Contains(p.Key)));
            if (ready.Count == 0)
            {
                waiting.ForEach(o => tally.Reject(o.Row, "parents", "serve each other in a circle"));
                waiting.ForEach(tally.RejectPartsOf);
                return;
            }

            foreach (var objective in ready)
            {
                await WriteAsync(objective, names, tally, ct);
                open.Remove(objective.Key);
            }

            waiting.RemoveAll(ready.Contains);
        }
    }

    /// <summary>What the rules refuse of a key result leaves its row out, and the rest is sent again without it.</summary>
    private async Task WriteAsync(FileObjective objective, FileNames names, ImportTally tally, CancellationToken ct)
    {
        if (names.IsById(objective.Key))
        {
            tally.Unchanged++;
            return;
        }

        await names.ReadKeyResultsAsync(await db.ConnectionAsync(ct), objective.Parents, ct);
        if (objective.Request(names, tally) is not { } request)
        {
            tally.RejectPartsOf(objective);
            return;
        }

        while (await SendAsync(request, ct) is var answer)
        {
            if (answer.Written is { } written)
            {
                names.Take(objective.Key, written.Id);
                tally.Created += written.IsNew ? 1 : 0;
                tally.Unchanged += written.IsNew ? 0 : 1;
                return;
            }

            var refused = answer.Errors.Select(e => (Index: IndexOf(e.Field), e.Field, e.Message)).ToList();
            if (answer.IsForbidden || refused.Exists(r => r.Index is null))
            {
                tally.Forbidden += answer.IsForbidden ? 1 : 0;
                refused.ForEach(r => tally.Reject(objective.Row, ColumnOf(r.Field), r.Message));
                tally.RejectPartsOf(objective);
                return;
            }

            var rows = objective.KeyResultRows.ToList();
            refused.ForEach(r => tally.Reject(rows[r.Index!.Value], ColumnOf(r.Field), r.Message));
            var left = refused.Select(r => r.Index!.Value).ToHashSet();
            objective.KeyResultRows.RemoveAll(r => left.Contains(rows.IndexOf(r)));
            request = request with { KeyResults = [.. request.KeyResults!.Where((_, i) => !left.Contains(i))] };
        }
    }

    private async Task<Answer> SendAsync(ObjectiveRequest request, CancellationToken ct)
    {
        try
        {
            var (written, refusal) = await CreateObjective.WriteAsync(
                request, db, rules, cascade, (id, isNew) => Task.FromResult(new Written(id, isNew)), ct);
            return refusal is null ? new Answer(written, [], false) : Refusal(refusal);
        }
        catch (DomainException e)
        {
            return new Answer(null, [(e.Field ?? "external_key", e.Message)], false);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static Answer Refusal(ProblemHttpResult problem)
    {
        var details = problem.ProblemDetails;
        var errors = details.Extensions.TryGetValue("errors", out var value) && value is IReadOnlyDictionary<string, string[]> named
            ? named.SelectMany(e => e.Value.Select(message => (e.Key, message))).ToList()
            : [("external_key", details.Detail ?? "")];
        return new Answer(null, errors, details.Status == StatusCodes.Status403Forbidden);
    }

    /// <summary>Which key result a field is of.</summary>
    private static int? IndexOf(string field) =>
        KeyResult().Match(field) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>The column that a field of the request came from: <c>keyResults[1].unitOfMeasure</c> is <c>unit_of_measure</c>.</summary>
    private static string ColumnOf(string field) => Part().Match(field) is { Success: true } part ? part.Groups[1].Value
        : field.Split('[', '.')[0] switch
        {
            "alignments" => "parents",
            "contributorIds" => "contributors",
            "guardrails" => "guardrails",
            "tags" => "tags",
            "links" => "links",
            _ => NameOf(field[(field.LastIndexOf('.') + 1)..]),
        };

    private static string NameOf(string field) => field switch
    {
        "cycleId" => "cycle",
        "unitId" => "unit",
        "ownerId" => "owner",
        "metricId" => "metric",
        "externalKey" => "external_key",
        "unitOfMeasure" => "unit_of_measure",
        var column => column,
    };

    [GeneratedRegex(@"^keyResults\[(\d+)\]")]
    private static partial Regex KeyResult();

    /// <summary>Lists that stand in one cell.</summary>
    [GeneratedRegex(@"\.(steps|phases)(\[|$)")]
    private static partial Regex Part();

    private sealed record Written(Guid Id, bool IsNew);

    private sealed record Answer(Written? Written, IReadOnlyList<(string Field, string Message)> Errors, bool IsForbidden);
}
