using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>Where a dependency stands.</summary>
public enum DependencyState
{
    /// <summary>Waiting for the helping unit's word.</summary>
    Asked,

    /// <summary>Promised, with somebody there who sees to it.</summary>
    Accepted,

    /// <summary>Refused, with a note.</summary>
    Declined,

    /// <summary>Delivered.</summary>
    Done,

    /// <summary>No longer asked for.</summary>
    Withdrawn,
}

/// <summary>What one unit asks of another by a date, for an objective of its own.</summary>
internal sealed class Dependency : AggregateRoot
{
    private Dependency()
    {
    }

    public DependencyId Id { get; private set; }

    public ObjectiveId ObjectiveId { get; private set; }

    /// <summary>What it is asked for: its unit is the one that asks, wherever it moves, and its visibility is that of the words.</summary>
    public Objective Objective { get; private set; } = null!;

    public KeyResultId? KeyResultId { get; private set; }

    public Guid HelpingUnitId { get; private set; }

    public string What { get; private set; } = "";

    /// <summary>The last day on which it is of use.</summary>
    public DateOnly Due { get; private set; }

    public DependencyState State { get; private set; }

    public Guid AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Who sees to it at the helping unit, once it is accepted.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Who accepted or declined.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was declined or withdrawn.</summary>
    public string? Note { get; private set; }

    /// <summary>The asking unit waits.</summary>
    public bool IsOpen => State is DependencyState.Asked or DependencyState.Accepted;

    public static Dependency Ask(DependencyId id, Objective objective, DependencyContent content, Guid by, DateTimeOffset at, DateOnly today)
    {
        if (objective.Lifecycle is Lifecycle.Graded or Lifecycle.Retired)
        {
            throw new DomainException("objective-finished", "is finished and needs nothing any more", "objectiveId");
        }

        var dependency = new Dependency
        {
            Id = id,
            ObjectiveId = objective.Id,
            Objective = objective,
            HelpingUnitId = content.HelpingUnitId,
            AskedBy = by,
            AskedAt = at,
        };
        dependency.Take(content, today);
        return dependency;
    }

    /// <summary>Says it differently while nobody has answered. What was answered stands: withdraw it and ask anew.</summary>
    public void Edit(DependencyContent content, DateOnly today)
    {
        Require(State == DependencyState.Asked, "it is answered already; withdraw it and ask anew");
        if (content.HelpingUnitId != HelpingUnitId)
        {
            throw new DomainException("dependency-moved", "another unit is asked anew", "helpingUnitId");
        }

        Take(content, today);
    }

    /// <summary>The helping unit promises it, and names who sees to it; once more to name somebody else.</summary>
    public void Accept(Guid owner, Guid by, DateTimeOffset at)
    {
        Require(IsOpen, "it is over already");
        (State, OwnerId, DecidedBy, DecidedAt) = (DependencyState.Accepted, owner, by, at);
        Changed();
    }

    public void Decline(string? note, Guid by, DateTimeOffset at)
    {
        Require(State == DependencyState.Asked, "it is answered already");
        if (string.IsNullOrWhiteSpace(note))
        {
            throw new DomainException("decline-without-note", "says why not", "note");
        }

        (State, Note, DecidedBy, DecidedAt) = (DependencyState.Declined, note.Trim(), by, at);
        Changed();
    }

    public void Finish()
    {
        Require(State == DependencyState.Accepted, "only what was accepted can be done");
        State = DependencyState.Done;
        Changed();
    }

    /// <summary>The asking unit no longer needs it, or takes note that it does not get it.</summary>
    public void Withdraw(string? note)
    {
        Require(IsOpen || State == DependencyState.Declined, "it is over already");
        State = DependencyState.Withdrawn;
        Note = string.IsNullOrWhiteSpace(note) ? Note : note.Trim();
        Changed();
    }

    /// <summary>Another unit is asked, or has to keep the promise.</summary>
    public void MoveTo(Guid helpingUnit)
    {
        HelpingUnitId = helpingUnit;
        Changed();
    }

    /// <summary>What its state says of its objective is another.</summary>
    public void Retell() => Changed();

    private static void Require(bool allowed, string message)
    {
        if (!allowed)
        {
            throw new DomainException("dependency-state", message);
        }
    }

    private void Take(DependencyContent content, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(content.What))
        {
            throw new DomainException("dependency-without-words", "says what is needed", "what");
        }

        if (content.HelpingUnitId == Objective.UnitId)
        {
            throw new DomainException("dependency-on-itself", "must be another unit than the one that asks", "helpingUnitId");
        }

        if (content.KeyResultId is { } part && !Objective.KeyResults.Any(k => k.Id == part && !k.Retired))
        {
            throw new DomainException("key-result-unknown", "is none of this objective", "keyResultId");
        }

        if ((Version == 0 || content.Due != Due) && (content.Due < today || content.Due > Objective.WindowEnd))
        {
            throw new DomainException("due-out-of-range", $"must be from today to the end of the cycle, {Objective.WindowEnd:yyyy-MM-dd}", "due");
        }

        (KeyResultId, What, Due) = (content.KeyResultId, content.What.Trim(), content.Due);
        Changed();
    }
}

/// <summary>What people write into a dependency.</summary>
internal sealed record DependencyContent(Guid HelpingUnitId, KeyResultId? KeyResultId, string What, DateOnly Due);
