using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>What came out of a review.</summary>
public enum OutcomeKind
{
    Decision,
    Action,
}

/// <summary>A decision, or an action that follows its owner until it is done.</summary>
internal sealed class ReviewOutcome : AggregateRoot
{
    private ReviewOutcome()
    {
    }

    public Guid Id { get; private init; }

    public Guid ReviewId { get; private init; }

    public Guid UnitId { get; private init; }

    public int? Item { get; private init; }

    public OutcomeKind Kind { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>Of an action.</summary>
    public Guid? OwnerId { get; private init; }

    public DateOnly? Due { get; private init; }

    public Guid RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public DateTimeOffset? DoneAt { get; private set; }

    public Guid? DoneBy { get; private set; }

    public string? DoneNote { get; private set; }

    public static ReviewOutcome Record(Review review, int? item, OutcomeKind kind, string? text, Guid? owner, DateOnly? due, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(text) && text.Length <= Review.LongestText, ReviewPlan.Refused, $"must be 1 to {Review.LongestText} characters", "text");
        Rule.Require(kind == OutcomeKind.Decision || owner is not null, ReviewPlan.Refused, "must name who does it", "ownerId");
        Rule.Require(kind == OutcomeKind.Decision || due is not null, ReviewPlan.Refused, "must name the day by which it is done", "due");
        Rule.Require(kind == OutcomeKind.Action || owner is null, ReviewPlan.Refused, "belongs to an action; a decision has none", "ownerId");
        Rule.Require(kind == OutcomeKind.Action || due is null, ReviewPlan.Refused, "belongs to an action; a decision has none", "due");
        Rule.Require(item is null || review.Items.Any(i => i.Number == item), ReviewPlan.Refused, "must be an item of the agenda", "item");
        var outcome = new ReviewOutcome
        {
            Id = Guid.CreateVersion7(),
            ReviewId = review.Id.Value,
            UnitId = review.UnitId,
            Item = item,
            Kind = kind,
            Text = text!.Trim(),
            OwnerId = kind == OutcomeKind.Action ? owner : null,
            Due = kind == OutcomeKind.Action ? due : null,
            RecordedBy = by,
            RecordedAt = LocalTime.ToStore(now),
        };
        outcome.Changed();
        return outcome;
    }

    /// <summary>Done once; the first time stays.</summary>
    public void Finish(Guid by, string? note, DateTimeOffset now)
    {
        Rule.Require(Kind == OutcomeKind.Action, ReviewPlan.Refused, "is a decision; only actions are done");
        Rule.Require(note is null || note.Length <= Review.LongestText, ReviewPlan.Refused, $"must be at most {Review.LongestText} characters", "note");
        if (DoneAt is null)
        {
            (DoneAt, DoneBy, DoneNote) = (LocalTime.ToStore(now), by, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
            Changed();
        }
    }
}
