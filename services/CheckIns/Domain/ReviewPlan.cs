using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>What a review is for.</summary>
public enum ReviewKind
{
    WeeklyKpi,
    BiweeklyLeadership,
    MonthlyOkr,
    QuarterlyClose,
}

/// <summary>What a part of a review speaks of. Its items are found among the facts.</summary>
public enum ReviewSection
{
    /// <summary>Can people name the company's objectives? Asked anonymously.</summary>
    Recall,

    /// <summary>Actions that are open.</summary>
    Actions,

    /// <summary>Decisions of last time.</summary>
    Decisions,

    /// <summary>KPIs whose alerts opened or closed since last time.</summary>
    Turned,

    /// <summary>Objectives that were checked in on since last time, with what moved.</summary>
    Moved,

    /// <summary>Open blockers.</summary>
    Blocked,

    /// <summary>Objectives whose check-in is overdue or missed.</summary>
    Missing,

    /// <summary>KPIs that no review has looked at within their own review cadence.</summary>
    KpisDue,

    /// <summary>Anything else; no time spent on objectives.</summary>
    Other,
}

/// <summary>A part of a template.</summary>
/// <param name="Minutes">Planned for all of it.</param>
internal sealed record ReviewPart(ReviewSection Section, int Minutes);

/// <summary>What a unit has decided about its reviews of one kind: when they are, and what they speak of.</summary>
internal sealed class ReviewPlan : AggregateRoot
{
    /// <summary>Stable name of a refusal.</summary>
    public const string Refused = "review-refused";

    private const int MostMinutes = 480;

    private ReviewPlan()
    {
    }

    public Guid Id { get; private init; }

    public Guid UnitId { get; private init; }

    public ReviewKind Kind { get; private init; }

    public int EveryWeeks { get; private set; }

    public DayOfWeek Weekday { get; private set; }

    public int Hour { get; private set; }

    public IReadOnlyList<ReviewPart> Parts { get; private set; } = [];

    /// <summary>Since when it is like this: nothing opens for an hour before that.</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    /// <summary>As nobody has decided otherwise: weekly, biweekly, every four and every thirteen weeks, Mondays at 10:00.</summary>
    public static ReviewPlan Usual(Guid unit, ReviewKind kind) => new()
    {
        Id = Guid.CreateVersion7(),
        UnitId = unit,
        Kind = kind,
        EveryWeeks = kind switch { ReviewKind.WeeklyKpi => 1, ReviewKind.BiweeklyLeadership => 2, ReviewKind.MonthlyOkr => 4, _ => 13 },
        Weekday = DayOfWeek.Monday,
        Hour = 10,
        Parts = kind switch
        {
            ReviewKind.WeeklyKpi => [new(ReviewSection.Actions, 5), new(ReviewSection.Turned, 10), new(ReviewSection.Missing, 5), new(ReviewSection.Other, 5)],
            ReviewKind.BiweeklyLeadership =>
                [new(ReviewSection.Actions, 10), new(ReviewSection.Decisions, 5), new(ReviewSection.Blocked, 15), new(ReviewSection.Turned, 10), new(ReviewSection.Other, 10)],
            ReviewKind.MonthlyOkr =>
                [new(ReviewSection.Recall, 3), new(ReviewSection.Actions, 5), new(ReviewSection.Moved, 25), new(ReviewSection.Blocked, 10), new(ReviewSection.Missing, 5), new(ReviewSection.Other, 5)],
            _ => [new(ReviewSection.Actions, 10), new(ReviewSection.Moved, 40), new(ReviewSection.KpisDue, 20), new(ReviewSection.Decisions, 10), new(ReviewSection.Other, 10)],
        },
    };

    public void Decide(int everyWeeks, DayOfWeek weekday, int hour, IReadOnlyList<ReviewPart> parts, Guid by, DateTimeOffset now)
    {
        Rule.Require(everyWeeks is >= 1 and <= 26, Refused, "must be 1 to 26", "everyWeeks");
        Rule.Require(hour is >= 0 and <= 23, Refused, "must be 0 to 23", "hour");
        Rule.Require(parts.Count is > 0 and <= 20, Refused, "must be 1 to 20", "parts");
        Rule.Require(parts.All(p => p.Minutes is >= 0 and <= MostMinutes), Refused, $"must take 0 to {MostMinutes} minutes each", "parts");
        Rule.Require(parts.DistinctBy(p => p.Section).Count() == parts.Count, Refused, "must name each section once", "parts");
        (EveryWeeks, Weekday, Hour, Parts) = (everyWeeks, weekday, hour, [.. parts]);
        (DecidedAt, DecidedBy) = (LocalTime.ToStore(now), by);
        Changed();
    }

    /// <summary>The next one after an instant, on the unit's clock. Weeks are counted from one Monday for everybody.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var period = CheckInPeriod.Of(LocalTime.DayOf(now, zone), EveryWeeks);
        return In(period, zone) is var at && at > now ? at : In(period with { Start = period.After }, zone);
    }

    /// <summary>
    /// The last one until an instant. Mondays at 10:00 in Berlin: on Monday, 26 October 2026, at 09:00 UTC it is that very moment, a
    /// minute earlier that of 19 October, 08:00 UTC.
    /// </summary>
    public DateTimeOffset LastBy(DateTimeOffset now, TimeZoneInfo zone)
    {
        var period = CheckInPeriod.Of(LocalTime.DayOf(now, zone), EveryWeeks);
        return In(period, zone) is var at && at <= now ? at : In(period with { Start = period.Start.AddDays(-7 * EveryWeeks) }, zone);
    }

    private DateTimeOffset In(CheckInPeriod period, TimeZoneInfo zone) => LocalTime.At(period.LastWeek(Weekday), new TimeOnly(Hour, 0), zone);
}
