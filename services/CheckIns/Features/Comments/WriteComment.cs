using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Comments;

/// <summary>Whoever sees a thing may comment on it; a comment is its author's to edit, and theirs or an administrator's to delete.</summary>
internal static class WriteComment
{
    public static async Task<Results<Tagged<CommentResponse>, ProblemHttpResult>> SayAsync(
        SayCommentRequest request, CommentWriter writer, CommentAccess access, CheckInsDb db, People people, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!await access.SeesAsync(request.Subject, request.SubjectId, ct))
        {
            return Problems.Missing();
        }

        var mentions = request.Mentions ?? [];
        if (await writer.FaultAsync(request.Subject, request.SubjectId, mentions, ct) is { } fault)
        {
            return fault;
        }

        var comment = Comment.Say(request.Subject, request.SubjectId, request.Text, mentions, caller.PersonId, clock.GetUtcNow());
        await using var work = await db.BeginWorkAsync(ct);
        db.Comments.Add(comment);
        await writer.TellAsync(comment, mentions, ct);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        var names = await people.NamesAsync(CommentResponse.Named(comment), ct);
        return ETag.Created(CommentResponse.Of(comment, names, await access.ShowsImagesAsync(comment.Subject, comment.SubjectId, ct)), comment.Version, $"/api/checkins/comments/{comment.Id.Value}");
    }

    public static Task<Results<Tagged<CommentResponse>, ProblemHttpResult>> EditAsync(
        Guid id, EditCommentRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, CommentWriter writer, Caller caller, TimeProvider clock, CancellationToken ct) =>
        writer.ChangeAsync(id, mayAdministratorsToo: false, async comment =>
        {
            var mentions = request.Mentions ?? [];
            if ((ETag.Check(ifMatch, comment.Version) ?? await writer.FaultAsync(comment.Subject, comment.SubjectId, mentions, ct)) is { } fault)
            {
                return fault;
            }

            await writer.TellAsync(comment, comment.Edit(request.Text, mentions, caller.PersonId, clock.GetUtcNow()), ct);
            return null;
        }, ct);

    public static Task<Results<Tagged<CommentResponse>, ProblemHttpResult>> DeleteAsync(
        Guid id, CommentWriter writer, Caller caller, TimeProvider clock, CancellationToken ct) =>
        writer.ChangeAsync(id, mayAdministratorsToo: true, comment =>
        {
            comment.Delete(caller.PersonId, clock.GetUtcNow());
            return Task.FromResult<ProblemHttpResult?>(null);
        }, ct);
}
