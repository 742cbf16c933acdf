using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Scim.Users;

/// <summary>A person with what the provider said of them, if it ever spoke.</summary>
internal sealed record ScimPerson(Person Person, ScimUser? User)
{
    public string Tag => ScimTag.Of(Person.Version, User?.Version ?? 0);

    public JsonObject Document => UserDocument.Of(Person, User);
}

/// <summary>Reading, finding and locking users.</summary>
internal static class ScimUsers
{
    /// <summary>The user of the address, locked until the transaction ends, so that two writers follow each other.</summary>
    /// <exception cref="ScimException">404: nobody, a service account, or deleted.</exception>
    public static async Task<ScimPerson> LockUserAsync(this DirectoryDb db, string id, CancellationToken ct)
    {
        var person = await db.LockPersonAsync(Parse(id), ct);
        return person is null or { Person.Kind: PersonKind.Service } or { Person.Active: false, User.Hidden: true } ? throw ScimException.Missing() : person;
    }

    /// <summary>Whoever has the id, deleted or not, locked.</summary>
    public static async Task<ScimPerson?> LockPersonAsync(this DirectoryDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from person where id = {id} for no key update", ct);
        return await db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(id), ct) is { } person
            ? new ScimPerson(person, await db.ScimUsers.SingleOrDefaultAsync(u => u.Id == person.Id, ct))
            : null;
    }

    /// <summary>Whoever goes by a user name, deleted or not: somebody never provisioned goes by their address.</summary>
    public static Task<Guid?> FindByUserNameAsync(this DirectoryDb db, string userName, CancellationToken ct) => db.Database.SqlQuery<Guid?>(
        $"""
        select id as "Value" from scim_user where lower(user_name) = lower({userName})
        union all
        select p.id from person p where p.email = lower({userName}) and not exists (select 1 from scim_user s where s.id = p.id)
        limit 1
        """).AsAsyncEnumerable().FirstOrDefaultAsync(ct).AsTask();

    /// <summary>The users of these ids in this order, as a client wants to see them.</summary>
    public static async Task<IReadOnlyList<ScimResource>> ShowUsersAsync(this DirectoryDb db, Guid[] ids, HttpRequest request, CancellationToken ct)
    {
        var projection = ScimProjection.Of(request, ScimSchema.User);
        PersonId[] wanted = [.. ids.Select(i => new PersonId(i))];
        var people = await db.People.AsNoTracking().Where(p => wanted.Contains(p.Id)).AsSplitQuery().ToDictionaryAsync(p => p.Id, ct);
        var users = await db.ScimUsers.AsNoTracking().Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var times = await db.TimesOfAsync(ids, ct);
        var groups = projection.Shows("groups") ? await GroupsOfAsync(db, ids, ct) : Array.Empty<GroupOf>().ToLookup(g => g.PersonId);
        return [.. wanted.Where(people.ContainsKey).Select(id =>
        {
            var person = new ScimPerson(people[id], users.GetValueOrDefault(id));
            var address = ScimAddress.OfUser(request, id.Value);
            var shown = Show(person, times.GetValueOrDefault(id.Value), groups[id.Value], address, request);
            return new ScimResource(projection.Apply(shown), person.Tag, address);
        })];
    }

    public static Guid Parse(string id) => Guid.TryParse(id, out var parsed) ? parsed : throw ScimException.Missing();

    private static JsonObject Show(ScimPerson person, ScimTimes? times, IEnumerable<GroupOf> groups, string address, HttpRequest request)
    {
        var document = person.Document;
        var shown = new JsonObject { ["schemas"] = new JsonArray(ScimSchema.User.Id), ["id"] = person.Person.Id.Value };
        foreach (var (name, value) in document)
        {
            shown[name] = value?.DeepClone();
        }

        shown["displayName"] = person.Person.Name;
        if (shown[ScimSchema.Enterprise.Id] is { } enterprise)
        {
            shown["schemas"]!.AsArray().Add(ScimSchema.Enterprise.Id);
            if (enterprise["manager"] is JsonObject manager)
            {
                manager["$ref"] = ScimAddress.OfUser(request, person.Person.ManagerId!.Value.Value);
            }
        }

        JsonNode[] memberOf = [.. groups.Select(g => new JsonObject
        {
            ["value"] = g.GroupId,
            ["$ref"] = ScimAddress.OfGroup(request, g.GroupId),
            ["display"] = g.DisplayName,
        })];
        if (memberOf.Length > 0)
        {
            shown["groups"] = new JsonArray(memberOf);
        }

        shown["meta"] = ScimMeta.Of("User", times, address, person.Tag);
        return shown;
    }

    private static async Task<ILookup<Guid, GroupOf>> GroupsOfAsync(DirectoryDb db, Guid[] ids, CancellationToken ct) =>
        (await db.Database.SqlQuery<GroupOf>(
            $"""
            select m.person_id as "PersonId", g.id as "GroupId", g.display_name as "DisplayName"
            from scim_group_member m join scim_group g on g.id = m.group_id
            where m.person_id = any({ids}) order by g.display_name
            """).ToListAsync(ct)).ToLookup(g => g.PersonId);

    private sealed record GroupOf(Guid PersonId, Guid GroupId, string DisplayName);
}
