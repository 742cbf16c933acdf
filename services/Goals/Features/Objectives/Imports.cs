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
        ? new Import(key.Trim(), JsonSerializer.Serialize(Normal(request), s_json))
        : null;

    public static Task<EarlierImport?> FindAsync(GoalsDb db, string key, CancellationToken ct) => db.Objectives
        .Where(o => o.ExternalKey == key)
        .Select(o => new EarlierImport(o.Id.Value, o.ImportedContent!))
        .SingleOrDefaultAsync(ct);

    /// <summary>The fields in which two imports differ, by their paths.</summary>
    public static List<string> Differences(string before, string after)
    {
        using var one = JsonDocument.Parse(before);
        using var other = JsonDocument.Parse(after);
        var differences = new List<string>();
        Compare(one.RootElement, other.RootElement, "", differences);
        return differences;
    }

    /// <summary>What may be left out counts as its default, so that both ways of writing it are the same content.</summary>
    private static ObjectiveRequest Normal(ObjectiveRequest r) => r with
    {
        Title = r.Title?.Trim(),
        Visibility = r.Visibility ?? Visibility.Public,
        ContributorIds = r.ContributorIds ?? [],
        KeyResults = [.. (r.KeyResults ?? []).Select(k => k with
        {
            Title = k.Title?.Trim(),
            OwnerId = k.OwnerId ?? r.OwnerId,
            Reading = k.Reading == MetricReading.Latest ? null : k.Reading,
            Phases = k.Phases is { Count: > 0 } ? k.Phases : null,
            Steps = k.Steps is { Count: > 0 } ? k.Steps : null,
        })],
        Alignments = r.Alignments ?? [],
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
