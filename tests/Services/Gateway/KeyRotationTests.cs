using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Setpoint.Gateway.Signing;

namespace Setpoint.Services.Tests.Gateway;

public sealed class KeyRotationTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Three_days_of_rotation_pass_without_a_refused_call()
    {
        using var script = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Seller, gateway.Clock.GetUtcNow(), "goals:read"));
        var rotation = gateway.Inside.GetRequiredService<KeyRotation>();
        var keys = new HashSet<string>(StringComparer.Ordinal);

        // The service behind reads the keys every five minutes and never because it misses one.
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromDays(3); passed += TimeSpan.FromMinutes(4))
        {
            var call = await script.GetFromJsonAsync<JsonElement>("/api/goals/tree");
            keys.Add(call.GetProperty("key").GetString()!);
            gateway.Clock.Advance(TimeSpan.FromMinutes(4));
            await rotation.RotateAsync(CancellationToken.None);
        }

        Assert.InRange(keys.Count, 3, 4);
        Assert.InRange(await gateway.QueryAsync<long>("select count(*) from signing_key"), 1, 2);
    }

    [Fact]
    public async Task The_published_keys_are_public_and_may_be_kept_for_a_while()
    {
        using var client = gateway.Anonymous();

        using var response = await client.GetAsync("/.well-known/jwks.json");
        var keys = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("keys").EnumerateArray().ToList();

        Assert.Equal("public, max-age=300", response.Headers.CacheControl?.ToString());
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Equal(
            ["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Replicas_that_start_together_make_one_key()
    {
        await gateway.QueryAsync<long>("with gone as (delete from signing_key returning 1) select count(*) from gone");
        var replicas = Enumerable.Range(0, 8).Select(_ => Replica(encryptionKey: null)).ToList();

        await Task.WhenAll(replicas.Select(replica => replica.Rotation.RotateAsync(CancellationToken.None)));

        Assert.Equal(1, await gateway.QueryAsync<long>("select count(*) from signing_key"));
        Assert.Single(replicas.Select(replica => replica.Ring.Signer!.Key.KeyId).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_an_encryption_key_private_keys_are_unreadable_at_rest()
    {
        var secret = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        await gateway.QueryAsync<long>("with gone as (delete from signing_key returning 1) select count(*) from gone");

        var (first, ring) = Replica(secret);
        await first.RotateAsync(CancellationToken.None);
        var (second, other) = Replica(secret);
        await second.RotateAsync(CancellationToken.None);

        Assert.True(await gateway.QueryAsync<bool>("select bool_and(encrypted and length(d) = 12 + 16 + 32) from signing_key"));
        Assert.Equal(ring.Signer!.Key.KeyId, other.Signer!.Key.KeyId);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Replica(encryptionKey: null).Rotation.RotateAsync(CancellationToken.None));
        Assert.Contains("Keys:EncryptionKey", error.Message, StringComparison.Ordinal);
        await gateway.QueryAsync<long>("with gone as (delete from signing_key returning 1) select count(*) from gone");
    }

    private (KeyRotation Rotation, KeyRing Ring) Replica(string? encryptionKey)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { ["Keys:EncryptionKey"] = encryptionKey };
        var ring = new KeyRing(gateway.Clock, configuration);
        return (new KeyRotation(ring, gateway.Inside.GetRequiredService<IServiceScopeFactory>(), gateway.Clock, NullLogger<KeyRotation>.Instance), ring);
    }
}
