using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>The five answers without which an objective does not close.</summary>
internal sealed record LearningNote(string Achieved, string Learned, string WrongAssumption, string ContinuesAsKpi, string Stops);

/// <summary>What a grade is suggested from, and when it needs a reason.</summary>
internal static class Grading
{
    /// <summary>Progress at the cut-off, as a grade has it: two decimals. 0.9, 0.6 and 12/13 roll up to 0.81.</summary>
    public static decimal? Suggestion(decimal? progress) => progress is { } p ? DecimalRules.Round(p, 2) : null;

    /// <summary>A grade more than 0.10 away from the suggestion needs a reason; what could not be measured is graded by hand.</summary>
    public static bool NeedsReason(decimal grade, decimal? suggestion, ProgressPolicy policy) =>
        suggestion is { } suggested && Math.Abs(grade - suggested) > policy.GradeTolerance;
}
