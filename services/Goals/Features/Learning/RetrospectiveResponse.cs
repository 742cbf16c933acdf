using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Goals.Features.Learning;

/// <summary>How a unit's objectives of a cycle ended, as far as the caller sees them. Nobody's name is in it.</summary>
/// <param name="Own">Of the unit itself.</param>
/// <param name="Together">Of the unit and everything below it, as the tree was when the cycle ended.</param>
/// <param name="Below">Of each unit directly below, with everything below that.</param>
/// <param name="Retired">The first of those that were given up, and why; all are counted.</param>
public sealed record RetrospectiveCycle(CycleName Cycle, Tally Own, Tally Together, IReadOnlyList<UnitTally> Below, IReadOnlyList<RetiredObjective> Retired)
{
    /// <summary>The mean of one grade is that grade, and the difference of two sums may be of one.</summary>
    internal RetrospectiveCycle WithoutMeans() => this with
    {
        Own = Own.WithoutMeans(),
        Together = Together.WithoutMeans(),
        Below = [.. Below.Select(b => b with { Together = b.Together.WithoutMeans() })],
    };
}

/// <summary>By kind, because one success line is not the other.</summary>
public sealed record Tally(KindTally Committed, KindTally Aspirational)
{
    internal Tally WithoutMeans() => new(Committed with { MeanGrade = null }, Aspirational with { MeanGrade = null });

    internal static Tally Of(IReadOnlyCollection<Ending> endings) => new(Retrospect.Of(ObjectiveKind.Committed, endings), Retrospect.Of(ObjectiveKind.Aspirational, endings));
}

/// <summary>Of a unit and everything below it.</summary>
public sealed record UnitTally(UnitName Unit, Tally Together);

/// <summary>An objective that was given up.</summary>
public sealed record RetiredObjective(Guid Id, string Title, UnitName Unit, ObjectiveKind Kind, string? Reason);

/// <summary>What an objective that was closed has taught. Whose it was is not in it, because its grade is.</summary>
/// <param name="Grade">None by a token without the scope <c>people:scores</c>, which reads elsewhere whose it was.</param>
/// <param name="Verdict">Met, near or missed, by the grade; none where that is not told.</param>
public sealed record LearningNoteView(
    Guid ObjectiveId, string Title, ObjectiveKind Kind, UnitName Unit, CycleName Cycle, decimal? Grade, Pace? Verdict, bool WithDamage, LearningNoteContent Note);
