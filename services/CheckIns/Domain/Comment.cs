using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>Identifies a comment.</summary>
internal readonly record struct CommentId(Guid Value) : IId<CommentId>
{
    public static CommentId From(Guid value) => new(value);

    public static CommentId New() => new(Guid.CreateVersion7());
}

/// <summary>What may be spoken of.</summary>
public enum CommentSubject
{
    Objective,
    KeyResult,
    Metric,
    Alert,
    CheckIn,
    Blocker,
    Review,
}

/// <summary>What a comment said at one time: written once.</summary>
/// <param name="Number">1 for the first; equals the comment's version.</param>
/// <param name="Text">Markdown; none once it is deleted.</param>
/// <param name="Mentions">Whom it speaks to.</param>
internal sealed record CommentRevision(long Number, string? Text, IReadOnlyList<Guid> Mentions, Guid By, DateTimeOffset At);

/// <summary>Something said about a thing. Editing and deleting add revisions; nothing is overwritten.</summary>
internal sealed class Comment : AggregateRoot
{
    /// <summary>Stable name of a refusal.</summary>
    public const string Refused = "comment-refused";

    public const int LongestText = 10_000;

    public const int MostMentions = 50;

    private readonly List<CommentRevision> _revisions = [];

    private Comment()
    {
    }

    public CommentId Id { get; private init; }

    public CommentSubject Subject { get; private init; }

    public Guid SubjectId { get; private init; }

    public Guid AuthorId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public IReadOnlyList<CommentRevision> Revisions => _revisions;

    public CommentRevision Current => _revisions.MaxBy(r => r.Number)!;

    public bool IsDeleted => Current.Text is null;

    public static Comment Say(CommentSubject subject, Guid about, string? text, IReadOnlyList<Guid> mentions, Guid by, DateTimeOffset now)
    {
        var comment = new Comment { Id = CommentId.New(), Subject = subject, SubjectId = about, AuthorId = by, At = LocalTime.ToStore(now) };
        comment.Record(Checked(text), mentions, by, now);
        return comment;
    }

    /// <summary>The same again adds nothing.</summary>
    /// <returns>Whom it speaks to now and did not before.</returns>
    public IReadOnlyList<Guid> Edit(string? text, IReadOnlyList<Guid> mentions, Guid by, DateTimeOffset now)
    {
        Rule.Require(!IsDeleted, Refused, "is deleted");
        var (said, before) = (Checked(text), Current);
        if (said == before.Text && mentions.ToHashSet().SetEquals(before.Mentions))
        {
            return [];
        }

        Record(said, mentions, by, now);
        return [.. mentions.Except(_revisions.Where(r => r != Current).SelectMany(r => r.Mentions))];
    }

    /// <summary>Deleting twice changes nothing.</summary>
    public void Delete(Guid by, DateTimeOffset now)
    {
        if (!IsDeleted)
        {
            Record(null, [], by, now);
        }
    }

    private void Record(string? text, IReadOnlyList<Guid> mentions, Guid by, DateTimeOffset now)
    {
        _revisions.Add(new CommentRevision((_revisions.Count == 0 ? 0 : Current.Number) + 1, text, [.. mentions.Distinct()], by, LocalTime.ToStore(now)));
        Changed();
    }

    private static string Checked(string? text)
    {
        var said = text?.Trim() ?? "";
        Rule.Require(said.Length is > 0 and <= LongestText && !said.Contains('\0'), Refused, $"must be 1 to {LongestText} characters", "text");
        return said;
    }
}
