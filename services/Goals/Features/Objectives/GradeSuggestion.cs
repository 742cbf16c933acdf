using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>The grade that the roll-up suggests.</summary>
internal static class GradeSuggestion
{
    /// <summary>
    /// Progress as a grade. Where a target was changed after publication the original targets are what was promised:
    /// they make the suggestion, and the grade on the current ones is shown beside.
    /// </summary>
    public static (decimal? Suggested, decimal? OnCurrentTargets) Of(CascadeInput input)
    {
        var node = input.Node;
        var current = Grading.Suggestion(node.Roll(ProgressPolicy.Default).Value?.Progress);
        if (input.KeyResults.TrueForAll(k => k.Promised is null))
        {
            return (current, null);
        }

        var promised = node with { KeyResults = [.. input.KeyResults.Select(k => k.PromisedInput)] };
        return (Grading.Suggestion(promised.Roll(ProgressPolicy.Default).Value?.Progress), current);
    }
}
