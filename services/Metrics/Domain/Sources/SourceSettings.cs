namespace Setpoint.Metrics.Domain.Sources;

/// <summary>Where values are pulled from.</summary>
public enum SourceKind
{
    /// <summary>A JSON document behind an address.</summary>
    HttpJson,

    /// <summary>A query to a Prometheus server, or to what speaks its HTTP interface.</summary>
    Prometheus,

    /// <summary>A read-only query to PostgreSQL.</summary>
    Sql,
}

/// <summary>How Prometheus is asked.</summary>
public enum PrometheusMode
{
    /// <summary>One value, as of the run (<c>query</c>).</summary>
    Instant,

    /// <summary>A value every step of the look-back (<c>query_range</c>).</summary>
    Range,
}

/// <summary>A JSON document, fetched with GET.</summary>
/// <param name="Url">http or https, without a login in it.</param>
/// <param name="Headers">Sent along; <c>{secret:name}</c> stands for a secret's value. What looks like a credential must be one.</param>
/// <param name="ItemsPath">The list of items where one document holds several values; the other paths then begin at an item.</param>
/// <param name="ValuePath">The number, in the subset of JSONPath that <see cref="JsonPath"/> reads.</param>
/// <param name="TimePath">
/// When it was measured: an instant with an offset, a local date, or seconds (from 100,000,000,000 on milliseconds) since 1970.
/// Without it the value is that of the local day of the run.
/// </param>
public sealed record HttpJsonSettings(
    string? Url, IReadOnlyDictionary<string, string>? Headers, string? ItemsPath, string? ValuePath, string? TimePath);

/// <summary>A query to Prometheus. It must give one series.</summary>
/// <param name="BaseUrl">What stands before <c>/api/v1/query</c>.</param>
/// <param name="Query">PromQL.</param>
/// <param name="Mode">One value, or one every step.</param>
/// <param name="StepSeconds">Distance of the values of a range.</param>
/// <param name="Headers">As of an HTTP source.</param>
public sealed record PrometheusSettings(
    string? BaseUrl, string? Query, PrometheusMode? Mode, int? StepSeconds, IReadOnlyDictionary<string, string>? Headers);

/// <summary>A query to PostgreSQL, run as one statement in a read-only transaction.</summary>
/// <param name="Connection">A reference such as <c>{secret:warehouse}</c> to a connection string, and nothing else.</param>
/// <param name="Query">
/// One select with a column <c>value</c> and, for more than today's value, a column <c>at</c> (date or timestamptz).
/// <c>$1</c> is the instant at which the look-back begins.
/// </param>
public sealed record SqlSettings(string? Connection, string? Query);
