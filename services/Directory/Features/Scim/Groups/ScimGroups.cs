using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.Scim.Users;

namespace Setpoint.Directory.Features.Scim.Groups;

/// <summary>Reading, finding and locking groups.</summary>
internal static class ScimGroups
{
    /// <summary>
    /// Whoever changes groups, their members or their mapping does so one after the other: a large group touches thousands of people,
    /// and two groups may give the same.
    /// </summary>
    public static Task LockGroupsAsync(this DirectoryDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('scim_group'))", ct);

    /// <exception cref="ScimException">404: none, or deleted.</exception>
    public static async Task<ScimGroup> FindGroupAsync(this DirectoryDb db, string id, CancellationToken ct)
    {
        var wanted = new ScimGroupId(ScimUsers.Parse(id));
        return await db.ScimGroups.SingleOrDefaultAsync(g => g.Id == wanted && !g.Deleted, ct) ?? throw ScimException.Missing();
    }

    public static async Task CheckNameAsync(this DirectoryDb db, string displayName, ScimGroupId? self, CancellationToken ct)
    {
        var taken = await db.Database.SqlQuery<Guid>(
            $"""select id as "Value" from scim_group where lower(display_name) = lower({displayName}) and not deleted""").ToListAsync(ct);
        if (taken.Exists(id => id != self?.Value))
        {
            throw ScimException.Taken("displayName");
        }
    }

    /// <summary>The groups of these ids in this order, as a client wants to see them; members are read only for whom they interest.</summary>
    public static async Task<IReadOnlyList<ScimResource>> ShowGroupsAsync(this DirectoryDb db, Guid[] ids, HttpRequest request, CancellationToken ct)
    {
        var projection = ScimProjection.Of(request, ScimSchema.Group);
        ScimGroupId[] wanted = [.. ids.Select(i => new ScimGroupId(i))];
        var groups = await db.ScimGroups.AsNoTracking().Where(g => wanted.Contains(g.Id)).ToDictionaryAsync(g => g.Id, ct);
        var times = await db.TimesOfAsync(ids, ct);
        var members = projection.Shows("members") ? await MembersOfAsync(db, ids, ct) : Array.Empty<Member>().ToLookup(m => m.GroupId);
        return [.. wanted.Where(groups.ContainsKey).Select(id =>
        {
            var address = ScimAddress.OfGroup(request, id.Value);
            var tag = ScimTag.Of(groups[id].Version);
            var shown = Show(groups[id], members[id.Value], request);
            shown["meta"] = ScimMeta.Of("Group", times.GetValueOrDefault(id.Value), address, tag);
            return new ScimResource(projection.Apply(shown), tag, address);
        })];
    }

    private static JsonObject Show(ScimGroup group, IEnumerable<Member> members, HttpRequest request)
    {
        var shown = new JsonObject { ["schemas"] = new JsonArray(ScimSchema.Group.Id), ["id"] = group.Id.Value, ["displayName"] = group.DisplayName };
        if (group.ExternalId is { } external)
        {
            shown["externalId"] = external;
        }

        JsonNode[] people = [.. members.Select(m => new JsonObject
        {
            ["value"] = m.PersonId,
            ["$ref"] = ScimAddress.OfUser(request, m.PersonId),
            ["display"] = m.Name,
            ["type"] = "User",
        })];
        if (people.Length > 0)
        {
            shown["members"] = new JsonArray(people);
        }

        return shown;
    }

    private static async Task<ILookup<Guid, Member>> MembersOfAsync(DirectoryDb db, Guid[] ids, CancellationToken ct) =>
        (await db.Database.SqlQuery<Member>(
            $"""
            select m.group_id as "GroupId", p.id as "PersonId", p.name as "Name"
            from scim_group_member m join person p on p.id = m.person_id
            where m.group_id = any({ids}) order by p.id
            """).ToListAsync(ct)).ToLookup(m => m.GroupId);

    private sealed record Member(Guid GroupId, Guid PersonId, string Name);
}
