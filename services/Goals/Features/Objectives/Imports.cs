using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>What was imported before under a name.</summary>
internal sealed record EarlierImport(Guid Id, string Content);

/// <summary>Recognises what was imported before, by the importer's own name for it and by its content.</summary>
internal static class Imports
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>None when the request carries no key.</summary>
    public static Import? Of(ObjectiveRequest request) => request.ExternalKey is { } key
        ? new Import(key.Trim(), Text(request))
        : null;

    public static Task<EarlierImport?> FindAsync(GoalsDb db, string key, CancellationToken ct) => db.Objectives
        .Where(o => o.ExternalKey == key)
        .Select(o => new EarlierImport(o.Id.Value, o.ImportedContent!))
        .SingleOrDefaultAsync(ct);

    /// <summary>The fields in which two imports differ, by their paths.</summary>
    public static List<string> Differences(string before, string after)
    {
        // What an older version kept is brought into the order of today.
        using var one = JsonDocument.Parse(Text(JsonSerializer.Deserialize<ObjectiveRequest>(before, s_json)!));
        using var other = JsonDocument.Parse(after);
        var differences = new List<string>();
        Compare(one.RootElement, other.RootElement, "", differences);
        return differences;
    }

    /// <summary>Whether an import says what the objective says by now, however it was changed since it was imported.</summary>
    public static bool IsAsItStands(Objective objective, Import import) => Differences(Text(RequestOf(objective)), import.Content).Count == 0;

    private static string Text(ObjectiveRequest request) => JsonSerializer.Serialize(Normal(request), s_json);

    private static ObjectiveRequest RequestOf(Objective o) => new(
        o.CycleId.Value, o.UnitId, o.OwnerId, o.Title, o.Why, o.Kind, o.Visibility,
        [.. o.Contributors.Select(c => c.PersonId)],
        [.. o.KeyResults.Where(k => !k.Retired).OrderBy(k => k.Position).Select(RequestOf)],
        [.. o.Alignments.Select(a => new AlignmentRequest(a.ParentId.Value, a.Relation, a.Weight, a.ParentKeyResultId?.Value))],
        Personal: o.Personal,
        Guardrails: [.. o.Guardrails.Select(g => g.MetricId)],
        Tags: o.Tags,
        Links: [.. o.LinkTitles.Zip(o.LinkAddresses, (title, address) => new LinkContent(title, address))]);

    private static KeyResultRequest RequestOf(KeyResult k) => new(
        k.Title, k.Measure, k.Baseline, k.Target, null, k.OwnerId, k.Weight, k.MetricId, k.UnitOfMeasure, k.Decimals, k.Reading, k.Low, k.High, k.Start, k.End,
        [.. k.PhaseDays.Zip(k.PhaseValues, (day, value) => new PhaseRequest(day, value))],
        [.. k.Steps.OrderBy(s => s.Position).Select(s => new StepRequest(s.Title, s.Weight, null, s.Due, s.ExternalKey))]);

    /// <summary>What may be left out counts as its default, so that both ways of writing it are the same content.</summary>
    private static ObjectiveRequest Normal(ObjectiveRequest r) => r with
    {
        Title = r.Title?.Trim(),
        Visibility = r.Visibility ?? Visibility.Public,
        Why = string.IsNullOrWhiteSpace(r.Why) ? null : r.Why.Trim(),
        ContributorIds = [.. (r.ContributorIds ?? []).Order()],
        KeyResults = [.. (r.KeyResults ?? []).Select(k => k with
        {
            Title = k.Title?.Trim(),
            OwnerId = k.OwnerId ?? r.OwnerId,
            UnitOfMeasure = k.MetricId is null && !string.IsNullOrWhiteSpace(k.UnitOfMeasure) ? k.UnitOfMeasure.Trim() : null, // a metric brings its own
            Decimals = k.MetricId is null ? k.Decimals : 0,
            Reading = k.Reading == MetricReading.Latest ? null : k.Reading,
            Phases = k.Phases is { Count: > 0 } ? k.Phases : null,
            Steps = k.Steps is { Count: > 0 } ? k.Steps : null,
        })],
        Alignments = [.. (r.Alignments ?? []).OrderBy(a => a.ParentId)],
        Guardrails = r.Guardrails is { Count: > 0 } ? [.. r.Guardrails.Distinct().Order()] : null,
        Tags = r.Tags is { Count: > 0 } ? [.. r.Tags.OfType<string>().Select(t => t.Trim()).DistinctBy(t => t.ToUpperInvariant()).Order(StringComparer.Ordinal)] : null,
        Links = r.Links is { Count: > 0 } ? r.Links : null,
        Personal = r.Personal == true ? true : null,
        ExternalKey = null,
        Reason = null,
    };

    private static void Compare(JsonElement one, JsonElement other, string path, List<string> differences)
    {
        if (one.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in one.EnumerateObject())
            {
                // A member that an older version did not know is absent, which is the same as null.
                var theirs = other.TryGetProperty(property.Name, out var value) ? value : default;
                Compare(property.Value, theirs, path.Length == 0 ? property.Name : $"{path}.{property.Name}", differences);
            }
        }
        else if (one.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array && one.GetArrayLength() == other.GetArrayLength())
        {
            for (var i = 0; i < one.GetArrayLength(); i++)
            {
                Compare(one[i], other[i], $"{path}[{i}]", differences);
            }
        }
        else if (!Same(one, other))
        {
            differences.Add(path);
        }
    }

    private static bool Same(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => one.GetDecimal() == other.GetDecimal(),
        (JsonValueKind.Null, JsonValueKind.Undefined) => true,
        var (a, b) => a == b && one.ToString() == other.ToString(),
    };
}
