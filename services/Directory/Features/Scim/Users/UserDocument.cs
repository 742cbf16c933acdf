using System.Text.Json.Nodes;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Scim.Users;

/// <summary>
/// A person as a SCIM user and back. What a person has a place for lives there and nowhere else: whoever changes it in the portal
/// changes what the provider reads. The rest is kept as the provider wrote it.
/// </summary>
internal static class UserDocument
{
    private static readonly string[] OfPerson = ["userName", "externalId", "active", "locale", "timezone"];

    /// <summary>The user as the provider may change it.</summary>
    public static JsonObject Of(Person person, ScimUser? user)
    {
        var document = user is null
            ? new JsonObject { ["displayName"] = person.Name, ["emails"] = new JsonArray(new JsonObject { ["value"] = person.Email, ["type"] = "work", ["primary"] = true }) }
            : JsonNode.Parse(user.Kept)!.AsObject();
        document["userName"] = user?.UserName ?? person.Email;
        document["active"] = person.Active;
        Put(document, "externalId", user?.ExternalId);
        Put(document, "locale", person.Locale);
        Put(document, "timezone", person.TimeZone);
        if (document.ContainsKey("displayName"))
        {
            document["displayName"] = person.Name;
        }

        if (MainAddress(document) is { } address && Person.Normalize(address["value"].Text()!) != person.Email)
        {
            address["value"] = person.Email;
        }

        if (person.ManagerId is { } manager)
        {
            var enterprise = document[ScimSchema.Enterprise.Id] as JsonObject ?? [];
            enterprise["manager"] = new JsonObject { ["value"] = manager.Value.ToString() };
            document[ScimSchema.Enterprise.Id] = enterprise.DeepClone();
        }

        return document;
    }

    /// <summary>The person that the document describes; what it cannot say of a person stays as it is.</summary>
    /// <exception cref="ScimException"><c>invalidValue</c>: a required attribute is missing.</exception>
    public static PersonDescription Describe(JsonObject document, Person? present) => new(
        NameOf(document),
        EmailOf(document),
        [.. (present?.Memberships ?? []).Select(m => m.UnitId)],
        present?.PrimaryUnitId,
        ManagerOf(document) is { } manager ? new PersonId(manager) : null,
        document["locale"].Text(),
        document["timezone"].Text(),
        [.. (present?.Roles ?? []).Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt))]);

    /// <summary>Takes what the person has no place for.</summary>
    public static void Describe(this ScimUser user, JsonObject document)
    {
        var kept = document.DeepClone().AsObject();
        foreach (var name in OfPerson)
        {
            kept.Remove(name);
        }

        if (kept[ScimSchema.Enterprise.Id] is JsonObject enterprise)
        {
            enterprise.Remove("manager");
            if (enterprise.Count == 0)
            {
                kept.Remove(ScimSchema.Enterprise.Id);
            }
        }

        var addresses = Addresses(document).Select(a => Person.Normalize(a["value"].Text()!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        user.Describe(UserNameOf(document), document["externalId"].Text(), kept, [.. addresses]);
    }

    public static string UserNameOf(JsonObject document) =>
        document["userName"].Text()?.Trim() is { Length: > 0 } name ? name : throw ScimException.Value("userName", "is required");

    /// <summary>The address that the person is known by: the main one, or a user name that is an address.</summary>
    public static string EmailOf(JsonObject document)
    {
        var email = MainAddress(document)?["value"].Text() ?? UserNameOf(document);
        return email.Contains('@', StringComparison.Ordinal)
            ? Person.Normalize(email)
            : throw ScimException.Value("emails", "an e-mail address is required where the user name is none");
    }

    /// <summary>The manager's id.</summary>
    /// <exception cref="ScimException"><c>invalidValue</c>: not an id.</exception>
    public static Guid? ManagerOf(JsonObject document) => document[ScimSchema.Enterprise.Id]?["manager"]?["value"]?.ToString() switch
    {
        null => null,
        { } text => Guid.TryParse(text, out var id) ? id : throw ScimException.Value("manager", "must be the id of a user"),
    };

    private static string NameOf(JsonObject document) =>
        document["displayName"].Text()
        ?? document["name"]?["formatted"].Text()
        ?? (string.Join(' ', new[] { document["name"]?["givenName"].Text(), document["name"]?["familyName"].Text() }.OfType<string>()) is { Length: > 0 } name
            ? name
            : UserNameOf(document));

    /// <summary>The primary one, else the one for work, else the first.</summary>
    private static JsonObject? MainAddress(JsonObject document)
    {
        var all = Addresses(document);
        return all.Find(ScimDocument.IsPrimary)
            ?? all.Find(a => "work".Equals(a["type"].Text(), StringComparison.OrdinalIgnoreCase))
            ?? all.FirstOrDefault();
    }

    private static List<JsonObject> Addresses(JsonObject document) =>
        [.. (document["emails"] as JsonArray ?? []).OfType<JsonObject>().Where(a => a["value"].Text() is not null)];

    private static void Put(JsonObject document, string name, string? value)
    {
        if (value is not null)
        {
            document[name] = value;
        }
    }
}
