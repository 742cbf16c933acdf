using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.CheckIns.Data;

/// <summary>Whoever sees a thing sees what is said of it and may say something.</summary>
internal sealed class CommentAccess(CheckInsDb db, Access access, Caller caller)
{
    public Task<bool> SeesAsync(CommentSubject subject, Guid about, CancellationToken ct)
    {
        var (me, within, word) = (caller.PersonId, caller.Within, Words.Of(subject));
        return db.Database.SqlQuery<bool>($"""select sees_subject({me}, {within}, {word}, {about}) as "Value" """).SingleAsync(ct);
    }

    /// <summary>Those among these active people who see it.</summary>
    public async Task<HashSet<Guid>> ThoseWhoSeeAsync(CommentSubject subject, Guid about, Guid[] people, CancellationToken ct)
    {
        var word = Words.Of(subject);
        return people.Length == 0 ? [] : [.. await db.Database.SqlQuery<Guid>(
            $"""
            select p.id as "Value" from person p where p.id = any({people}) and p.active and sees_subject(p.id, null, {word}, {about})
            """).ToListAsync(ct)];
    }

    public async Task<Comment?> FindAsync(Guid id, CancellationToken ct)
    {
        var comment = await db.Comments.SingleOrDefaultAsync(c => c.Id == new CommentId(id), ct);
        return comment is not null && await SeesAsync(comment.Subject, comment.SubjectId, ct) ? comment : null;
    }

    public async Task<bool> AdministersAsync(Comment comment, CancellationToken ct) =>
        await UnitOfAsync(comment, ct) is { } unit && await access.RoleOnAsync(unit, ct) == Role.Administrator;

    /// <summary>Who sees it: whoever sees the thing. Its author changes it, administrators may delete it.</summary>
    public async Task<AccessFacts> FactsOfAsync(Comment comment, CancellationToken ct)
    {
        var unit = (await UnitOfAsync(comment, ct))!.Value;
        var (objective, metric) = await PlaceOfAsync(comment.Subject, comment.SubjectId, ct);
        AccessFacts facts;
        if (comment.Subject == CommentSubject.Blocker)
        {
            var blocker = await db.Blockers.AsNoTracking().SingleAsync(b => b.Id == new BlockerId(comment.SubjectId), ct);
            facts = BlockerAccess.FactsOf(blocker, await db.Objectives.AsNoTracking().SingleAsync(o => o.Id == blocker.ObjectiveId, ct));
        }
        else if (objective is { } id)
        {
            facts = ObjectiveAccess.FactsOf(await db.Objectives.AsNoTracking().SingleAsync(o => o.Id == id, ct));
        }
        else
        {
            var visibility = metric is { } m
                ? await db.Database.SqlQuery<string>($"""select visibility as "Value" from metric where id = {m}""").SingleAsync(ct)
                : "unit";
            facts = AccessFacts.OfLed(unit, visibility, comment.Subject == CommentSubject.Review ? await FacilitatorAsync(comment.SubjectId, ct) : []);
        }

        return facts with
        {
            Roles = [.. facts.Roles.Select(r => r with { Changes = r.UnitId == unit ? Role.Administrator : null })],
            Own = [.. facts.Own.Select(o => o with { Changes = false }), new OwnReason(comment.AuthorId, "author", Changes: true)],
        };
    }

    private async Task<IEnumerable<OwnReason>> FacilitatorAsync(Guid review, CancellationToken ct) =>
        (await db.Reviews.AsNoTracking().Where(r => r.Id == new ReviewId(review)).Select(r => r.FacilitatorId).ToListAsync(ct))
        .Select(f => new OwnReason(f, "facilitator", Changes: false));

    public Task<Guid?> UnitOfAsync(Comment comment, CancellationToken ct)
    {
        var (word, about) = (Words.Of(comment.Subject), comment.SubjectId);
        return db.Database.SqlQuery<Guid?>($"""select unit_of_subject({word}, {about}) as "Value" """).SingleAsync(ct);
    }

    /// <summary>Whether what is said of the thing may show pictures from elsewhere, as its unit has decided.</summary>
    public async Task<bool> ShowsImagesAsync(CommentSubject subject, Guid about, CancellationToken ct)
    {
        var word = Words.Of(subject);
        var unit = await db.Database.SqlQuery<Guid?>($"""select unit_of_subject({word}, {about}) as "Value" """).SingleAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return unit is { } id && (await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct)).Of(id).Choice("commentImages") == "on";
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The objective or the metric that the thing belongs to, where it is one's.</summary>
    public async Task<(Guid? Objective, Guid? Metric)> PlaceOfAsync(CommentSubject subject, Guid about, CancellationToken ct)
    {
        Task<Guid?> FirstAsync(FormattableString sql) => db.Database.SqlQuery<Guid?>(sql).FirstOrDefaultAsync(ct);
        return subject switch
        {
            CommentSubject.Objective => (about, null),
            CommentSubject.KeyResult => (await FirstAsync(
                $"""select id as "Value" from objective where key_results @> jsonb_build_array(jsonb_build_object('id', {about})) order by id limit 1"""), null),
            CommentSubject.CheckIn => (await FirstAsync($"""select objective_id as "Value" from check_in where id = {about}"""), null),
            CommentSubject.Blocker => (await FirstAsync($"""select objective_id as "Value" from blocker where id = {about}"""), null),
            CommentSubject.Metric => (null, about),
            CommentSubject.Alert => (null, await FirstAsync($"""select metric_id as "Value" from metric_turn where alert_id = {about}""")),
            _ => (null, null),
        };
    }
}
