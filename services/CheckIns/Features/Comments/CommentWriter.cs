using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Comments;

/// <summary>Changes comments one at a time and tells whom they speak to, in one transaction.</summary>
internal sealed class CommentWriter(CheckInsDb db, CommentAccess access, People people, Caller caller)
{
    public async Task<Results<Tagged<CommentResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, bool mayAdministratorsToo, Func<Comment, Task<ProblemHttpResult?>> change, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select from comment where id = {id} for update", ct);
        if (await access.FindAsync(id, ct) is not { } comment)
        {
            return Problems.Missing();
        }

        if (comment.AuthorId != caller.PersonId && !(mayAdministratorsToo && await access.AdministersAsync(comment, ct)))
        {
            return Problems.Forbidden("A comment is its author's to change; administrators may delete it.");
        }

        if (await change(comment) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return ETag.Ok(CommentResponse.Of(comment, await people.NamesAsync(CommentResponse.Named(comment), ct), await access.ShowsImagesAsync(comment.Subject, comment.SubjectId, ct)), comment.Version);
    }

    public async Task<ProblemHttpResult?> FaultAsync(CommentSubject subject, Guid about, IReadOnlyList<Guid> mentions, CancellationToken ct)
    {
        if (mentions.Count > Comment.MostMentions)
        {
            return Problems.Invalid("mentions", $"must be at most {Comment.MostMentions}", Comment.Refused);
        }

        var seeing = await access.ThoseWhoSeeAsync(subject, about, [.. mentions], ct);
        var errors = new FieldErrors();
        for (var i = 0; i < mentions.Count; i++)
        {
            errors.Require(seeing.Contains(mentions[i]), $"mentions[{i}]", "must be somebody who may see this");
        }

        return errors.Any ? errors.ToProblem(Comment.Refused) : null;
    }

    /// <summary>Tells those whom it newly speaks to; saving is the caller's.</summary>
    public async Task TellAsync(Comment comment, IReadOnlyList<Guid> mentioned, CancellationToken ct)
    {
        var told = mentioned.Distinct().Where(p => p != caller.PersonId).Order().ToList();
        if (told.Count == 0)
        {
            return;
        }

        var (objective, metric) = await access.PlaceOfAsync(comment.Subject, comment.SubjectId, ct);
        var names = await people.NamesAsync([caller.PersonId], ct);
        db.Publish(new PeopleMentioned(
            Guid.CreateVersion7(), comment.Id.Value, Words.Of(comment.Subject), comment.SubjectId, objective, metric,
            caller.PersonId, names.GetValueOrDefault(caller.PersonId) ?? "Somebody", told, comment.Current.At));
    }
}
