using Setpoint.Kernel;

namespace Setpoint.Directory.Domain;

/// <summary>What happens to a unit.</summary>
public enum ReorganizationKind
{
    /// <summary>It stands below another unit.</summary>
    Move,

    /// <summary>Another unit takes over what it holds, and it is archived.</summary>
    Merge,
}

/// <summary>How far it is.</summary>
public enum ReorganizationState
{
    /// <summary>Waits for those who lead the receiving unit.</summary>
    Proposed,

    /// <summary>Waits for its day.</summary>
    Accepted,

    /// <summary>The receiving unit said no.</summary>
    Declined,

    /// <summary>Taken back before its day.</summary>
    Withdrawn,

    /// <summary>The tree has changed.</summary>
    Done,

    /// <summary>Its day came, and the tree no longer allowed it.</summary>
    Failed,
}

/// <summary>
/// A unit's move or merger, from the proposal to the day it takes effect. Those who lead the receiving unit accept it;
/// the tree changes only on the day, so what is read of the days before stays as it was.
/// </summary>
internal sealed class Reorganization : AggregateRoot
{
    /// <summary>The longest reason or note.</summary>
    public const int LongestText = 1_000;

    private Reorganization()
    {
    }

    public ReorganizationId Id { get; private set; }

    public ReorganizationKind Kind { get; private set; }

    public UnitId UnitId { get; private set; }

    /// <summary>The unit that receives it.</summary>
    public UnitId TargetId { get; private set; }

    /// <summary>The first day of the new order, in the unit's time zone.</summary>
    public DateOnly EffectiveOn { get; private set; }

    public string Reason { get; private set; } = "";

    public ReorganizationState State { get; private set; }

    public PersonId ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was declined, or why it failed.</summary>
    public string? Note { get; private set; }

    /// <summary>Proposes it. A day in the past would change what was reported of it.</summary>
    /// <exception cref="DomainException">No reason, a day before today, or the unit itself as target.</exception>
    public static Reorganization Propose(
        ReorganizationKind kind, UnitId unit, UnitId target, DateOnly effectiveOn, string? reason, PersonId by, DateOnly today, DateTimeOffset now)
    {
        Rule.Require(unit != target, "unit-in-itself", "must be another unit", "targetId");
        Rule.Require(effectiveOn >= today, "effective-past", "must not lie in the past: what was reported stays as it was", "effectiveOn");
        var reorganization = new Reorganization
        {
            Id = ReorganizationId.New(),
            Kind = kind,
            UnitId = unit,
            TargetId = target,
            EffectiveOn = effectiveOn,
            Reason = Text(reason, "reason"),
            ProposedBy = by,
            ProposedAt = now,
        };
        reorganization.Changed();
        return reorganization;
    }

    public void Accept(PersonId by, DateTimeOffset now)
    {
        Rule.Require(State == ReorganizationState.Proposed, "reorganization-decided", "is decided already");
        (State, DecidedBy, DecidedAt) = (ReorganizationState.Accepted, by, now);
        Changed();
    }

    public void Decline(PersonId by, string? note, DateTimeOffset now)
    {
        Rule.Require(State == ReorganizationState.Proposed, "reorganization-decided", "is decided already");
        (State, DecidedBy, DecidedAt, Note) = (ReorganizationState.Declined, by, now, Text(note, "note"));
        Changed();
    }

    /// <summary>Takes it back, also when it was accepted, until its day has come.</summary>
    public void Withdraw()
    {
        Rule.Require(State is ReorganizationState.Proposed or ReorganizationState.Accepted, "reorganization-over", "is over already");
        State = ReorganizationState.Withdrawn;
        Changed();
    }

    /// <summary>Its day came: either the tree has changed, or it could not.</summary>
    /// <param name="obstacle">Why it could not.</param>
    public void TakeEffect(string? obstacle)
    {
        Rule.Require(State == ReorganizationState.Accepted, "reorganization-over", "was not accepted");
        (State, Note) = (obstacle is null ? ReorganizationState.Done : ReorganizationState.Failed, obstacle ?? Note);
        Changed();
    }

    private static string Text(string? given, string field)
    {
        var text = given?.Trim() ?? "";
        Rule.Require(text.Length is > 0 and <= LongestText, $"{field}-required", $"must have 1 to {LongestText} characters", field);
        return text;
    }
}
