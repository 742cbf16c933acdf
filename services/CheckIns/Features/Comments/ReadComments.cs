using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Comments;

internal static class ReadComments
{
    /// <summary>What is said of a thing, the first first. A deleted one keeps its place.</summary>
    public static async Task<Results<Ok<Page<CommentResponse>>, ProblemHttpResult>> ListAsync(
        string? subject, Guid? id, int? limit, string? cursor, CommentAccess access, CheckInsDb db, People people, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        if (!Words.TryParse<CommentSubject>(subject, out var kind) || id is not { } about)
        {
            return Problems.Invalid(id is null ? "id" : "subject", id is null ? "is required" : $"must be one of: {Words.Of<CommentSubject>()}");
        }

        if (!await access.SeesAsync(kind, about, ct))
        {
            return Problems.Missing();
        }

        var size = Cursor.Limit(limit);
        var said = db.Comments.AsNoTracking().Where(c => c.Subject == kind && c.SubjectId == about);
        if (after is not null)
        {
            var (at, last) = (after.At, new CommentId(after.Id));
            said = said.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.At, c.Id), ValueTuple.Create(at, last)));
        }

        var found = await said.OrderBy(c => c.At).ThenBy(c => c.Id).Take(size + 1).ToListAsync(ct);
        var page = found.Take(size).ToList();
        var names = await people.NamesAsync(CommentResponse.Named(page), ct);
        var images = await access.ShowsImagesAsync(kind, about, ct);
        return TypedResults.Ok(new Page<CommentResponse>(
            page.ConvertAll(c => CommentResponse.Of(c, names, images)), found.Count > size ? Cursor.Encode(new Position(page[^1].At, page[^1].Id.Value)) : null));
    }

    public static async Task<Results<Tagged<CommentResponse>, ProblemHttpResult>> FindAsync(Guid id, CommentAccess access, People people, CancellationToken ct) =>
        await access.FindAsync(id, ct) is { } comment
            ? ETag.Ok(CommentResponse.Of(comment, await people.NamesAsync(CommentResponse.Named(comment), ct), await access.ShowsImagesAsync(comment.Subject, comment.SubjectId, ct)), comment.Version)
            : Problems.Missing();

    /// <summary>Everything it ever said; of a deleted one only to its author and administrators.</summary>
    public static async Task<Results<Ok<Page<CommentRevisionResponse>>, ProblemHttpResult>> RevisionsAsync(
        Guid id, CommentAccess access, People people, Caller caller, CancellationToken ct)
    {
        if (await access.FindAsync(id, ct) is not { } comment)
        {
            return Problems.Missing();
        }

        var names = await people.NamesAsync(CommentResponse.Named(comment), ct);
        var hidden = comment.IsDeleted && comment.AuthorId != caller.PersonId && !await access.AdministersAsync(comment, ct);
        return TypedResults.Ok(new Page<CommentRevisionResponse>(
            [.. comment.Revisions.OrderBy(r => r.Number).Select(r => new CommentRevisionResponse(r.Number, hidden ? null : r.Text, new(r.By, names.GetValueOrDefault(r.By)), r.At))],
            Next: null));
    }

    /// <summary>Who can see or change it, and why: for its author and administrators.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> AccessAsync(
        Guid id, CommentAccess access, Caller caller, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (await access.FindAsync(id, ct) is not { } comment)
        {
            return Problems.Missing();
        }

        return comment.AuthorId == caller.PersonId || await access.AdministersAsync(comment, ct)
            ? await reasons.AnswerAsync(await access.FactsOfAsync(comment, ct), cursor, limit, ct)
            : Problems.Forbidden("Its author and administrators may ask who sees a comment.");
    }

    private sealed record Position(DateTimeOffset At, Guid Id);
}
