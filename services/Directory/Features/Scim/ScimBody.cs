using System.Text.Json;
using System.Text.Json.Nodes;

namespace Setpoint.Directory.Features.Scim;

/// <summary>Reads the body of a request.</summary>
internal static class ScimBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <exception cref="ScimException">415: not JSON by its type; 400: not a JSON object.</exception>
    public static async Task<JsonObject> ReadScimAsync(this HttpRequest request, CancellationToken ct)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!ScimResult.ContentType.Equals(type, StringComparison.OrdinalIgnoreCase) && !"application/json".Equals(type, StringComparison.OrdinalIgnoreCase))
        {
            throw new ScimException(StatusCodes.Status415UnsupportedMediaType, null, $"Send {ScimResult.ContentType}.");
        }

        try
        {
            var body = await JsonNode.ParseAsync(request.Body, nodeOptions: null, Strict, ct) as JsonObject
                ?? throw ScimException.Syntax("The body must be a JSON object.");
            ReadStrings(body);
            return body;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ScimException.Syntax("The body cannot be read as JSON.");
        }
    }

    /// <summary>A string is decoded when it is first read; one that is no Unicode, such as half a surrogate pair, shall show here and not later.</summary>
    private static void ReadStrings(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (_, value) in o)
                {
                    ReadStrings(value);
                }

                break;
            case JsonArray list:
                foreach (var value in list)
                {
                    ReadStrings(value);
                }

                break;
            case JsonValue value:
                value.TryGetValue<string>(out _);
                break;
        }
    }
}
