using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Goals.Features.Search;

/// <summary>Where the words stand.</summary>
public enum SearchKind
{
    /// <summary>In the objective's title.</summary>
    Title,

    /// <summary>In why it matters, or some here and some in the title.</summary>
    Why,

    /// <summary>In the title of a key result.</summary>
    KeyResult,

    /// <summary>In what was learned when it was closed.</summary>
    LearningNote,

    /// <summary>In the name of somebody who works on it.</summary>
    Person,
}

/// <summary>An objective that was found, for its best reason.</summary>
/// <param name="KeyResultId">The key result, where the words stand in its title.</param>
/// <param name="Person">Whose name it is: owner, owner of a key result or contributor.</param>
/// <param name="Reason">The text with the words in it, taken apart where they begin and end.</param>
/// <param name="Rank">For comparison within one search.</param>
public sealed record SearchHit(
    Guid ObjectiveId,
    string Title,
    SearchKind Kind,
    Guid? KeyResultId,
    PersonName? Person,
    IReadOnlyList<TextPart> Reason,
    UnitName Unit,
    CycleName Cycle,
    Lifecycle Lifecycle,
    double Rank);

/// <summary>A piece of a text.</summary>
/// <param name="Match">Whether it is one of the words searched for.</param>
public sealed record TextPart(string Text, bool Match);
