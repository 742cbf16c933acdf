using System.Globalization;

namespace Setpoint.Kernel.Policies;

/// <summary>What a policy may be.</summary>
/// <param name="Name">As in the API.</param>
/// <param name="Kind"><c>count</c>, <c>number</c>, <c>choice</c> or <c>person</c>.</param>
/// <param name="Default">Where nobody decided.</param>
/// <param name="Least">Smallest count or number.</param>
/// <param name="Most">Largest count or number.</param>
/// <param name="Choices">The words of a choice.</param>
/// <param name="Meaning">In a sentence.</param>
/// <param name="Binding">The value that nobody below lifts once it is decided above; none where the nearest decides.</param>
public sealed record PolicyDefinition(
    string Name, string Kind, string Default, decimal? Least, decimal? Most, IReadOnlyList<string>? Choices, string Meaning, string? Binding = null)
{
    /// <summary>In the place of a person.</summary>
    public const string Nobody = "none";

    /// <summary>A whole number.</summary>
    public static PolicyDefinition Count(string name, int otherwise, int least, int most, string meaning) =>
        new(name, "count", otherwise.ToString(CultureInfo.InvariantCulture), least, most, null, meaning);

    /// <summary>A decimal number.</summary>
    public static PolicyDefinition Number(string name, decimal otherwise, decimal least, decimal most, string meaning) =>
        new(name, "number", otherwise.ToString(CultureInfo.InvariantCulture), least, most, null, meaning);

    /// <summary>One of some words; the first where nobody decided, unless said otherwise.</summary>
    public static PolicyDefinition Choice(string name, IReadOnlyList<string> choices, string meaning, string? otherwise = null) =>
        new(name, "choice", otherwise ?? choices[0], null, null, choices, meaning);

    /// <summary>A person's id; <see cref="Nobody"/> where nobody decided.</summary>
    public static PolicyDefinition Person(string name, string meaning) => new(name, "person", Nobody, null, null, null, meaning);

    /// <summary>What is wrong with a value, as what is allowed; null when it is right.</summary>
    public string? Fault(string value)
    {
        if (Choices is not null)
        {
            return Choices.Contains(value) ? null : $"must be one of: {string.Join(", ", Choices)}";
        }

        if (Kind == "person")
        {
            return value == Nobody || (Guid.TryParseExact(value, "D", out var id) && id.ToString() == value) ? null : $"must be a person's id, or {Nobody}";
        }

        var isNumber = decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        var fits = isNumber && number >= Least && number <= Most && (Kind != "count" || decimal.IsInteger(number));
        return fits ? null : string.Create(CultureInfo.InvariantCulture, $"must be a {(Kind == "count" ? "whole " : "")}number from {Least} to {Most}");
    }
}
