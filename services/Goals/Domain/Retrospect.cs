using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>Objectives of one kind that ended alike.</summary>
/// <param name="Grade">Of one that is graded.</param>
/// <param name="Count">How many.</param>
internal readonly record struct Ending(ObjectiveKind Kind, Lifecycle Lifecycle, decimal? Grade, bool WithDamage, int Count, ProgressPolicy Policy)
{
    public bool IsGraded => Lifecycle == Lifecycle.Graded;

    /// <summary>Met, near or missed by its grade: an aspirational 0.40 is near, a committed 0.69 missed. None where it is not graded.</summary>
    public Pace? Verdict => IsGraded && Grade is { } grade ? Pacing.Outcome(grade, Policy.SuccessLine(Kind), Policy) : null;
}

/// <summary>How the objectives of a kind ended.</summary>
/// <param name="MeanGrade">Of the graded ones, each counted once; none without one.</param>
/// <param name="WithDamage">How many of those that reached their success line broke a guardrail on the way.</param>
/// <param name="NotGraded">Neither graded nor retired.</param>
public sealed record KindTally(int Graded, int Met, int Near, int Missed, decimal? MeanGrade, int WithDamage, int Retired, int NotGraded);

/// <summary>What became of objectives.</summary>
internal static class Retrospect
{
    /// <summary>Committed and aspirational ones are never counted together: a 0.7 is a success of the one and a failure of the other.</summary>
    public static KindTally Of(ObjectiveKind kind, IEnumerable<Ending> endings)
    {
        var all = endings.Where(e => e.Kind == kind).ToList();
        var graded = all.FindAll(e => e.IsGraded);
        var count = graded.Sum(e => e.Count);
        return new KindTally(
            count,
            Judged(Pace.Met),
            Judged(Pace.Near),
            Judged(Pace.Missed),
            count == 0 ? null : DecimalRules.Round(graded.Sum(e => e.Count * (e.Grade ?? 0)) / count, 2),
            graded.Where(e => e.WithDamage).Sum(e => e.Count),
            all.Where(e => e.Lifecycle == Lifecycle.Retired).Sum(e => e.Count),
            all.Where(e => e.Lifecycle is not (Lifecycle.Graded or Lifecycle.Retired)).Sum(e => e.Count));

        int Judged(Pace verdict) => graded.Where(e => e.Verdict == verdict).Sum(e => e.Count);
    }
}
