using System.Globalization;

namespace Setpoint.Directory.Features.Scim.Filters;

/// <summary>
/// A filter as a condition in SQL. Only expressions of <see cref="SqlColumns"/> get into the text; what the client wrote goes as
/// parameters, <c>{0}</c> and so on.
/// </summary>
internal sealed class FilterSql(SqlColumns columns)
{
    private readonly List<object> _values = [];

    public IReadOnlyList<object> Values => _values;

    /// <exception cref="ScimException"><c>invalidFilter</c>: an attribute that cannot be asked for, or a value of another type.</exception>
    public string Condition(ScimFilter filter) => filter switch
    {
        ScimFilter.And f => $"({Condition(f.Left)} and {Condition(f.Right)})",
        ScimFilter.Or f => $"({Condition(f.Left)} or {Condition(f.Right)})",

        // What is not there does not equal anything: unknown is no.
        ScimFilter.Not f => $"not coalesce({Condition(f.Inner)}, false)",
        ScimFilter.Within f => Exists(ListOf(f.Attribute), f.Inner),
        ScimFilter.Present f when columns.Column(f.Attribute) is { } column => $"{column.Expression} is not null",
        ScimFilter.Present f => Exists(ListOf(f.Attribute), f with { Attribute = Part(f.Attribute) }),
        ScimFilter.Compare f when columns.Column(f.Attribute) is { } column => Compare(column, f),
        ScimFilter.Compare f => Exists(ListOf(f.Attribute), f with { Attribute = Part(f.Attribute) }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private SqlList ListOf(AttributeName name) => columns.List(name) ?? throw Unknown(name);

    /// <summary><c>emails co "x"</c> asks for <c>emails.value</c>.</summary>
    private static AttributeName Part(AttributeName name) => new(null, name.Sub ?? "value", null);

    private string Exists(SqlList list, ScimFilter inner)
    {
        var parts = new SqlColumns("", list.Parts, new Dictionary<string, SqlList>());
        var within = new FilterSql(parts);
        within._values.AddRange(_values);
        var condition = within.Condition(inner);
        _values.AddRange(within._values.Skip(_values.Count));
        var lookups = Lookups(inner, parts).Select(l => $"{l} and ");
        return $"({string.Concat(lookups)}exists (select 1 from ({list.Source}) as v (e) where {condition}))";
    }

    /// <summary>What a value that must be equal allows to be found by an index, outside of the query for the values.</summary>
    private IEnumerable<string> Lookups(ScimFilter filter, SqlColumns parts) => filter switch
    {
        ScimFilter.And f => Lookups(f.Left, parts).Concat(Lookups(f.Right, parts)),
        ScimFilter.Compare { By: Comparison.Eq, Value: string value } f when parts.Column(f.Attribute)?.Lookup is { } lookup => [Lookup(lookup, Add(value))],
        _ => [],
    };

    private string Compare(SqlColumn column, ScimFilter.Compare f)
    {
        if (f.Value is null)
        {
            return f.By switch
            {
                Comparison.Eq => $"{column.Expression} is null",
                Comparison.Ne => $"{column.Expression} is not null",
                _ => throw ScimException.Filter($"{f.Attribute.Attribute}: null is only equal (eq) or not (ne)."),
            };
        }

        return column.Type switch
        {
            SqlType.Boolean => CompareBoolean(column, f),
            SqlType.Time => CompareTime(column, f),
            SqlType.Id => CompareId(column, f),
            _ => CompareText(column, f),
        };
    }

    private string CompareText(SqlColumn column, ScimFilter.Compare f)
    {
        if (f.Value is not string text)
        {
            throw WrongType(f, "a string in quotes");
        }

        var exact = column.Type == SqlType.ExactText;
        var left = exact ? column.Expression : $"lower({column.Expression})";
        string Right(string value) => exact ? Add(value) : $"lower({Add(value)})";
        return f.By switch
        {
            Comparison.Eq when column.Lookup is { } lookup => $"({Lookup(lookup, Add(text))} and {left} = {Right(text)})",
            Comparison.Ne => $"{left} is distinct from {Right(text)}",
            Comparison.Co => $"{left} like {Right($"%{Escaped(text)}%")}",
            Comparison.Sw => $"{left} like {Right($"{Escaped(text)}%")}",
            Comparison.Ew => $"{left} like {Right($"%{Escaped(text)}")}",
            _ => $"{left} {Sign(f)} {Right(text)}",
        };
    }

    private string CompareBoolean(SqlColumn column, ScimFilter.Compare f)
    {
        var value = f.Value switch
        {
            bool b => b,
            string s when bool.TryParse(s, out var b) => b,
            _ => throw WrongType(f, "true or false"),
        };
        return f.By is Comparison.Eq or Comparison.Ne
            ? $"coalesce({column.Expression}, false) {Sign(f)} {Add(value)}"
            : throw ScimException.Filter($"{f.Attribute.Attribute}: true and false are only equal (eq) or not (ne).");
    }

    private string CompareTime(SqlColumn column, ScimFilter.Compare f)
    {
        if (f.Value is not string text || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            throw WrongType(f, "a time such as \"2026-01-31T12:00:00Z\"");
        }

        var value = Add(time.ToUniversalTime());
        string After(string sign) => Lookup(column.After!, value).Replace("{sign}", sign, StringComparison.Ordinal);
        return f.By switch
        {
            // The last is before a time when none is after it.
            Comparison.Gt when column.After is not null => After(">"),
            Comparison.Ge when column.After is not null => After(">="),
            Comparison.Lt when column.After is not null => $"not {After(">=")}",
            Comparison.Le when column.After is not null => $"not {After(">")}",
            _ => $"{column.Expression} {Sign(f)} {value}",
        };
    }

    private string CompareId(SqlColumn column, ScimFilter.Compare f) => (f.By, f.Value) switch
    {
        (Comparison.Eq, string text) => Guid.TryParse(text, out var id) ? $"{column.Expression} = {Add(id)}" : "false",
        (Comparison.Ne, string text) => Guid.TryParse(text, out var id) ? $"{column.Expression} is distinct from {Add(id)}" : "true",
        (_, string) => CompareText(column with { Expression = $"{column.Expression}::text" }, f),
        _ => throw WrongType(f, "a string in quotes"),
    };

    private static string Sign(ScimFilter.Compare f) => f.By switch
    {
        Comparison.Eq => "=",
        Comparison.Ne => "<>",
        Comparison.Gt => ">",
        Comparison.Ge => ">=",
        Comparison.Lt => "<",
        Comparison.Le => "<=",
        _ => throw ScimException.Filter($"{f.Attribute.Attribute}: {f.By.ToString().ToLowerInvariant()} compares text only."),
    };

    private string Add(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{_values.Count - 1}}}");
    }

    private static string Lookup(string lookup, string parameter) => lookup.Replace("{v}", parameter, StringComparison.Ordinal);

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);

    private static ScimException WrongType(ScimFilter.Compare f, string allowed) =>
        ScimException.Filter($"{f.Attribute.Attribute} is compared with {allowed}.");

    private static ScimException Unknown(AttributeName name) =>
        ScimException.Filter($"{name.Attribute} cannot be asked for.");
}
