using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>Identifies a review.</summary>
internal readonly record struct ReviewId(Guid Value) : IId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);

    public static ReviewId New() => new(Guid.CreateVersion7());
}

/// <summary>What an item of an agenda is about.</summary>
public enum ReviewSubject
{
    None,
    Objective,
    Metric,
    Blocker,
    Outcome,
}

/// <summary>A fact that an agenda was built from. It stays as it was when the review was opened.</summary>
/// <param name="Text">What is said of it; none of what is not public: whoever may see the thing sees the rest there.</param>
internal sealed record ReviewFact(ReviewSection Section, ReviewSubject Subject, Guid? SubjectId, string? Text);

/// <summary>One item of an agenda.</summary>
internal sealed class ReviewItem
{
    /// <summary>From 1, in the order in which they are taken.</summary>
    public int Number { get; init; }

    public ReviewSection Section { get; init; }

    public ReviewSubject Subject { get; init; }

    public Guid? SubjectId { get; init; }

    public string? Text { get; init; }

    /// <summary>Whether time on it is time on objectives.</summary>
    public bool OnOkrs { get; init; }

    /// <summary>What was said.</summary>
    public string? Notes { get; set; }

    /// <summary>Spent on it until now, without the running stretch.</summary>
    public int Seconds { get; set; }
}

/// <summary>A unit's meeting: built from facts, taken item by item, with what was said and how long it took.</summary>
internal sealed class Review : AggregateRoot
{
    public const int LongestText = 4000;

    private const int MostItems = 500;

    private readonly List<ReviewItem> _items = [];

    private Review()
    {
    }

    public ReviewId Id { get; private init; }

    public Guid UnitId { get; private init; }

    public ReviewKind Kind { get; private init; }

    public DateTimeOffset ScheduledAt { get; private init; }

    public Guid FacilitatorId { get; private init; }

    /// <summary>The moment whose facts it speaks of: everything of then stays readable as of it.</summary>
    public DateTimeOffset AsOf { get; private init; }

    /// <summary>From when on its facts were looked for: the review before it, or that many weeks.</summary>
    public DateTimeOffset Since { get; private init; }

    public int PlannedMinutes { get; private init; }

    public bool AsksRecall { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The item that is spoken of now.</summary>
    public int? CurrentItem { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? CurrentSince { get; private set; }

    public IReadOnlyList<ReviewItem> Items => _items;

    public static Review Open(
        Guid unit, ReviewPlan plan, DateTimeOffset scheduled, Guid facilitator, DateTimeOffset since, IEnumerable<ReviewFact> facts, DateTimeOffset now)
    {
        var review = new Review
        {
            Id = ReviewId.New(),
            UnitId = unit,
            Kind = plan.Kind,
            ScheduledAt = LocalTime.ToStore(scheduled),
            FacilitatorId = facilitator,
            AsOf = LocalTime.ToStore(now),
            Since = LocalTime.ToStore(since),
            PlannedMinutes = plan.Parts.Sum(p => p.Minutes),
            AsksRecall = plan.Parts.Any(p => p.Section == ReviewSection.Recall),
        };
        foreach (var fact in facts.Take(MostItems - 1))
        {
            review.Add(fact, IsOnOkrs(fact.Section));
        }

        review.Changed();
        return review;
    }

    /// <summary>How healthy the business is and whatever else comes up are other topics than what was decided to change.</summary>
    private static bool IsOnOkrs(ReviewSection section) => section is not (ReviewSection.Turned or ReviewSection.KpisDue or ReviewSection.Other);

    /// <summary>Something that no fact brought up.</summary>
    public void Add(string text, bool onOkrs)
    {
        RequireOpen();
        Rule.Require(!string.IsNullOrWhiteSpace(text) && text.Length <= LongestText, ReviewPlan.Refused, $"must be 1 to {LongestText} characters", "text");
        Rule.Require(_items.Count < MostItems, ReviewPlan.Refused, $"must be at most {MostItems}", "items");
        Add(new ReviewFact(ReviewSection.Other, ReviewSubject.None, null, text.Trim()), onOkrs);
        Changed();
    }

    /// <summary>On to an item, or to none for a break: the time until now is that of the one before. The same again changes nothing.</summary>
    public void MoveTo(int? number, DateTimeOffset now)
    {
        RequireOpen();
        Rule.Require(number is null || _items.Any(i => i.Number == number), ReviewPlan.Refused, "must be an item of the agenda", "item");
        if (number != CurrentItem)
        {
            Stop(now);
            (CurrentItem, CurrentSince) = (number, number is null ? null : LocalTime.ToStore(now));
            Changed();
        }
    }

    public void Note(int number, string? notes)
    {
        Rule.Require(_items.Find(i => i.Number == number) is not null, ReviewPlan.Refused, "must be an item of the agenda", "item");
        Rule.Require(notes is null || notes.Length <= LongestText, ReviewPlan.Refused, $"must be at most {LongestText} characters", "notes");
        _items.Single(i => i.Number == number).Notes = string.IsNullOrWhiteSpace(notes) ? null : notes.Trim();
        Changed();
    }

    public void End(DateTimeOffset now)
    {
        RequireOpen();
        Stop(now);
        (CurrentItem, CurrentSince, EndedAt) = (null, null, LocalTime.ToStore(now));
        Changed();
    }

    /// <summary>Share of the time until now that was spent on objectives. 30 minutes on them and 10 on the rest: 0.75. None while no time was spent.</summary>
    public decimal? ShareOnOkrs(DateTimeOffset now)
    {
        var all = _items.Sum(i => SecondsOf(i, now));
        return all == 0 ? null : (decimal)_items.Where(i => i.OnOkrs).Sum(i => SecondsOf(i, now)) / all;
    }

    /// <summary>Spent on an item, the running stretch included.</summary>
    public int SecondsOf(ReviewItem item, DateTimeOffset now) =>
        item.Seconds + (item.Number == CurrentItem && CurrentSince is { } since ? (int)Math.Clamp((now - since).TotalSeconds, 0, 86_400) : 0);

    private void Stop(DateTimeOffset now)
    {
        if (_items.Find(i => i.Number == CurrentItem) is { } current)
        {
            current.Seconds = SecondsOf(current, now);
        }
    }

    private void Add(ReviewFact fact, bool onOkrs) => _items.Add(new ReviewItem
    {
        Number = _items.Count + 1,
        Section = fact.Section,
        Subject = fact.Subject,
        SubjectId = fact.SubjectId,
        Text = fact.Text,
        OnOkrs = onOkrs,
    });

    private void RequireOpen() => Rule.Require(EndedAt is null, ReviewPlan.Refused, "The review has ended; what was said in it stays as it is.");
}
