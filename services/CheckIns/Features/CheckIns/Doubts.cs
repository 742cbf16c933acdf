using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>A value that looks odd is asked about once, with the reason: whoever says that it is meant is believed.</summary>
internal static class Doubts
{
    /// <summary>409 with the reasons; none where nothing is odd.</summary>
    /// <param name="ground">With the values that were said before.</param>
    /// <param name="said">What is said now, in the order of the body.</param>
    /// <param name="path">Where that stands in the body, such as <c>checkIns[2].</c>.</param>
    /// <param name="kept">What the check-in says already, which nobody is asked again.</param>
    public static ProblemHttpResult? About(Ground ground, IReadOnlyList<KeyResultEntry> said, string path, IReadOnlyList<KeyResultEntry>? kept = null)
    {
        var doubts = said
            .Select((k, i) => (Field: string.Create(CultureInfo.InvariantCulture, $"{path}keyResults[{i}].value"), Entry: k))
            .Where(k => k.Entry.Value is not null && kept?.FirstOrDefault(o => o.KeyResultId == k.Entry.KeyResultId)?.Value != k.Entry.Value)
            .Select(k => (k.Field, Reason: OddJump.Reason(
                ground.Objective.KeyResults.First(o => o.Id == k.Entry.KeyResultId), k.Entry.Value!.Value, [.. ground.Earlier[k.Entry.KeyResultId]])))
            .Where(k => k.Reason is not null)
            .ToDictionary(k => k.Field, k => new[] { k.Reason! }, StringComparer.Ordinal);
        return doubts.Count == 0
            ? null
            : Problems.Of(
                StatusCodes.Status409Conflict,
                "odd-values",
                $"Are you sure? {string.Join(" ", doubts.Select(d => $"{d.Key}: {d.Value[0]}."))} Send it again with confirmed if it is meant.",
                new() { ["errors"] = doubts });
    }
}
