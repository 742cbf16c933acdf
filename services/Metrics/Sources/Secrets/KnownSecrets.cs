using Setpoint.Metrics.Domain.Sources;

namespace Setpoint.Metrics.Sources.Secrets;

/// <summary>A secret that a run may use.</summary>
/// <param name="Value">None where it cannot be decrypted with the configured key.</param>
/// <param name="Hosts">Where requests may carry it.</param>
internal sealed record KnownSecret(string? Value, IReadOnlyList<string> Hosts);

/// <summary>The secrets of one run, and the words about that run without them.</summary>
internal sealed class KnownSecrets(IReadOnlyDictionary<string, KnownSecret> secrets)
{
    private const int ShortestHidden = 4;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public bool Has(string name) => secrets.ContainsKey(name);

    /// <summary>Headers with the values in them.</summary>
    /// <exception cref="SourceException">A secret is unknown, or this host is none of those it may be sent to.</exception>
    public Dictionary<string, string> Fill(IReadOnlyDictionary<string, string> headers, string host) => headers.ToDictionary(
        h => h.Key,
        h => SecretReference.Fill(h.Value, name => ForHost(name, host)),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A connection string.</summary>
    public string Connection(string name) => ValueOf(name);

    /// <summary>More that must not stand in an error, such as a part of a secret.</summary>
    public void Hide(string? part)
    {
        if (part?.Length >= ShortestHidden)
        {
            _used.Add(part);
        }
    }

    /// <summary>A text from elsewhere, without what was sent there.</summary>
    public string Redact(string text) =>
        _used.OrderByDescending(s => s.Length).Aggregate(text, (t, secret) => t.Replace(secret, "***", StringComparison.OrdinalIgnoreCase));

    private string ForHost(string name, string host)
    {
        var value = ValueOf(name);
        if (!secrets[name].Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            throw new SourceException($"The secret {name} may not be sent to {host}: its hosts say where it may.");
        }

        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new SourceException($"The secret {name} holds characters that no header can carry.");
        }

        return value;
    }

    private string ValueOf(string name)
    {
        if (!secrets.TryGetValue(name, out var secret))
        {
            throw new SourceException($"There is no secret {name} for this unit.");
        }

        Hide(secret.Value);
        return secret.Value ?? throw new SourceException($"The secret {name} was encrypted under another key than the one configured now. Set it again.");
    }
}
