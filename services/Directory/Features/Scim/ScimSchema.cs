namespace Setpoint.Directory.Features.Scim;

/// <summary>The type of an attribute, RFC 7643 section 2.3.</summary>
internal enum ScimType
{
    String,
    Boolean,
    Reference,
    Complex,
}

/// <summary>An attribute as a schema announces it.</summary>
/// <param name="Multi">Whether it has several values.</param>
/// <param name="ReadOnly">Whether only this service sets it.</param>
/// <param name="Parts">Of a complex one.</param>
internal sealed record ScimAttribute(
    string Name,
    ScimType Type = ScimType.String,
    bool Multi = false,
    bool ReadOnly = false,
    bool Required = false,
    bool CaseExact = false,
    params IReadOnlyList<ScimAttribute> Parts)
{
    /// <summary>Whether two resources may have the same.</summary>
    public bool Unique { get; init; }

    public ScimAttribute? Part(string name) => Parts.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a kind of resource consists of. What is announced here is kept and reads back as written.</summary>
/// <param name="Extension">A schema whose attributes stand in an object of their own, under its URN.</param>
internal sealed record ScimSchema(string Id, string Name, string Description, ScimSchema? Extension, params IReadOnlyList<ScimAttribute> Attributes)
{
    /// <summary>RFC 7643 section 4.3.</summary>
    public static readonly ScimSchema Enterprise = new(
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "EnterpriseUser", "A person's place in the company", null,
        new("employeeNumber"),
        new("costCenter"),
        new("organization"),
        new("division"),
        new("department"),
        new("manager", ScimType.Complex, Parts: [new("value"), Own("$ref", ScimType.Reference), Own("displayName")]));

    /// <summary>RFC 7643 section 4.1.</summary>
    public static readonly ScimSchema User = new(
        "urn:ietf:params:scim:schemas:core:2.0:User", "User", "A person", Enterprise,
        new("userName", Required: true) { Unique = true },
        new("name", ScimType.Complex, Parts: Texts("formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix")),
        new("displayName"),
        new("nickName"),
        new("profileUrl", ScimType.Reference),
        new("title"),
        new("userType"),
        new("preferredLanguage"),
        new("locale"),
        new("timezone"),
        new("active", ScimType.Boolean),
        Values("emails", "value", "display"),
        Values("phoneNumbers", "value", "display"),
        Values("addresses", "formatted", "streetAddress", "locality", "region", "postalCode", "country"),
        new("groups", ScimType.Complex, Multi: true, ReadOnly: true, Parts: [Own("value"), Own("$ref", ScimType.Reference), Own("display")]));

    /// <summary>RFC 7643 section 4.2; people are members, groups are not.</summary>
    public static readonly ScimSchema Group = new(
        "urn:ietf:params:scim:schemas:core:2.0:Group", "Group", "A group of people", null,
        new("displayName", Required: true) { Unique = true },
        new("members", ScimType.Complex, Multi: true, Parts: [new("value"), new("$ref", ScimType.Reference), Own("display"), new("type")]));

    /// <summary>Every resource has these, whatever its schema says; a schema announces no common attribute (RFC 7643 section 3.1).</summary>
    private static readonly ScimAttribute[] Common =
        [new("externalId", CaseExact: true), Own("id"), Own("meta", ScimType.Complex), new("schemas", ReadOnly: true, Multi: true)];

    public ScimAttribute? Find(string name)
    {
        bool IsIt(ScimAttribute a) => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
        return Attributes.FirstOrDefault(IsIt) ?? (Id == Enterprise.Id ? null : Array.Find(Common, IsIt));
    }

    /// <summary>An attribute of several values, each of a type, one of them the primary one.</summary>
    private static ScimAttribute Values(string name, params string[] parts) =>
        new(name, ScimType.Complex, Multi: true, Parts: [.. Texts(parts), new("type"), new("primary", ScimType.Boolean)]);

    private static ScimAttribute[] Texts(params string[] names) => Array.ConvertAll(names, n => new ScimAttribute(n));

    /// <summary>Only this service sets it.</summary>
    private static ScimAttribute Own(string name, ScimType type = ScimType.String) => new(name, type, ReadOnly: true);
}
