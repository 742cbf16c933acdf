using System.Collections.Frozen;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.Gateway.Signing;

/// <summary>The keys as this replica last read them. Empty until the first reading.</summary>
internal sealed class KeyRing(TimeProvider clock, IConfiguration configuration) : IHealthCheck
{
    private volatile Loaded _loaded = new([], FrozenDictionary<string, SigningCredentials>.Empty);

    public byte[]? EncryptionKey { get; } = KeyProtection.ReadKey(configuration["Keys:EncryptionKey"]);

    public bool IsEmpty => _loaded.Keys.Count == 0;

    /// <summary>What tokens may be checked against now.</summary>
    public IEnumerable<SigningKey> Published => KeySchedule.Published(_loaded.Keys, clock.GetUtcNow());

    /// <summary>What to sign with now.</summary>
    public SigningCredentials? Signer =>
        _loaded is var (keys, credentials) && KeySchedule.Signer(keys, clock.GetUtcNow()) is { } key ? credentials[key.Id] : null;

    public void Load(IReadOnlyCollection<SigningKey> keys)
    {
        var known = _loaded.Credentials;
        _loaded = new Loaded(keys, keys.ToFrozenDictionary(key => key.Id, key => known.GetValueOrDefault(key.Id) ?? Open(key), StringComparer.Ordinal));
    }

    Task<HealthCheckResult> IHealthCheck.CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(IsEmpty ? HealthCheckResult.Unhealthy("no key has been read yet") : HealthCheckResult.Healthy());

    private SigningCredentials Open(SigningKey key) =>
        new(new ECDsaSecurityKey(key.OpenPrivate(EncryptionKey)) { KeyId = key.Id }, SecurityAlgorithms.EcdsaSha256);

    private sealed record Loaded(IReadOnlyCollection<SigningKey> Keys, FrozenDictionary<string, SigningCredentials> Credentials);
}
