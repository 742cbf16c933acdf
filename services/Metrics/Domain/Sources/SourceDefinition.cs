namespace Setpoint.Metrics.Domain.Sources;

/// <summary>Everything somebody may say about where a metric's values are pulled from.</summary>
internal sealed record SourceDefinition
{
    private const int LongestTimeout = 60;
    private const int LongestLookBack = 3_660;

    public required SourceKind Kind { get; init; }

    public HttpJsonSettings? Http { get; init; }

    public PrometheusSettings? Prometheus { get; init; }

    public SqlSettings? Sql { get; init; }

    public required SourceSchedule Schedule { get; init; }

    /// <summary>Of a whole run, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 20;

    /// <summary>How far back a run fills in; older values are left out.</summary>
    public int LookBackDays { get; init; } = 30;

    public bool Enabled { get; init; } = true;

    /// <summary>The headers of its requests.</summary>
    internal IReadOnlyDictionary<string, string> Headers => Http?.Headers ?? Prometheus?.Headers ?? new Dictionary<string, string>();

    /// <summary>The address it asks, without what follows it; none for SQL, where the secret holds it.</summary>
    internal string? Address => Http?.Url ?? Prometheus?.BaseUrl;

    /// <summary>The secrets it refers to, each with the field that does.</summary>
    public IEnumerable<(string Field, string Name)> Secrets()
    {
        var part = Kind == SourceKind.HttpJson ? "http" : "prometheus";
        return SecretReference.Whole(Sql?.Connection) is { } connection
            ? [("sql.connection", connection)]
            : Headers.SelectMany(h => SecretReference.NamesIn(h.Value).Select(name => ($"{part}.headers.{h.Key}", name)));
    }

    /// <summary>Every reason why this definition cannot stand, each with the field to mend.</summary>
    public IEnumerable<(string Field, string Message)> Faults()
    {
        if (Schedule.Fault() is { } schedule)
        {
            yield return schedule;
        }

        if (TimeoutSeconds is < 1 or > LongestTimeout)
        {
            yield return ("timeoutSeconds", $"must be 1 to {LongestTimeout}");
        }

        if (LookBackDays is < 1 or > LongestLookBack)
        {
            yield return ("lookBackDays", $"must be 1 to {LongestLookBack}");
        }

        foreach (var (kind, field, present) in ((SourceKind, string, bool)[])
            [(SourceKind.HttpJson, "http", Http is not null), (SourceKind.Prometheus, "prometheus", Prometheus is not null), (SourceKind.Sql, "sql", Sql is not null)])
        {
            if (present != (kind == Kind))
            {
                yield return (field, present ? "does not belong to a source of this kind" : "is required by this kind");
            }
        }

        var faults = (Http?.Faults() ?? []).Concat(Prometheus?.Faults(LookBackDays) ?? []).Concat(Sql?.Faults() ?? []);
        foreach (var fault in faults)
        {
            yield return fault;
        }
    }
}
