using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>A review in a list.</summary>
public sealed record ReviewSummary(Guid Id, long Version, Guid UnitId, ReviewKind Kind, DateTimeOffset ScheduledAt, PersonReference Facilitator, DateTimeOffset? EndedAt);

/// <summary>A review as its reader may see it: items about what is hidden from them are left out.</summary>
/// <param name="AsOf">The moment whose facts it speaks of: read anything as of it to see what was discussed.</param>
/// <param name="Since">From when on facts were looked for.</param>
/// <param name="CurrentItem">The item that is spoken of now.</param>
/// <param name="CurrentSince">Since when.</param>
/// <param name="ShareOnOkrs">Share of the time until now that was spent on objectives, 0…1; none while none was spent.</param>
/// <param name="Outcomes">Decisions and actions that came out of it.</param>
/// <param name="Recall">What was answered to "can you name the company's objectives?"; none where it is not asked.</param>
public sealed record ReviewResponse(
    Guid Id,
    long Version,
    Guid UnitId,
    string? Unit,
    ReviewKind Kind,
    DateTimeOffset ScheduledAt,
    PersonReference Facilitator,
    DateTimeOffset AsOf,
    DateTimeOffset Since,
    DateTimeOffset? EndedAt,
    int PlannedMinutes,
    int? CurrentItem,
    DateTimeOffset? CurrentSince,
    decimal? ShareOnOkrs,
    IReadOnlyList<ReviewItemResponse> Items,
    IReadOnlyList<OutcomeResponse> Outcomes,
    RecallResponse? Recall);

/// <summary>One item.</summary>
/// <param name="SubjectId">What it is about: an objective, a metric, a blocker or an outcome of an earlier review.</param>
/// <param name="Text">What was found when the review was opened; none of what is not public.</param>
/// <param name="Seconds">Spent on it until now.</param>
public sealed record ReviewItemResponse(
    int Number, ReviewSection Section, ReviewSubject Subject, Guid? SubjectId, string? Text, bool OnOkrs, string? Notes, int Seconds);

/// <summary>A decision or an action.</summary>
public sealed record OutcomeResponse(
    Guid Id, Guid ReviewId, Guid UnitId, int? Item, OutcomeKind Kind, string Text, PersonReference? Owner, DateOnly? Due, DateTimeOffset RecordedAt, DateTimeOffset? DoneAt, string? DoneNote)
{
    internal static OutcomeResponse Of(ReviewOutcome o, IReadOnlyDictionary<Guid, string> names) => new(
        o.Id, o.ReviewId, o.UnitId, o.Item, o.Kind, o.Text, o.OwnerId is { } owner ? new(owner, names.GetValueOrDefault(owner)) : null, o.Due, o.RecordedAt, o.DoneAt, o.DoneNote);
}

/// <summary>How well the company's objectives are known, summed up: who answered what is not kept.</summary>
/// <param name="Answers">How many answered; none below the smallest group that is shown.</param>
/// <param name="Mean">How many of them were named, on average; none likewise.</param>
/// <param name="Of">How many objectives there are.</param>
/// <param name="Answered">Whether the reader has answered.</param>
public sealed record RecallResponse(int? Answers, decimal? Mean, int Of, bool Answered);
