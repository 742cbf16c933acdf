using System.Net;
using Setpoint.Contracts.Gateway;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

public sealed class TokenUseTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Use_is_told_once_in_five_minutes_however_often_a_token_is_used_at_once()
    {
        await gateway.Broker.HearAsync<TokenUsed>();
        var token = New();
        using var script = await gateway.WithTokenAsync(token);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(script)));
        await gateway.Broker.ExpectAsync<TokenUsed>(used => used.TokenId == token.Id);
        await gateway.OutboxIsEmptyAsync();
        Assert.Single(gateway.Broker.Of<TokenUsed>(), used => used.TokenId == token.Id);

        gateway.Clock.Advance(TimeSpan.FromMinutes(5));
        await StatusAsync(script);
        await Eventually.SeeAsync(
            () => Task.FromResult(gateway.Broker.Of<TokenUsed>().Count(used => used.TokenId == token.Id)), count => count == 2);
    }

    [Fact]
    public async Task A_refused_token_is_not_used()
    {
        var token = New();
        using var _ = await gateway.WithTokenAsync(token);
        using var wrong = gateway.Anonymous();
        wrong.DefaultRequestHeaders.Authorization = new("Bearer", token.WrongSecret);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(wrong));

        Assert.True(await gateway.QueryAsync<bool>("select used_at is null from api_token where id = $1", token.Id));
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_are_good_until_the_overlap_is_over()
    {
        var (old, now) = (New(), gateway.Clock.GetUtcNow());
        using var before = await gateway.WithTokenAsync(old);
        var rotated = old.Rotated();
        using var after = gateway.WithToken(rotated);

        await gateway.Broker.PublishAsync(rotated.State(version: 2) with
        {
            PreviousSecretHash = old.State().SecretHash,
            PreviousUntil = now + TimeSpan.FromHours(24),
        });
        await Eventually.SeeAsync(() => StatusAsync(after), status => status == HttpStatusCode.OK, TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(before));

        gateway.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(before));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after));
    }

    [Fact]
    public async Task A_revocation_ends_both_secrets()
    {
        var (old, now) = (New(), gateway.Clock.GetUtcNow());
        using var before = await gateway.WithTokenAsync(old);
        var rotated = old.Rotated();
        using var after = gateway.WithToken(rotated);

        await gateway.Broker.PublishAsync(rotated.State(version: 3, revoked: true) with
        {
            PreviousSecretHash = old.State().SecretHash,
            PreviousUntil = now + TimeSpan.FromHours(24),
        });

        await Eventually.SeeAsync(() => StatusAsync(before), status => status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(after));
    }

    private TestApiToken New() => new(gateway.Org.Seller, gateway.Clock.GetUtcNow(), "goals:read");

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/goals/tree");
        return response.StatusCode;
    }
}
