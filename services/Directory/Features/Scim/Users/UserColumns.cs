using Setpoint.Directory.Features.Scim.Filters;

namespace Setpoint.Directory.Features.Scim.Users;

/// <summary>Where the attributes of a user are: in <c>person p</c>, <c>scim_user s</c> and the history.</summary>
internal static class UserColumns
{
    /// <summary>Every user there is. Service accounts are the platform's own, and the deleted ones are gone while inactive.</summary>
    public const string From = "from person p left join scim_user s on s.id = p.id where p.kind = 'human' and (p.active or s.hidden is not true)";

    private const string NamedSo =
        "p.id = any(array(select id from person where email = lower({v}) union all select id from scim_user where lower(user_name) = lower({v})))";

    private const string AddressedSo =
        "p.id = any(array(select id from person where email = lower({v}) union all select id from scim_user where emails @> array[lower({v})]))";

    private const string Addresses =
        "select jsonb_array_elements(case when s.id is null then jsonb_build_array(jsonb_build_object('value', p.email, 'type', 'work', 'primary', true)) else s.kept -> 'emails' end)";

    private const string Groups =
        "select jsonb_build_object('value', g.id, 'display', g.display_name) from scim_group_member m join scim_group g on g.id = m.group_id where m.person_id = p.id";

    public static readonly SqlColumns All = new(ScimSchema.User.Id, Columns(), Lists());

    private static Dictionary<string, SqlColumn> Columns()
    {
        var columns = new Dictionary<string, SqlColumn>(StringComparer.OrdinalIgnoreCase)
        {
            ["id"] = new("p.id", SqlType.Id),
            ["userName"] = new("coalesce(s.user_name, p.email)", Lookup: NamedSo),
            ["externalId"] = new("s.external_id", SqlType.ExactText),
            ["displayName"] = new("p.name"),
            ["active"] = new("p.active", SqlType.Boolean),
            ["locale"] = new("p.locale"),
            ["timezone"] = new("p.time_zone"),
            ["meta.created"] = new("(select min(a.at) from audit_entry a where a.subject_id = p.id)", SqlType.Time),
            ["meta.lastModified"] = new(
                "(select max(a.at) from audit_entry a where a.subject_id = p.id)",
                SqlType.Time,
                After: "(p.id in (select a.subject_id from audit_entry a where a.at {sign} {v}))"),
            [$"{ScimSchema.Enterprise.Id}:manager"] = new("p.manager_id", SqlType.Id),
            [$"{ScimSchema.Enterprise.Id}:manager.value"] = new("p.manager_id", SqlType.Id),
        };
        foreach (var attribute in ScimSchema.User.Attributes.Where(a => !a.Multi))
        {
            columns.TryAdd(attribute.Name, new SqlColumn($"(s.kept ->> '{attribute.Name}')"));
            foreach (var part in attribute.Parts)
            {
                columns.TryAdd($"{attribute.Name}.{part.Name}", new SqlColumn($"(s.kept -> '{attribute.Name}' ->> '{part.Name}')"));
            }
        }

        foreach (var attribute in ScimSchema.Enterprise.Attributes)
        {
            columns.TryAdd($"{ScimSchema.Enterprise.Id}:{attribute.Name}", new SqlColumn($"(s.kept -> '{ScimSchema.Enterprise.Id}' ->> '{attribute.Name}')"));
        }

        return columns;
    }

    private static Dictionary<string, SqlList> Lists() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["emails"] = List("emails", Addresses, AddressedSo),
        ["phoneNumbers"] = List("phoneNumbers", "select jsonb_array_elements(s.kept -> 'phoneNumbers')"),
        ["addresses"] = List("addresses", "select jsonb_array_elements(s.kept -> 'addresses')"),
        ["groups"] = List("groups", Groups),
    };

    private static SqlList List(string name, string source, string? lookup = null) => new(
        source,
        ScimSchema.User.Find(name)!.Parts.ToDictionary(
            p => p.Name,
            p => p.Type == ScimType.Boolean
                ? new SqlColumn($"(e ->> '{p.Name}')::boolean", SqlType.Boolean)
                : new SqlColumn($"(e ->> '{p.Name}')", Lookup: p.Name == "value" ? lookup : null),
            StringComparer.OrdinalIgnoreCase));
}
