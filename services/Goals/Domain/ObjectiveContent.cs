namespace Setpoint.Goals.Domain;

/// <summary>A rule that content breaks, and the field that breaks it.</summary>
internal sealed record BrokenRule(string Code, string Field, string Message);

/// <summary>What people write into an objective.</summary>
/// <param name="Guardrails">Metrics that must not suffer for it; none to leave them as they are.</param>
internal sealed record ObjectiveContent(
    Guid UnitId,
    Guid OwnerId,
    string Title,
    string? Why,
    ObjectiveKind Kind,
    Visibility Visibility,
    IReadOnlyList<Guid> ContributorIds,
    IReadOnlyList<KeyResultContent> KeyResults,
    IReadOnlyList<AlignmentContent> Alignments,
    bool Personal = false,
    IReadOnlyList<Guid>? Guardrails = null)
{
    /// <summary>Everything that is wrong with it, in the order of the fields.</summary>
    public IEnumerable<BrokenRule> BrokenRules()
    {
        if (string.IsNullOrWhiteSpace(Title))
        {
            yield return new("objective-without-title", "title", "is required");
        }

        foreach (var broken in KeyResults.SelectMany((k, i) => k.BrokenRules($"keyResults[{i}]")))
        {
            yield return broken;
        }

        var parents = new HashSet<ObjectiveId>();
        for (var i = 0; i < Alignments.Count; i++)
        {
            var (parent, relation, weight, _) = Alignments[i];
            if (!parents.Add(parent))
            {
                yield return new("parent-twice", $"alignments[{i}].parentId", "is named twice");
            }

            if (weight is <= 0 or > Limits.Weight)
            {
                yield return new("weight-out-of-range", $"alignments[{i}].weight", $"must be above 0 and at most {Limits.Weight}");
            }

            // A number that everybody sees must not be made of something that few may know about.
            if (Visibility == Visibility.Private && relation == Relation.Contributes)
            {
                yield return new("private-only-supports", $"alignments[{i}].relation", "a private objective can only support");
            }
        }
    }
}

/// <summary>A parent that an objective serves.</summary>
/// <param name="KeyResultId">The key result of the parent that it serves, where it is one of them in particular.</param>
internal sealed record AlignmentContent(ObjectiveId ParentId, Relation Relation, decimal Weight, KeyResultId? KeyResultId = null);

/// <summary>Bounds that keep sums of weighted ratios exact in decimal arithmetic.</summary>
internal static class Limits
{
    public const decimal Weight = 1000m;

    public const decimal Value = 1_000_000_000_000_000m;
}
