using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>An objective of today with what is on record of a moment in the past, and without what is not.</summary>
internal static class PastView
{
    public static ObjectiveResponse Of(ObjectiveResponse today, PastObjective then, PastNote note)
    {
        var wasGraded = then.Lifecycle == Lifecycle.Graded;
        return today with
        {
            Lifecycle = then.Lifecycle,
            Progress = then.Progress,
            Raw = then.Raw,
            Coverage = then.Coverage,
            ProgressWithRetired = null,
            Expected = null,
            Gap = null,
            Pace = Pace.NoData,
            Confidence = null,
            Disagreement = null,
            KeyResults = [.. today.KeyResults.Select(k => Of(k, note.AsOf))],
            Parents = [.. today.Parents.Select(Unjudged)],
            Children = [.. today.Children.Select(Unjudged)],
            SuggestedGrade = wasGraded ? today.SuggestedGrade : null,
            GradeOnCurrentTargets = null,
            Grade = wasGraded ? today.Grade : null,
            GradeReason = wasGraded ? today.GradeReason : null,
            Learning = wasGraded ? today.Learning : null,
            RetiredReason = then.Lifecycle == Lifecycle.Retired ? today.RetiredReason : null,
            CanEdit = false,
            CanCheckIn = false,
            CanDecide = false,
            CanRecommit = false,
            Lineage = null,
            Past = note,
        };
    }

    /// <summary>The target that was agreed then: what the first change after that moment replaced.</summary>
    private static KeyResultResponse Of(KeyResultResponse today, DateTimeOffset asOf)
    {
        var replaced = today.TargetChanges.FirstOrDefault(c => c.ChangedAt > asOf);
        return today with
        {
            Baseline = replaced?.Baseline ?? today.Baseline,
            Target = replaced?.Target ?? today.Target,
            TargetChanges = [.. today.TargetChanges.Where(c => c.ChangedAt <= asOf)],
            Current = null,
            CurrentAt = null,
            Health = null,
            Progress = null,
            Raw = null,
            Expected = null,
            Gap = null,
            Pace = Pace.NoData,
            Confidence = null,
        };
    }

    private static AlignedObjective Unjudged(AlignedObjective other) => other with { Progress = null, Pace = Pace.NoData };
}
