using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.CheckIns.Features.Texts;

namespace Setpoint.CheckIns.Features.Comments;

/// <summary>Something said about a thing.</summary>
/// <param name="Text">Markdown, as it was written; none once it is deleted.</param>
/// <param name="Html">The same as HTML that is safe to show.</param>
/// <param name="Mentions">Whom it speaks to.</param>
/// <param name="EditedAt">When it was last edited or deleted; none if never.</param>
public sealed record CommentResponse(
    Guid Id,
    long Version,
    CommentSubject Subject,
    Guid SubjectId,
    PersonReference Author,
    DateTimeOffset At,
    string? Text,
    string? Html,
    IReadOnlyList<PersonReference> Mentions,
    DateTimeOffset? EditedAt,
    bool Deleted)
{
    internal static CommentResponse Of(Comment comment, IReadOnlyDictionary<Guid, string> names, bool images)
    {
        var said = comment.Current;
        return new(
            comment.Id.Value,
            comment.Version,
            comment.Subject,
            comment.SubjectId,
            new(comment.AuthorId, names.GetValueOrDefault(comment.AuthorId)),
            comment.At,
            said.Text,
            said.Text is null ? null : SafeMarkdown.ToHtml(said.Text, images),
            [.. said.Mentions.Select(m => new PersonReference(m, names.GetValueOrDefault(m)))],
            said.Number == 1 ? null : said.At,
            comment.IsDeleted);
    }

    internal static IEnumerable<Guid> Named(params IEnumerable<Comment> comments) =>
        comments.SelectMany(c => c.Revisions.SelectMany(r => r.Mentions.Append(r.By)).Append(c.AuthorId));
}

/// <summary>What it said at one time.</summary>
/// <param name="Text">None where it was deleted; of a deleted comment only its author and administrators read what it had said.</param>
public sealed record CommentRevisionResponse(long Number, string? Text, PersonReference By, DateTimeOffset At);

/// <summary>Something to say about a thing.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="Mentions">Whom it speaks to; each must be able to see the thing.</param>
public sealed record SayCommentRequest(CommentSubject Subject, Guid SubjectId, string? Text, IReadOnlyList<Guid>? Mentions = null);

/// <summary>The comment said anew.</summary>
public sealed record EditCommentRequest(string? Text, IReadOnlyList<Guid>? Mentions = null);
