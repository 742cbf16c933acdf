using System.Text.Json.Nodes;

namespace Setpoint.Directory.Features.Scim.Filters;

/// <summary>Whether one value of a multi-valued attribute, such as one address, is the one a path means.</summary>
internal static class ValueMatch
{
    public static bool Matches(this ScimFilter filter, JsonObject value) => filter switch
    {
        ScimFilter.And f => f.Left.Matches(value) && f.Right.Matches(value),
        ScimFilter.Or f => f.Left.Matches(value) || f.Right.Matches(value),
        ScimFilter.Not f => !f.Inner.Matches(value),
        ScimFilter.Present f => Part(value, f.Attribute) is not null,
        ScimFilter.Compare f => Compare(Part(value, f.Attribute), f.By, f.Value),
        _ => throw ScimException.Path("A value has no values of its own to be filtered."),
    };

    /// <summary>The values that make the filter true by themselves: what <c>type eq "work"</c> says of an address that is yet to be added.</summary>
    public static IEnumerable<(string Part, object Value)> Implied(this ScimFilter filter) => filter switch
    {
        ScimFilter.And f => f.Left.Implied().Concat(f.Right.Implied()),
        ScimFilter.Compare { By: Comparison.Eq, Value: { } value } f => [(f.Attribute.Attribute, value)],
        _ => [],
    };

    private static JsonNode? Part(JsonObject value, AttributeName name) =>
        value.FirstOrDefault(p => p.Key.Equals(name.Attribute, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool Compare(JsonNode? part, Comparison by, object? wanted)
    {
        if (part is null || wanted is null)
        {
            return by == Comparison.Ne ? part is null != wanted is null : by == Comparison.Eq && part is null == wanted is null;
        }

        // Booleans and strings alike by their text: providers write both true and "True".
        var (text, other) = (part.ToString(), wanted.ToString()!);
        var order = string.Compare(text, other, StringComparison.OrdinalIgnoreCase);
        return by switch
        {
            Comparison.Eq => order == 0,
            Comparison.Ne => order != 0,
            Comparison.Co => text.Contains(other, StringComparison.OrdinalIgnoreCase),
            Comparison.Sw => text.StartsWith(other, StringComparison.OrdinalIgnoreCase),
            Comparison.Ew => text.EndsWith(other, StringComparison.OrdinalIgnoreCase),
            Comparison.Gt => order > 0,
            Comparison.Ge => order >= 0,
            Comparison.Lt => order < 0,
            _ => order <= 0,
        };
    }
}
