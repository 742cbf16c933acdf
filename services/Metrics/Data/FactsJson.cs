using System.Text.Json;
using System.Text.Json.Serialization;

namespace Setpoint.Metrics.Data;

/// <summary>Facts as they are stored: the words of the API, numbers with all their digits.</summary>
internal static class FactsJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of<T>(T facts) => JsonSerializer.Serialize(facts, s_options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, s_options)!;
}
