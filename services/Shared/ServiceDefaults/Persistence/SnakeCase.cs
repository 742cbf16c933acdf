using System.Text;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Names of types and properties as PostgreSQL writes them.</summary>
internal static class SnakeCase
{
    /// <summary><c>UnitOfMeasure</c> becomes <c>unit_of_measure</c>.</summary>
    public static string Of(string name) => Separated(name, '_');

    /// <summary><c>OnTrack</c> becomes <c>on-track</c>.</summary>
    public static string Kebab(string name) => Separated(name, '-');

    private static string Separated(string name, char separator)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && text[^1] != separator)
            {
                text.Append(separator);
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
