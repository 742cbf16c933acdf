using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Tree;

/// <summary>The cascade of a cycle as a flat list, the top first.</summary>
/// <param name="AsOf">The moment that paces were judged at, or the one that was asked for.</param>
public sealed record TreeResponse(TreeCycle Cycle, DateTimeOffset AsOf, IReadOnlyList<TreeNode> Nodes)
{
    /// <summary>What a tree of the past cannot say; none for that of now.</summary>
    public PastNote? Past { get; init; }
}

/// <summary>The cycle of the tree.</summary>
public sealed record TreeCycle(Guid Id, string Name, DateOnly Start, DateOnly End, CyclePhase Phase)
{
    /// <summary>A cycle that is over is shown by units as they stood at its end; until then this lies ahead, and today's tree counts.</summary>
    internal DateTime LastMoment => End.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}

/// <summary>An objective in the cascade.</summary>
/// <param name="Title">None where only its unit may see it; its owner and confidence are then withheld too.</param>
/// <param name="Level">0 for what serves nothing above; otherwise one below its lowest parent.</param>
/// <param name="KeyResults">How many it has.</param>
/// <param name="Children">How many serve it directly, as far as the caller may know of them and wherever they stand: more than are here where a depth is asked for.</param>
/// <param name="ComputedProgress">What is computed, beside a stated progress or status; none where nothing is stated.</param>
/// <param name="ComputedPace">The same of the pace.</param>
public sealed record TreeNode(
    Guid Id,
    string? Title,
    Guid UnitId,
    Guid? OwnerId,
    ObjectiveKind Kind,
    Lifecycle Lifecycle,
    int Level,
    decimal? Progress,
    decimal? Expected,
    Pace Pace,
    decimal? Confidence,
    int KeyResults,
    IReadOnlyList<TreeLink> Parents,
    int Children,
    decimal? ComputedProgress,
    Pace? ComputedPace);

/// <summary>A link to an objective above.</summary>
/// <param name="KeyResultId">The key result of it that is served, where it is one in particular.</param>
public sealed record TreeLink(Guid Id, Relation Relation, decimal Weight, Guid? KeyResultId);
