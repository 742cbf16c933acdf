using Setpoint.Directory.Features.Scim.Filters;

namespace Setpoint.Directory.Features.Scim.Groups;

/// <summary>Where the attributes of a group are.</summary>
internal static class GroupColumns
{
    public const string From = "from scim_group g where not g.deleted";

    public static readonly SqlColumns All = new(
        ScimSchema.Group.Id,
        new Dictionary<string, SqlColumn>(StringComparer.OrdinalIgnoreCase)
        {
            ["id"] = new("g.id", SqlType.Id),
            ["displayName"] = new("g.display_name"),
            ["externalId"] = new("g.external_id", SqlType.ExactText),
            ["meta.created"] = new("(select min(a.at) from audit_entry a where a.subject_id = g.id)", SqlType.Time),
            ["meta.lastModified"] = new(
                "(select max(a.at) from audit_entry a where a.subject_id = g.id)",
                SqlType.Time,
                After: "(g.id in (select a.subject_id from audit_entry a where a.at {sign} {v}))"),
        },
        new Dictionary<string, SqlList>(StringComparer.OrdinalIgnoreCase)
        {
            ["members"] = new(
                "select jsonb_build_object('value', m.person_id) from scim_group_member m where m.group_id = g.id",
                new Dictionary<string, SqlColumn>(StringComparer.OrdinalIgnoreCase)
                {
                    ["value"] = new("(e ->> 'value')"),
                }),
        });
}
