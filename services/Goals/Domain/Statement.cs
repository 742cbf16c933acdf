using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>What somebody says of an objective instead of what is computed of it.</summary>
/// <param name="Progress">0…1; counts above as it is stated.</param>
/// <param name="Pace"><see cref="Domain.Pace.OnTrack"/>, <see cref="Domain.Pace.Behind"/> or <see cref="Domain.Pace.AtRisk"/>.</param>
internal sealed record Statement(decimal? Progress, Pace? Pace)
{
    public IEnumerable<BrokenRule> BrokenRules()
    {
        if (Progress is null && Pace is null)
        {
            yield return new("override-empty", "progress", "or a status is required");
        }

        if (Progress is < 0 or > 1)
        {
            yield return new("progress-out-of-range", "progress", "must be between 0 and 1");
        }

        if (Pace is { } pace && pace is not (Domain.Pace.OnTrack or Domain.Pace.Behind or Domain.Pace.AtRisk))
        {
            yield return new("status-not-stated", "status", "must be on-track, behind or at-risk: the others follow from time, data and grade");
        }
    }
}

/// <summary>The part of an objective that is stated and not computed.</summary>
internal sealed partial class Objective
{
    public decimal? StatedProgress { get; private set; }

    public Pace? StatedPace { get; private set; }

    public string? StatedReason { get; private set; }

    public Guid? StatedBy { get; private set; }

    public DateTimeOffset? StatedAt { get; private set; }

    /// <summary>States progress, status or both. What is computed stays beside it, and goes on being computed.</summary>
    public void Override(Statement statement, Change change)
    {
        Require(Lifecycle == Lifecycle.Published, "only a published objective is overridden");
        if (statement.BrokenRules().FirstOrDefault() is { } broken)
        {
            throw new DomainException(broken.Code, broken.Message, broken.Field);
        }

        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new DomainException("override-needs-reason", "is required", "reason");
        }

        (StatedProgress, StatedPace) = (statement.Progress is { } p ? Ratio.Rounded(p) : null, statement.Pace);
        (StatedReason, StatedBy, StatedAt) = (change.Reason.Trim(), change.By, change.At);
        Changed();
    }

    /// <summary>The way back to what is computed. Taking back what was not stated changes nothing.</summary>
    public void TakeBackOverride()
    {
        Require(Lifecycle == Lifecycle.Published, "only a published objective is overridden");
        if (StatedAt is not null)
        {
            (StatedProgress, StatedPace, StatedReason, StatedBy, StatedAt) = (null, null, null, null, null);
            Changed();
        }
    }
}
