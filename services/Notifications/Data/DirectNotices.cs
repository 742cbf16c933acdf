using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Setpoint.Messaging;
using Setpoint.Notifications.Domain;
using Setpoint.Notifications.Live;

namespace Setpoint.Notifications.Data;

/// <summary>
/// Tells people what another service has addressed to them by name: it has judged that they may know. Whoever is not known here yet
/// is told when they are, and nobody who is deactivated.
/// </summary>
internal sealed class DirectNotices(NotificationsDb db, Notices notices, AfterCommit afterCommit, InboxBell bell)
{
    /// <summary>Inside the caller's transaction; repeating it tells nobody twice.</summary>
    public async Task TellAsync(
        IReadOnlyCollection<Guid> people, Guid source, InboxKind kind, Wording wording, string link, DateTimeOffset at, CancellationToken ct)
    {
        var (ids, word, (title, body)) = (people.Distinct().Order().ToArray(), JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()), wording);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into direct_notice (person_id, source_event, kind, title, body, link, at)
            select id, {source}, {word}, {title}, {body}, {link}, {at.ToUniversalTime()} from unnest({ids}) as p(id) order by id
            on conflict do nothing
            """,
            ct);
        await SettleAsync(ids, ct);
    }

    /// <summary>Tells those among these who are known. Needs a transaction.</summary>
    public async Task SettleAsync(Guid[] people, CancellationToken ct)
    {
        await notices.LockInboxesAsync(people, ct);
        var told = await db.Database.SqlQuery<Guid>(
            $"""
            with decided as (
                delete from direct_notice n using person p where n.person_id = any({people}) and p.id = n.person_id returning n.*, p.active
            )
            insert into inbox_item (id, person_id, kind, title, body, link, at, source_event)
            select gen_random_uuid(), person_id, kind, title, body, link, at, source_event from decided where active order by at
            on conflict (person_id, source_event, kind) do nothing
            returning person_id as "Value"
            """).ToListAsync(ct);
        afterCommit.Run(() => told.ForEach(bell.Ring));
    }

    /// <summary>A person's own clock, else that of their first unit; UTC while they are not known.</summary>
    public async Task<TimeZoneInfo> ClockOfAsync(Guid person, CancellationToken ct)
    {
        var name = await db.Database.SqlQuery<string?>(
            $"""
            select coalesce(p.time_zone, u.time_zone) as "Value" from person p left join unit u on u.id = p.primary_unit_id where p.id = {person}
            """).SingleOrDefaultAsync(ct);
        return name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
    }
}
