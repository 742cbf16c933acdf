using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>Says what a field of a request may hold, in words for whoever has sent something else.</summary>
internal static class JsonField
{
    private static readonly Dictionary<Type, string> s_words = new()
    {
        [typeof(string)] = "must be a text",
        [typeof(bool)] = "must be true or false",
        [typeof(Guid)] = "must be an id such as 01890a5d-ac96-774b-bcce-b302099a8057",
        [typeof(DateOnly)] = "must be a date such as 2026-03-31",
        [typeof(DateTimeOffset)] = "must be a time such as 2026-03-31T09:30:00Z",
        [typeof(decimal)] = "must be a number",
        [typeof(double)] = "must be a number",
        [typeof(int)] = "must be a whole number",
        [typeof(long)] = "must be a whole number",
    };

    /// <summary>What a single value of the type may be; none where that is not told.</summary>
    public static string? MayHold(Type type) => s_words.GetValueOrDefault(type);

    /// <summary>What the field at a path may hold; none where the request's type does not tell.</summary>
    /// <param name="path">As in a <see cref="JsonException"/>: <c>$.keyResults[0].measure</c>.</param>
    public static string? MayHold(Type request, string path, JsonSerializerOptions options)
    {
        Type? type = request;
        foreach (var name in path.TrimStart('$').Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            type = type is null ? null : Step(options.GetTypeInfo(type), name);
        }

        return type is null ? null : Words(Nullable.GetUnderlyingType(type) ?? type, options);
    }

    private static Type? Step(JsonTypeInfo type, string name) => name.EndsWith(']')
        ? type.ElementType
        : type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.PropertyType ?? type.ElementType;

    private static string? Words(Type type, JsonSerializerOptions options)
    {
        if (type.IsEnum)
        {
            var words = Enum.GetValues(type).Cast<object>().Select(v => JsonSerializer.Serialize(v, type, options).Trim('"'));
            return string.Create(CultureInfo.InvariantCulture, $"must be one of: {string.Join(", ", words)}");
        }

        return s_words.GetValueOrDefault(type) ?? options.GetTypeInfo(type).Kind switch
        {
            JsonTypeInfoKind.Enumerable => "must be a list",
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "must be an object",
            _ => null,
        };
    }
}
