using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Setpoint.Messaging;
using Setpoint.Notifications.Domain;
using Setpoint.Notifications.Live;

namespace Setpoint.Notifications.Data;

/// <summary>
/// Turns notices into inbox items: for people who are active and may see the metric. A notice about a metric or a
/// person that this service has not heard of yet waits in its table, because events overtake each other; holding the
/// message back instead would block the queue that brings the missing fact.
/// </summary>
internal sealed class Notices(NotificationsDb db, AfterCommit afterCommit, InboxBell bell)
{
    public Task<string?> CadenceOfAsync(Guid metric, CancellationToken ct) =>
        db.Database.SqlQuery<string?>($"""select cadence as "Value" from metric where id = {metric}""").SingleOrDefaultAsync(ct);

    /// <summary>Inside the caller's transaction; the person's open pages hear of it after the commit.</summary>
    public async Task TellAsync(Notice notice, CancellationToken ct)
    {
        var kind = JsonNamingPolicy.KebabCaseLower.ConvertName(notice.Kind.ToString());
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into notice (person_id, source_event, kind, metric_id, title, body, health, link, at)
            values (
                {notice.PersonId}, {notice.SourceEvent}, {kind}, {notice.MetricId},
                {notice.Title}, {notice.Body}, {notice.Health}, {notice.Link}, {notice.At.ToUniversalTime()})
            on conflict do nothing
            """,
            ct);
        await SettleAsync([notice.PersonId], ct);
    }

    /// <summary>Decides all notices of these people that can be decided. Needs a transaction.</summary>
    public async Task SettleAsync(Guid[] people, CancellationToken ct)
    {
        await LockInboxesAsync(people, ct);
        var told = await db.Database.SqlQuery<Guid>(
            $"""
            with decided as (
                delete from notice n using metric m, person p
                where n.person_id = any({people}) and m.id = n.metric_id and p.id = n.person_id
                returning n.*, p.active and case when m.about_person_id is null
                    then m.visibility = 'public' or sees_unit(p.id, m.unit_id)
                    else m.about_person_id in (select a.id from answers_for(p.id) a) or m.unit_id in (select u.id from unit_of_person_role(p.id) u)
                end as may_know
            )
            insert into inbox_item (id, person_id, kind, title, body, health, link, at, source_event)
            select gen_random_uuid(), person_id, kind, title, body, health, link, at, source_event
            from decided where may_know order by at
            on conflict (person_id, source_event, kind) do nothing
            returning person_id as "Value"
            """).ToListAsync(ct);
        afterCommit.Run(() => told.ForEach(bell.Ring));
    }

    /// <summary>
    /// Items of one person are written one transaction after another, so that seq rises in the order of commits and a stream
    /// that has shown seq n never misses a smaller one. Sorted, so that two settlers cannot deadlock.
    /// </summary>
    public Task LockInboxesAsync(Guid[] people, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        select pg_advisory_xact_lock(hashtextextended('inbox:' || id, 0))
        from (select id from unnest({people}) as p(id) order by id) sorted
        """,
        ct);
}
