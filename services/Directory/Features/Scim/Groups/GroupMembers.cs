using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Scim.Groups;

/// <summary>Members come and go by the thousand, in one statement each. The groups' lock is held.</summary>
internal static class GroupMembers
{
    /// <summary>Adds people; who is a member stays one.</summary>
    /// <returns>How many are new.</returns>
    /// <exception cref="ScimException"><c>invalidValue</c>: somebody who is not there.</exception>
    public static async Task<int> AddMembersAsync(this DirectoryDb db, ScimGroup group, Guid[] people, CancellationToken ct)
    {
        var unknown = await db.Database.SqlQuery<Guid>(
            $"""
            select w.id as "Value" from unnest({people}) w(id)
            where not exists (
                select 1 from person p left join scim_user s on s.id = p.id
                where p.id = w.id and p.kind = 'human' and (p.active or s.hidden is not true))
            limit 1
            """).ToListAsync(ct);
        if (unknown.Count > 0)
        {
            throw ScimException.Value("members", $"{unknown[0]} is no user");
        }

        return await db.Database.ExecuteSqlAsync(
            $"insert into scim_group_member (group_id, person_id) select {group.Id.Value}, id from unnest({people}) w(id) on conflict do nothing", ct);
    }

    /// <summary>Removes people; who is no member, or nobody at all, is not missed.</summary>
    public static Task<int> RemoveMembersAsync(this DirectoryDb db, ScimGroup group, Guid[] people, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"delete from scim_group_member where group_id = {group.Id.Value} and person_id = any({people})", ct);

    /// <summary>Removes everybody but these.</summary>
    public static Task<int> KeepMembersAsync(this DirectoryDb db, ScimGroup group, Guid[] people, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"delete from scim_group_member where group_id = {group.Id.Value} and not person_id = any({people})", ct);

    /// <summary>Saves the group after as many members changed, and brings what it gives in line.</summary>
    public static async Task SaveGroupAsync(this DirectoryDb db, ScimGroup group, int membersChanged, CancellationToken ct)
    {
        if (membersChanged > 0)
        {
            group.MembersChanged(await db.Database.SqlQuery<int>(
                $"""select count(*)::int as "Value" from scim_group_member where group_id = {group.Id.Value}""").SingleAsync(ct));
        }

        await db.SaveChangesAsync(ct);
        await db.SettleAsync(group, ct);
    }

    /// <summary>The person leaves every group, and with that what the groups gave.</summary>
    public static async Task LeaveAllGroupsAsync(this DirectoryDb db, PersonId person, CancellationToken ct)
    {
        var left = await db.Database.SqlQuery<Guid>($"""select group_id as "Value" from scim_group_member where person_id = {person.Value}""").ToListAsync(ct);
        foreach (var id in left)
        {
            var group = await db.ScimGroups.SingleAsync(g => g.Id == new ScimGroupId(id), ct);
            await db.SaveGroupAsync(group, await db.RemoveMembersAsync(group, [person.Value], ct), ct);
        }
    }

    /// <summary>The ids in a value of <c>members</c>: a list or one of <c>{ "value": id }</c> or of bare ids.</summary>
    /// <exception cref="ScimException"><c>invalidValue</c>: no id; a group, which is never a member here.</exception>
    public static Guid[] Read(JsonNode? value) => value switch
    {
        null => [],
        JsonArray list => [.. list.Select(One).Distinct()],
        _ => [One(value)],
    };

    private static Guid One(JsonNode? member)
    {
        var id = member.Text() ?? (member as JsonObject)?.FirstOrDefault(p => p.Key.Equals("value", StringComparison.OrdinalIgnoreCase)).Value.Text();
        return Guid.TryParse(id, out var parsed) ? parsed : throw ScimException.Value("members", "must be users, each by the id of its value");
    }
}
