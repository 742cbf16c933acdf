using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>An alert that is open.</summary>
/// <param name="Health">Of health the level, of a forecast what it foretells.</param>
/// <param name="ToldBy">The alert that people heard of in its place.</param>
internal sealed record OpenAlert(Guid Id, AlertKind Kind, Health? Health, bool ProposesObjective, Guid? ToldBy);

/// <summary>An alert that a series opened or recovered from.</summary>
/// <param name="Health">Of health what it turned to, of a forecast what it foretells; else none.</param>
/// <param name="Period">The period it is about.</param>
/// <param name="Facts">What it was opened for; none when it closes.</param>
internal sealed record AlertChange(
    Guid Id, Subject Subject, AlertKind Kind, bool Opened, Health? Health, DateOnly Period, AlertFacts? Facts = null, bool ProposesObjective = false)
{
    /// <summary>The alert that says the same of the same value, so that people hear of it once.</summary>
    public Guid? ToldBy { get; init; }

    /// <summary>Of the period it is about: the latest one, but for a provisional value, of which nothing unusual is said.</summary>
    public decimal? Value => Kind switch
    {
        AlertKind.Stale => null,
        AlertKind.Deviation => Facts?.Deviation?.Judged.Value,
        AlertKind.OffBaseline => Facts?.OffBaseline?[0].Judged.Value,
        _ => Subject.Headline!.Value,
    };

    public static AlertChange Close(Subject subject, OpenAlert open) =>
        new(open.Id, subject, open.Kind, Opened: false, open.Health, subject.Headline!.Latest?.Start ?? default) { ToldBy = open.ToldBy };

    public static AlertChange Open(Subject subject, AlertKind kind, Health? health, DateOnly period, AlertFacts facts, bool proposesObjective = false) =>
        new(Guid.CreateVersion7(), subject, kind, Opened: true, health, period, facts, proposesObjective);
}
