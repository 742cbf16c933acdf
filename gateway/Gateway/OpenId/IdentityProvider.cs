using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.Gateway.OpenId;

/// <summary>
/// What the provider says of itself: addresses and keys. Read again every hour, and at once for a key nobody has seen, but then at
/// most every thirty seconds: made-up key ids must not become a way to hammer the provider.
/// </summary>
internal sealed class IdentityProvider(IHttpClientFactory http, IOptions<OpenIdOptions> options, TimeProvider clock, ILogger<IdentityProvider> log)
    : IDisposable
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(1), UnknownKeyPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Read? _read;

    /// <param name="keyId">The key that will be needed, where one is known.</param>
    /// <exception cref="ProviderException">The provider has never been reached, or what it says of itself cannot be right.</exception>
    public async Task<OpenIdConnectConfiguration> DiscoverAsync(string? keyId, CancellationToken ct)
    {
        if (Fresh(keyId) is { } known)
        {
            return known;
        }

        await _one.WaitAsync(ct);
        try
        {
            return Fresh(keyId) ?? (_read = new Read(await ReadAsync(ct), clock.GetUtcNow())).Configuration;
        }
        catch (ProviderException e) when (_read is not null)
        {
            log.LogWarning(e, "The identity provider's keys could not be read again; those known go on being good");
            _read = _read with { At = clock.GetUtcNow() - RefreshEvery + UnknownKeyPause };
            return _read.Configuration;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private OpenIdConnectConfiguration? Fresh(string? keyId)
    {
        if (_read is not { } read)
        {
            return null;
        }

        var age = clock.GetUtcNow() - read.At;
        var knowsKey = keyId is null || read.Configuration.SigningKeys.Any(key => key.KeyId == keyId);
        return age < (knowsKey ? RefreshEvery : UnknownKeyPause) ? read.Configuration : null;
    }

    private async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken ct)
    {
        var authority = options.Value.Authority!.TrimEnd('/');
        var configuration = OpenIdConnectConfiguration.Create(await GetAsync($"{authority}/.well-known/openid-configuration", ct));
        if (configuration.Issuer?.TrimEnd('/') != authority)
        {
            throw new ProviderException($"The document of {authority} is another issuer's: {configuration.Issuer}");
        }

        configuration.JsonWebKeySet = new JsonWebKeySet(await GetAsync(configuration.JwksUri, ct));
        foreach (var key in configuration.JsonWebKeySet.GetSigningKeys())
        {
            configuration.SigningKeys.Add(key);
        }

        return configuration;
    }

    private async Task<string> GetAsync(string address, CancellationToken ct)
    {
        try
        {
            using var client = http.CreateClient(OpenIdSetup.HttpClient);
            return await client.GetStringAsync(new Uri(address), ct);
        }
        catch (Exception e) when (ProviderException.IsNetwork(e, ct) || e is JsonException or UriFormatException)
        {
            throw new ProviderException($"{address} could not be read", e);
        }
    }

    private sealed record Read(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}

/// <summary>The identity provider could not be reached, or answered something that no provider should.</summary>
internal sealed class ProviderException(string message, Exception? cause = null) : Exception(message, cause)
{
    public static bool IsNetwork(Exception e, CancellationToken ct) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested);
}
