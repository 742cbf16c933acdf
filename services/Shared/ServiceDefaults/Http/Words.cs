using System.Diagnostics.CodeAnalysis;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>Enums in an address: the words of the API, as in its bodies.</summary>
public static class Words
{
    /// <summary>False when the word is none of them.</summary>
    public static bool TryParse<TEnum>([NotNullWhen(true)] string? word, out TEnum value)
        where TEnum : struct, Enum
    {
        var found = Enum.GetValues<TEnum>().Where(v => SnakeCase.Kebab(v.ToString()) == word).Cast<TEnum?>().FirstOrDefault();
        value = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>The word of one.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => SnakeCase.Kebab(value.ToString());

    /// <summary>All of them, for a message that says what is allowed.</summary>
    public static string Of<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetValues<TEnum>().Select(v => SnakeCase.Kebab(v.ToString())));
}
