using System.Text.Json;

namespace Setpoint.Metrics.Data;

/// <summary>Enums as the words that stand in tables, events and JSON: <c>NotSet</c> is <c>not-set</c>.</summary>
internal static class Word
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Words<TEnum>.ByValue[value];

    public static TEnum Parse<TEnum>(string word)
        where TEnum : struct, Enum => Words<TEnum>.ByWord[word];

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, TEnum> ByWord = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
