using System.Text.Json.Nodes;

namespace Setpoint.Directory.Features.Scim;

/// <summary>What this service can do and what its resources consist of, RFC 7643 sections 5 to 7.</summary>
internal static class Discovery
{
    private const string ProviderSchema = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    private const string TypeSchema = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    private const string SchemaSchema = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    private static readonly ScimSchema[] AllSchemas = [ScimSchema.User, ScimSchema.Enterprise, ScimSchema.Group];

    public static ScimResult Provider(HttpRequest request) => ScimResult.Ok(new JsonObject
    {
        ["schemas"] = new JsonArray(ProviderSchema),
        ["patch"] = Supported(true),
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = ScimQuery.MaxResults },
        ["changePassword"] = Supported(false),
        ["sort"] = Supported(true),
        ["etag"] = Supported(true),
        ["authenticationSchemes"] = new JsonArray(new JsonObject
        {
            ["type"] = "oauthbearertoken",
            ["name"] = "API token",
            ["description"] = "A token of an administrating service account, for provisioning, in the Authorization header.",
            ["specUri"] = "https://www.rfc-editor.org/info/rfc6750",
            ["primary"] = true,
        }),
        ["meta"] = Meta(request, "ServiceProviderConfig", "ServiceProviderConfig"),
    });

    public static ScimResult Types(HttpRequest request) => List([UserType(request), GroupType(request)]);

    public static ScimResult TypeOf(string name, HttpRequest request) => name switch
    {
        "User" => ScimResult.Ok(UserType(request)),
        "Group" => ScimResult.Ok(GroupType(request)),
        _ => throw ScimException.Missing(),
    };

    public static ScimResult Schemas(HttpRequest request) => List([.. AllSchemas.Select(s => View(s, request))]);

    public static ScimResult SchemaOf(string id, HttpRequest request) =>
        Array.Find(AllSchemas, s => s.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } schema
            ? ScimResult.Ok(View(schema, request))
            : throw ScimException.Missing();

    private static ScimResult List(JsonObject[] all) => ScimResult.List(all.Length, 1, all);

    private static JsonObject UserType(HttpRequest request)
    {
        var type = Type(request, "User", "/Users", ScimSchema.User);
        type["schemaExtensions"] = new JsonArray(new JsonObject { ["schema"] = ScimSchema.Enterprise.Id, ["required"] = false });
        return type;
    }

    private static JsonObject GroupType(HttpRequest request) => Type(request, "Group", "/Groups", ScimSchema.Group);

    private static JsonObject Type(HttpRequest request, string name, string endpoint, ScimSchema schema) => new()
    {
        ["schemas"] = new JsonArray(TypeSchema),
        ["id"] = name,
        ["name"] = name,
        ["description"] = schema.Description,
        ["endpoint"] = endpoint,
        ["schema"] = schema.Id,
        ["meta"] = Meta(request, "ResourceType", $"ResourceTypes/{name}"),
    };

    private static JsonObject View(ScimSchema schema, HttpRequest request) => new()
    {
        ["schemas"] = new JsonArray(SchemaSchema),
        ["id"] = schema.Id,
        ["name"] = schema.Name,
        ["description"] = schema.Description,
        ["attributes"] = new JsonArray([.. schema.Attributes.Select(View)]),
        ["meta"] = Meta(request, "Schema", $"Schemas/{schema.Id}"),
    };

    private static JsonObject View(ScimAttribute attribute)
    {
        var view = new JsonObject
        {
            ["name"] = attribute.Name,
            ["type"] = attribute.Type.ToString().ToLowerInvariant(),
            ["multiValued"] = attribute.Multi,
            ["required"] = attribute.Required,
            ["caseExact"] = attribute.CaseExact,
            ["mutability"] = attribute.ReadOnly ? "readOnly" : "readWrite",
            ["returned"] = "default",
            ["uniqueness"] = attribute.Unique ? "server" : "none",
        };
        if (attribute.Type == ScimType.Reference)
        {
            view["referenceTypes"] = new JsonArray("external", "uri");
        }

        if (attribute.Parts.Count > 0)
        {
            view["subAttributes"] = new JsonArray([.. attribute.Parts.Select(View)]);
        }

        return view;
    }

    private static JsonObject Supported(bool supported) => new() { ["supported"] = supported };

    private static JsonObject Meta(HttpRequest request, string type, string address) =>
        new() { ["resourceType"] = type, ["location"] = ScimAddress.Of(request, address) };
}
