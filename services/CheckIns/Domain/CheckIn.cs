using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>Identifies one check-in through all its corrections.</summary>
internal readonly record struct CheckInId(Guid Value) : IId<CheckInId>
{
    public static CheckInId From(Guid value) => new(value);

    public static CheckInId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// What one person said about an objective at one moment. A correction adds a revision; nothing said is overwritten.
/// </summary>
internal sealed class CheckIn : AggregateRoot
{
    /// <summary>Stable name of a refusal, whatever its fields.</summary>
    public const string Refused = "check-in-refused";

    private readonly List<CheckInRevision> _revisions = [];

    private CheckIn()
    {
    }

    public CheckInId Id { get; private init; }

    public Guid ObjectiveId { get; private init; }

    public Guid AuthorId { get; private init; }

    /// <summary>The moment the latest revision describes, kept here because lists are ordered by it.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the first revision was recorded.</summary>
    public DateTimeOffset SubmittedAt { get; private init; }

    public IReadOnlyList<CheckInRevision> Revisions => _revisions;

    /// <summary>What the check-in says now.</summary>
    public CheckInRevision Current => _revisions.MaxBy(r => r.Number)!;

    /// <summary>Records a first statement; the draft must be free of faults.</summary>
    /// <param name="author">Whose word it is.</param>
    /// <param name="by">Who says it for them; none where they speak for themselves.</param>
    public static CheckIn Submit(Guid author, Objective objective, Window window, CheckInDraft draft, DateTimeOffset now, Guid? by = null)
    {
        var checkIn = new CheckIn { Id = CheckInId.New(), ObjectiveId = objective.Id, AuthorId = author, SubmittedAt = LocalTime.ToStore(now) };
        checkIn.Record(by ?? author, objective, window, draft, now);
        return checkIn;
    }

    /// <summary>What was said before this was kept here: counted as said when it describes, recorded now.</summary>
    public static CheckIn Recall(Guid author, Objective objective, Window window, CheckInDraft draft, DateTimeOffset now, Guid by)
    {
        var checkIn = new CheckIn
        {
            Id = CheckInId.New(),
            ObjectiveId = objective.Id,
            AuthorId = author,
            SubmittedAt = LocalTime.ToStore(draft.At ?? now),
        };
        checkIn.Record(by, objective, window, draft, now);
        return checkIn;
    }

    /// <summary>What it said as far as it had been recorded by then; none when that was nothing.</summary>
    public CheckInRevision? AsOf(DateTimeOffset moment) => _revisions.Where(r => r.RecordedAt <= moment).MaxBy(r => r.Number);

    /// <summary>Who first said it: the author, or somebody on their behalf.</summary>
    public Guid SubmittedBy => _revisions.MinBy(r => r.Number)!.RecordedBy;

    /// <summary>Says it anew. Saying exactly the same again adds nothing.</summary>
    public void Correct(Guid by, Objective objective, Window window, CheckInDraft draft, DateTimeOffset now) =>
        Record(by, objective, window, draft with { At = draft.At ?? At }, now);

    private void Record(Guid by, Objective objective, Window window, CheckInDraft draft, DateTimeOffset now)
    {
        var current = _revisions.Count == 0 ? null : Current;
        if (draft.FaultsAgainst(objective, window, now, current).FirstOrDefault() is { } fault)
        {
            throw new DomainException(Refused, fault.Message, fault.Field);
        }

        var said = draft.Tidy();
        var revision = new CheckInRevision(
            (current?.Number ?? 0) + 1,
            said.At ?? LocalTime.ToStore(window.Moment(now)),
            said.Confidence,
            said.Changed,
            said.Blocked,
            said.Next,
            by,
            LocalTime.ToStore(now))
        {
            KeyResults = said.KeyResults,
            Steps = said.Steps ?? [],
        };
        if (current?.SaysTheSameAs(revision) == true)
        {
            return;
        }

        _revisions.Add(revision);
        At = revision.At;
        Changed();
    }
}
