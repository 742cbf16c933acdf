namespace Setpoint.Metrics.Domain.Sources;

/// <summary>What may be wrong with the settings of each kind, by field.</summary>
internal static class SettingsFaults
{
    private const int LongestUrl = 2_000;
    private const int LongestQuery = 4_000;
    private const int LongestPromQl = 2_000;
    private const int LongestHeader = 1_000;
    private const int MostHeaders = 20;
    private const int LongestStep = 7 * 86_400;

    /// <summary>Prometheus refuses a range of more points.</summary>
    private const int MostPoints = 11_000;

    /// <summary>The connection's own; a source that sets them could say one thing to a proxy and another to a server.</summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect", "Accept-Encoding", "Range",
    };

    private static readonly string[] s_reservedPrefixes = ["Content-", "Proxy-", "Sec-"];
    private static readonly string[] s_credentialWords = ["auth", "cookie", "token", "key", "secret", "password", "session"];

    public static IEnumerable<(string Field, string Message)> Faults(this HttpJsonSettings http)
    {
        foreach (var fault in OfUrl("http.url", http.Url).Concat(OfHeaders("http.headers", http.Headers)))
        {
            yield return fault;
        }

        foreach (var (field, path, required) in ((string, string?, bool)[])
            [("http.valuePath", http.ValuePath, true), ("http.timePath", http.TimePath, false), ("http.itemsPath", http.ItemsPath, false)])
        {
            if ((required || path is not null) && !JsonPath.TryParse(path, out _, out var problem))
            {
                yield return (field, problem);
            }
            else if (field != "http.itemsPath" && JsonPath.TryParse(path, out var parsed, out _) && parsed.IsMany)
            {
                yield return (field, "must name one place; itemsPath is for several");
            }
        }

        if (http.ItemsPath is not null && http.TimePath is null)
        {
            yield return ("http.timePath", "is required with itemsPath: each value needs its time");
        }
    }

    public static IEnumerable<(string Field, string Message)> Faults(this PrometheusSettings prometheus, int lookBackDays)
    {
        foreach (var fault in OfUrl("prometheus.baseUrl", prometheus.BaseUrl).Concat(OfHeaders("prometheus.headers", prometheus.Headers)))
        {
            yield return fault;
        }

        if (prometheus.BaseUrl?.AsSpan().ContainsAny('?', '#') == true)
        {
            yield return ("prometheus.baseUrl", "must end before the query");
        }

        if (string.IsNullOrWhiteSpace(prometheus.Query) || prometheus.Query.Length > LongestPromQl)
        {
            yield return ("prometheus.query", $"is required, of at most {LongestPromQl} characters");
        }

        if (prometheus.Mode is null)
        {
            yield return ("prometheus.mode", "is required: instant or range");
        }

        if (StepFault(prometheus, lookBackDays) is { } step)
        {
            yield return ("prometheus.stepSeconds", step);
        }
    }

    public static IEnumerable<(string Field, string Message)> Faults(this SqlSettings sql)
    {
        if (SecretReference.Whole(sql.Connection) is null)
        {
            yield return ("sql.connection", "must be a reference such as {secret:warehouse} to a secret that holds the connection string");
        }

        if (string.IsNullOrWhiteSpace(sql.Query) || sql.Query.Length > LongestQuery || sql.Query.Contains('\0'))
        {
            yield return ("sql.query", $"is required, of at most {LongestQuery} characters");
        }
    }

    private static string? StepFault(PrometheusSettings prometheus, int lookBackDays)
    {
        if (prometheus.Mode != PrometheusMode.Range)
        {
            return prometheus.StepSeconds is null ? null : "belongs to the mode range";
        }

        if (prometheus.StepSeconds is not { } step || step is < 1 or > LongestStep)
        {
            return $"is required by the mode range: 1 to {LongestStep}";
        }

        return lookBackDays * 86_400L / step > MostPoints
            ? $"would give more than {MostPoints} values for {lookBackDays} days: lengthen it or shorten lookBackDays"
            : null;
    }

    private static IEnumerable<(string Field, string Message)> OfUrl(string field, string? url)
    {
        if (url is null || url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            yield return (field, $"must be an http or https address of at most {LongestUrl} characters");
        }
        else if (uri.UserInfo.Length > 0)
        {
            yield return (field, "must not hold a login; send it in a header, by reference to a secret");
        }
        else if (url.Contains("{secret:", StringComparison.OrdinalIgnoreCase) || Uri.UnescapeDataString(url).Contains("{secret:", StringComparison.OrdinalIgnoreCase))
        {
            yield return (field, "must not hold a secret, because addresses are written into logs; send it in a header");
        }
    }

    private static IEnumerable<(string Field, string Message)> OfHeaders(string field, IReadOnlyDictionary<string, string>? headers)
    {
        if (headers?.Count > MostHeaders)
        {
            yield return (field, $"may be at most {MostHeaders}");
        }

        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            if (HeaderFault(name, value) is { } fault)
            {
                yield return ($"{field}.{name}", fault);
            }
        }
    }

    private static string? HeaderFault(string name, string? value)
    {
        if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return "is no name of a header";
        }

        if (s_reserved.Contains(name) || Array.Exists(s_reservedPrefixes, p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
        {
            return "is a header that the connection sets itself";
        }

        if (value is null || value.Length > LongestHeader || value.Any(c => c is < ' ' or > '~'))
        {
            return $"must be at most {LongestHeader} printable characters";
        }

        if (SecretReference.IsMalformed(value))
        {
            return "holds a reference that cannot be read; write {secret:name}";
        }

        return Array.Exists(s_credentialWords, w => name.Contains(w, StringComparison.OrdinalIgnoreCase)) && !SecretReference.NamesIn(value).Any()
            ? "must refer to a secret, as {secret:name}: what is written here is shown to everybody who manages the metric"
            : null;
    }
}
