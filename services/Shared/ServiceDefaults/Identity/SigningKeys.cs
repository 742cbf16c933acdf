using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.ServiceDefaults.Identity;

/// <summary>
/// The gateway's public keys. Read again every five minutes, and at once for a key nobody has seen, but then at most
/// every thirty seconds: a forged key id must not become a way to hammer the gateway.
/// </summary>
internal sealed class SigningKeys(IHttpClientFactory http, IConfiguration configuration, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly TimeSpan s_refreshEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_unknownKeyPause = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Dictionary<string, SecurityKey> _keys = new(StringComparer.Ordinal);
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private Ensured? _ensured;

    /// <summary>The key of an id, if it has been read.</summary>
    public IEnumerable<SecurityKey> Find(string? keyId) => keyId is not null && _keys.TryGetValue(keyId, out var key) ? [key] : [];

    /// <summary>True for tokens that begin like one whose key is known and was read not long ago.</summary>
    /// <param name="beginning">The token's header with its scheme: the same for all that one key signed.</param>
    public bool IsEnsured(ReadOnlySpan<char> beginning) =>
        _ensured is { } last && beginning.SequenceEqual(last.Beginning) && IsFresh(last.KeyId);

    /// <summary>Makes sure that a key of this id would have been read if it existed.</summary>
    public async Task EnsureAsync(string keyId, string beginning, CancellationToken ct)
    {
        await EnsureAsync(keyId, ct);
        if (_keys.ContainsKey(keyId))
        {
            _ensured = new Ensured(beginning, keyId);
        }
    }

    private async Task EnsureAsync(string keyId, CancellationToken ct)
    {
        if (IsFresh(keyId))
        {
            return;
        }

        await _one.WaitAsync(ct);
        try
        {
            if (!IsFresh(keyId))
            {
                await ReadAsync(ct);
            }
        }
        catch (HttpRequestException e)
        {
            // The keys already read go on being good; only the unknown one stays unknown.
            log.LogWarning(e, "The gateway's keys could not be read");
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed record Ensured(string Beginning, string KeyId);

    private bool IsFresh(string keyId)
    {
        var age = clock.GetUtcNow() - _readAt;
        return _keys.ContainsKey(keyId) ? age < s_refreshEvery : _keys.Count > 0 && age < s_unknownKeyPause;
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var address = configuration["Identity:JwksUrl"] ?? $"{configuration["services:gateway:http:0"]}/.well-known/jwks.json";
        using var client = http.CreateClient(nameof(SigningKeys));
        var set = new JsonWebKeySet(await client.GetStringAsync(new Uri(address), ct));
        _keys = set.Keys.ToDictionary(k => k.KeyId, k => (SecurityKey)k, StringComparer.Ordinal);
        _readAt = clock.GetUtcNow();
    }
}
