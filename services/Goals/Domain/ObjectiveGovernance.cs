using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>Who proposed it, who agreed, and which units answer for it together.</summary>
internal sealed partial class Objective
{
    private readonly List<CoOwner> _coOwners = [];

    /// <summary>They may not be who agrees.</summary>
    public Guid? ProposedBy { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public Guid? ReturnedBy { get; private set; }

    /// <summary>Why the last proposal came back.</summary>
    public string? ReturnedNote { get; private set; }

    public Guid? PublishedBy { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Why it was agreed although it, or its unit, is over a limit.</summary>
    public string? LimitReason { get; private set; }

    /// <summary>Units that answer for it beside <see cref="UnitId"/>. It is listed at each and counted once, at the accountable one.</summary>
    public IReadOnlyList<CoOwner> CoOwners => _coOwners;

    /// <summary>It is nobody's own proposal twice: who proposed it or owns it is the one who may not agree to it.</summary>
    public bool IsOwnOf(Guid person) => person == OwnerId || person == ProposedBy;

    public void Propose(Guid by, DateTimeOffset at)
    {
        Propose();
        (ProposedBy, ProposedAt) = (by, at);
        (ReturnedBy, ReturnedNote) = (null, null);
    }

    /// <summary>Back to a draft, with what has to be different.</summary>
    public void Return(Guid by, string note)
    {
        Require(Lifecycle == Lifecycle.Proposed, "only a proposal can be returned");
        (ReturnedBy, ReturnedNote) = (by, note.Trim());
        TakeBack();
        Changed();
    }

    /// <exception cref="DomainException">A co-owning unit has not approved.</exception>
    public void Publish(Guid by, DateTimeOffset at, string? limitReason)
    {
        Publish();
        if (_coOwners.Exists(c => c.ApprovedAt is null))
        {
            throw new DomainException("co-owners-have-not-approved", "the lead of each co-owning unit approves before publication");
        }

        CloseOutline();
        (PublishedBy, PublishedAt, LimitReason) = (by, at, string.IsNullOrWhiteSpace(limitReason) ? null : limitReason.Trim());
    }

    /// <summary>Goes over a limit after publication.</summary>
    public void GoOverLimit(string reason)
    {
        LimitReason = reason.Trim();
        Changed();
    }

    /// <summary>Another set of units answers for it together. Those that stay keep their approval.</summary>
    public void ShareWith(IReadOnlyCollection<Guid> units)
    {
        Require(Lifecycle is Lifecycle.Draft or Lifecycle.Proposed, "which units answer for it is fixed by publication");
        if (units.Contains(UnitId))
        {
            throw new DomainException("co-owner-accountable", "the accountable unit does not co-own", "unitIds");
        }

        Replace(_coOwners, units.Distinct().Select(u => new CoOwner(Id, u)), c => c.UnitId);
        Changed();
    }

    /// <summary>The lead of a co-owning unit agrees.</summary>
    public void Approve(Guid unit, Guid by, DateTimeOffset at)
    {
        Require(Lifecycle is Lifecycle.Draft or Lifecycle.Proposed, "it is agreed already");
        _coOwners.Find(c => c.UnitId == unit)!.Approve(by, at);
        Changed();
    }

    /// <summary>
    /// What was approved is not what it says now; and a proposal in another name or for another unit is another proposal,
    /// or somebody could pass their own on and agree to it.
    /// </summary>
    private void Reconsider((Guid Owner, Guid Unit) before)
    {
        CloseOutline();
        if (Lifecycle is not (Lifecycle.Draft or Lifecycle.Proposed))
        {
            return;
        }

        _coOwners.RemoveAll(c => c.UnitId == UnitId);
        _coOwners.ForEach(c => c.Withdraw());
        if (Lifecycle == Lifecycle.Proposed && before != (OwnerId, UnitId))
        {
            TakeBack();
        }
    }

    private void TakeBack()
    {
        Lifecycle = Lifecycle.Draft;
        (ProposedBy, ProposedAt) = (null, null);
        _coOwners.ForEach(c => c.Withdraw());
    }
}

/// <summary>A unit that answers for an objective together with the accountable one.</summary>
internal sealed class CoOwner
{
    public CoOwner(ObjectiveId objectiveId, Guid unitId) => (ObjectiveId, UnitId) = (objectiveId, unitId);

    public ObjectiveId ObjectiveId { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public void Approve(Guid by, DateTimeOffset at) => (ApprovedBy, ApprovedAt) = (by, at);

    public void Withdraw() => (ApprovedBy, ApprovedAt) = (null, null);
}
