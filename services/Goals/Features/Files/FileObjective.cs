using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Words = Setpoint.ServiceDefaults.Http.Words;

namespace Setpoint.Goals.Features.Files;

/// <summary>An objective of a file with the rows of its key results.</summary>
internal sealed class FileObjective(FileRow row, IReadOnlyList<FileRow> keyResultRows)
{
    public FileRow Row => row;

    public string Key => row["external_key"]!;

    public IReadOnlyList<FileParent> Parents { get; } = [.. row.List("parents").Select(FileParent.Of)];

    /// <summary>Those that are sent, in the order of the request; a row that is wrong leaves it.</summary>
    public List<FileRow> KeyResultRows { get; } = [.. keyResultRows];

    /// <summary>What the rows say, or none where a name or a number of the objective's own row is wrong.</summary>
    public ObjectiveRequest? Request(FileNames names, ImportTally tally)
    {
        var before = tally.ErrorCount;
        var (cycle, unit, owner) = (
            Known(row, "cycle", names.Cycle(row["cycle"]), tally), Known(row, "unit", names.Unit(row["unit"]), tally), Known(row, "owner", names.Person(row["owner"]), tally));
        var contributors = row.List("contributors").Select(c => names.Person(c)).ToList();
        Require(!contributors.Contains(null), row, "contributors", "names somebody who is not known or not active", tally);
        var guardrails = row.Texts("guardrails").Select(names.Metric).ToList();
        Require(!guardrails.Contains(null), row, "guardrails", "names no metric that you may see, or several", tally);
        var links = row.List("links").Select(FileText.Fields).Select(f => new LinkContent(f[0], f.ElementAtOrDefault(1))).ToList();
        var alignments = Parents.Select(p => AlignmentOf(p, names, tally)).ToList();
        var keyResults = KeyResultRows.ToDictionary(r => r, r => KeyResultOf(r, names, tally));
        KeyResultRows.RemoveAll(r => keyResults[r] is null);
        return tally.ErrorCount > before + keyResults.Values.Count(k => k is null) ? null : new ObjectiveRequest(
            cycle,
            unit,
            owner,
            row["title"],
            row["why"],
            WordOf<ObjectiveKind>(row["kind"]),
            WordOf<Visibility>(row["visibility"]),
            [.. contributors.OfType<Guid>()],
            [.. KeyResultRows.Select(r => keyResults[r]!)],
            [.. alignments.OfType<AlignmentRequest>()],
            Key,
            Guardrails: [.. guardrails.OfType<Guid>()],
            Tags: [.. row.Texts("tags")],
            Links: links);
    }

    private AlignmentRequest? AlignmentOf(FileParent parent, FileNames names, ImportTally tally)
    {
        var (known, relation) = (names.Objective(parent.Key), parent.Relation is null ? Relation.Contributes : WordOf<Relation>(parent.Relation));
        var served = known is { } objective && parent.KeyResult is { } title ? names.KeyResult(objective, title) : null;
        var weight = 1m;
        Require(known is not null, row, "parents", $"{parent.Key} names no objective that you may see, or one that was left out", tally);
        Require(relation is not null, row, "parents", "a relation is contributes or supports", tally);
        Require(parent.Weight is null || FileCells.TryNumber(parent.Weight, out weight), row, "parents", "a weight is a number", tally);
        Require(
            known is null || parent.KeyResult is null || served is not null, row, "parents",
            $"{parent.KeyResult} names no key result of {parent.Key}, one that was left out, or several", tally);
        return known is { } id ? new AlignmentRequest(id, relation, weight, served) : null;
    }

    /// <summary>One fault a row is enough to say that it is left out.</summary>
    private static KeyResultRequest? KeyResultOf(FileRow r, FileNames names, ImportTally tally)
    {
        var cells = new FileCells(r);
        var request = new KeyResultRequest(
            r["title"],
            cells.Word<Measure>("measure"),
            cells.Number("baseline"),
            cells.Number("target"),
            OwnerId: cells.Known("owner", names.Person, "is nobody who is known and active"),
            Weight: cells.Number("weight") ?? 1,
            MetricId: cells.Known("metric", names.Metric, "names no metric that you may see, or several"),
            UnitOfMeasure: r["unit_of_measure"],
            Decimals: cells.Decimals("decimals"),
            Reading: cells.Word<MetricReading>("reading"),
            Low: cells.Number("low"),
            High: cells.Number("high"),
            Start: cells.Day("start"),
            End: cells.Day("end"),
            Phases: cells.Phases("phases"),
            Steps: cells.Steps("steps"));
        if (cells.Fault is not var (column, message))
        {
            return request;
        }

        tally.Reject(r, column, message);
        return null;
    }

    private static Guid Known(FileRow row, string column, Guid? id, ImportTally tally)
    {
        Require(id is not null, row, column, row[column] is null ? "is required" : "is not known", tally);
        return id ?? Guid.Empty;
    }

    private static void Require(bool holds, FileRow row, string column, string message, ImportTally tally)
    {
        if (!holds)
        {
            tally.Reject(row, column, message);
        }
    }

    private static TEnum? WordOf<TEnum>(string? word)
        where TEnum : struct, Enum => Words.TryParse<TEnum>(word?.ToLowerInvariant(), out var value) ? value : null;
}
