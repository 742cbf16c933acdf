using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>Identifies a blocker.</summary>
internal readonly record struct BlockerId(Guid Value) : IId<BlockerId>
{
    public static BlockerId From(Guid value) => new(value);

    public static BlockerId New() => new(Guid.CreateVersion7());
}

/// <summary>How much it holds up.</summary>
public enum Severity
{
    /// <summary>It slows down.</summary>
    Minor,

    /// <summary>Something waits for it.</summary>
    Major,

    /// <summary>The objective fails with it.</summary>
    Critical,
}

/// <summary>What was done about a blocker.</summary>
public enum BlockerStepKind
{
    Raised,
    Changed,
    Escalated,
    Resolved,
    Reopened,
}

/// <summary>What is said of a blocker by whoever raises or changes it.</summary>
/// <param name="OwnerId">Who sees to it.</param>
/// <param name="HelpingUnitId">The unit that could help; its leads see the blocker, too.</param>
/// <param name="Due">The day by which it must be gone.</param>
internal sealed record BlockerContent(string Text, Guid OwnerId, Guid? HelpingUnitId, DateOnly? Due, Severity Severity);

/// <summary>One step of its history: written once.</summary>
/// <param name="Number">1 when it was raised; equals the blocker's version then.</param>
/// <param name="UnitId">The unit that it was escalated to.</param>
internal sealed record BlockerStep(long Number, BlockerStepKind Kind, Guid By, DateTimeOffset At, string? Note, Guid? UnitId);

/// <summary>Something that holds an objective up, until somebody resolves it.</summary>
internal sealed class Blocker : AggregateRoot
{
    /// <summary>Stable name of a refusal.</summary>
    public const string Refused = "blocker-refused";

    public const int LongestText = 1000;

    private readonly List<BlockerStep> _steps = [];

    private Blocker()
    {
    }

    public BlockerId Id { get; private init; }

    public Guid ObjectiveId { get; private init; }

    /// <summary>The check-in that it was raised in, if it was in one.</summary>
    public Guid? CheckInId { get; private init; }

    public string Text { get; private set; } = "";

    public Guid OwnerId { get; private set; }

    public Guid? HelpingUnitId { get; private set; }

    public DateOnly? Due { get; private set; }

    public Severity Severity { get; private set; }

    public Guid RaisedBy { get; private init; }

    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>The highest unit that it was escalated to.</summary>
    public Guid? EscalatedTo { get; private set; }

    /// <summary>None while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    public IReadOnlyList<BlockerStep> Steps => _steps;

    public static Blocker Raise(Guid objective, Guid? checkIn, BlockerContent content, Guid by, DateTimeOffset now)
    {
        var at = LocalTime.ToStore(now);
        var blocker = new Blocker { Id = BlockerId.New(), ObjectiveId = objective, CheckInId = checkIn, RaisedBy = by, RaisedAt = at };
        blocker.Take(content);
        blocker.Step(BlockerStepKind.Raised, by, at, null);
        return blocker;
    }

    /// <summary>Says it anew. The same again adds nothing.</summary>
    public void Change(BlockerContent content, Guid by, DateTimeOffset now)
    {
        Rule.Require(ResolvedAt is null, Refused, "The blocker is resolved; reopen it first.");
        if (content != new BlockerContent(Text, OwnerId, HelpingUnitId, Due, Severity))
        {
            Take(content);
            Step(BlockerStepKind.Changed, by, LocalTime.ToStore(now), null);
        }
    }

    /// <summary>Up to a unit that is further up than before.</summary>
    /// <param name="to">The unit.</param>
    /// <param name="above">Units above the one that has it now, the nearest first.</param>
    /// <param name="note">Why.</param>
    public void Escalate(Guid to, IReadOnlyList<Guid> above, string? note, Guid by, DateTimeOffset now)
    {
        Rule.Require(ResolvedAt is null, Refused, "The blocker is resolved; reopen it first.");
        Rule.Require(above.Contains(to), Refused, "must be a unit above the one that has it", "unitId");
        EscalatedTo = to;
        Step(BlockerStepKind.Escalated, by, LocalTime.ToStore(now), note, to);
    }

    public void Resolve(string note, Guid by, DateTimeOffset now)
    {
        Rule.Require(ResolvedAt is null, Refused, "The blocker is resolved already.");
        Rule.Require(!string.IsNullOrWhiteSpace(note), Refused, "must say how it was resolved", "note");
        ResolvedAt = LocalTime.ToStore(now);
        Step(BlockerStepKind.Resolved, by, ResolvedAt.Value, note.Trim());
    }

    public void Reopen(string? note, Guid by, DateTimeOffset now)
    {
        Rule.Require(ResolvedAt is not null, Refused, "The blocker is open; only one that is resolved is reopened.");
        ResolvedAt = null;
        Step(BlockerStepKind.Reopened, by, LocalTime.ToStore(now), note);
    }

    /// <summary>Whole days that it has been open, or was. From Monday 09:00 to Wednesday 08:00: 1.</summary>
    public int AgeDays(DateTimeOffset now) => Math.Max(0, ((ResolvedAt ?? now) - RaisedAt).Days);

    private void Take(BlockerContent content)
    {
        var text = content.Text?.Trim() ?? "";
        Rule.Require(text.Length is > 0 and <= LongestText, Refused, $"must be 1 to {LongestText} characters", "text");
        (Text, OwnerId, HelpingUnitId, Due, Severity) = (text, content.OwnerId, content.HelpingUnitId, content.Due, content.Severity);
    }

    private void Step(BlockerStepKind kind, Guid by, DateTimeOffset at, string? note, Guid? unit = null)
    {
        _steps.Add(new BlockerStep(Version + 1, kind, by, at, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), unit));
        Changed();
    }
}
