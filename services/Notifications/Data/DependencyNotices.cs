using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Setpoint.Messaging;
using Setpoint.Notifications.Domain;
using Setpoint.Notifications.Live;

namespace Setpoint.Notifications.Data;

/// <summary>
/// Turns what units ask of each other into inbox items, once for every state. One whose units or people are not known yet, or
/// that nobody leads who could answer, waits in its table.
/// </summary>
internal sealed class DependencyNotices(NotificationsDb db, Notices notices, AfterCommit afterCommit, InboxBell bell)
{
    /// <summary>Tells of those among these that can be told. Needs a transaction.</summary>
    public async Task SettleAsync(Guid[] dependencies, CancellationToken ct)
    {
        var untold = await db.Database.SqlQuery<Untold>(
            $"""
            select d.id, d.version, d.state, d.objective_id as "ObjectiveId", d.what, d.due, d.note, d.at,
                   a.name as "AskingUnit", h.name as "HelpingUnit", h.slug as "HelpingSlug",
                   case d.state
                       when 'asked' then array(select l.id from leads_of(d.helping_unit_id) l)
                       when 'accepted' then array(select p.id from person p where p.id = d.asked_by)
                       when 'declined' then array(select p.id from person p where p.id = d.asked_by)
                       else array[]::uuid[]
                   end as people
            from dependency d join unit a on a.id = d.asking_unit_id join unit h on h.id = d.helping_unit_id
            where d.id = any({dependencies}) and d.told < d.version
            order by d.id
            for update of d
            """).ToListAsync(ct);
        foreach (var one in untold)
        {
            if (one.Kind is { } kind)
            {
                if (one.People.Length == 0)
                {
                    continue;
                }

                await TellAsync(one, kind, ct);
            }

            await db.Database.ExecuteSqlAsync($"update dependency set told = {one.Version} where id = {one.Id}", ct);
        }
    }

    private async Task TellAsync(Untold one, InboxKind kind, CancellationToken ct)
    {
        var facts = new DependencyFacts(one.AskingUnit, one.HelpingUnit, one.What, one.Due, one.Note);
        var (title, body) = kind switch
        {
            InboxKind.DependencyAsked => DependencyWording.OfAsking(facts),
            InboxKind.DependencyAccepted => DependencyWording.OfAcceptance(facts),
            _ => DependencyWording.OfRefusal(facts),
        };
        var link = kind == InboxKind.DependencyAsked ? Links.Unit(one.HelpingSlug) : Links.Objective(one.ObjectiveId);
        var word = JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
        await notices.LockInboxesAsync(one.People, ct);
        var told = await db.Database.SqlQuery<Guid>(
            $"""
            insert into inbox_item (id, person_id, kind, title, body, link, at, source_event)
            select gen_random_uuid(), p.id, {word}, {title}, {body}, {link}, {one.At.ToUniversalTime()}, {one.Id}
            from person p where p.id = any({one.People}) and p.active
            on conflict (person_id, source_event, kind) do nothing
            returning person_id as "Value"
            """).ToListAsync(ct);
        afterCommit.Run(() => told.ForEach(bell.Ring));
    }

    private sealed record Untold(
        Guid Id,
        long Version,
        string State,
        Guid ObjectiveId,
        string? What,
        DateOnly Due,
        string? Note,
        DateTimeOffset At,
        string AskingUnit,
        string HelpingUnit,
        string HelpingSlug,
        Guid[] People)
    {
        /// <summary>None for what nobody is told of.</summary>
        public InboxKind? Kind => State switch
        {
            "asked" => InboxKind.DependencyAsked,
            "accepted" => InboxKind.DependencyAccepted,
            "declined" => InboxKind.DependencyDeclined,
            _ => null,
        };
    }
}
