namespace Setpoint.Directory.Features.Scim.Filters;

/// <summary>How a column compares.</summary>
internal enum SqlType
{
    /// <summary>Text whatever its case.</summary>
    Text,

    /// <summary>Text as it is.</summary>
    ExactText,
    Boolean,
    Time,
    Id,
}

/// <summary>An attribute with one value, as SQL.</summary>
/// <param name="Lookup">What also holds of a row when the attribute equals <c>{v}</c>, in a form that an index answers.</param>
/// <param name="After">For a time that is the last of several: whether any of them compares with <c>{v}</c> as <c>{sign}</c>, <c>&gt;</c> or <c>&gt;=</c>, says.</param>
internal sealed record SqlColumn(string Expression, SqlType Type = SqlType.Text, string? Lookup = null, string? After = null);

/// <summary>An attribute with several values: a query for them, each as <c>e jsonb</c>, and their parts over that <c>e</c>.</summary>
internal sealed record SqlList(string Source, IReadOnlyDictionary<string, SqlColumn> Parts);

/// <summary>What may be asked of a kind of resource. Names are as in the schema, whatever their case.</summary>
/// <param name="Schema">The URN that may stand before any name without changing it.</param>
internal sealed record SqlColumns(string Schema, IReadOnlyDictionary<string, SqlColumn> Columns, IReadOnlyDictionary<string, SqlList> Lists)
{
    public SqlColumn? Column(AttributeName name) => Columns.GetValueOrDefault(Key(name));

    public SqlList? List(AttributeName name) => Lists.GetValueOrDefault(Key(name with { Sub = null }));

    private string Key(AttributeName name)
    {
        var prefix = name.Schema is null || name.Schema.Equals(Schema, StringComparison.OrdinalIgnoreCase) ? "" : $"{name.Schema}:";
        return name.Sub is null ? $"{prefix}{name.Attribute}" : $"{prefix}{name.Attribute}.{name.Sub}";
    }
}
