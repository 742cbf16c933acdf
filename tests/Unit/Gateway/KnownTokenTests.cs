using Setpoint.Gateway.Tokens;

namespace Setpoint.Unit.Gateway;

public sealed class KnownTokenTests
{
    private static readonly DateTimeOffset Expiry = new(2026, 11, 9, 8, 0, 0, TimeSpan.Zero);
    private static readonly ApiToken Presented = new(Guid.CreateVersion7(), "a hash");
    private static readonly KnownToken Good = new(Guid.CreateVersion7(), "Lea Lead", PersonActive: true, "a hash", ["goals:read"], Expiry, Revoked: false);

    [Fact]
    public void A_good_token_is_good_until_it_expires()
    {
        Assert.True(Good.Admits(Presented, Expiry.AddTicks(-1)));
        Assert.False(Good.Admits(Presented, Expiry));
    }

    [Fact]
    public void Another_secret_a_revocation_or_a_deactivated_person_ends_it()
    {
        var before = Expiry.AddDays(-1);

        Assert.False((Good with { SecretHash = "other" }).Admits(Presented, before));
        Assert.False((Good with { Revoked = true }).Admits(Presented, before));
        Assert.False((Good with { PersonActive = false }).Admits(Presented, before));
    }

    [Fact]
    public void The_secret_before_a_rotation_is_good_until_the_overlap_ends()
    {
        var rotated = Good with { SecretHash = "new", PreviousSecretHash = "a hash", PreviousUntil = Expiry.AddDays(-1) };

        Assert.True(rotated.Admits(Presented, Expiry.AddDays(-1).AddTicks(-1)));
        Assert.False(rotated.Admits(Presented, Expiry.AddDays(-1)));
        Assert.False((rotated with { PreviousUntil = null }).Admits(Presented, Expiry.AddDays(-2)));
        Assert.False((rotated with { Revoked = true }).Admits(Presented, Expiry.AddDays(-2)));
    }

    [Theory]
    [InlineData("goals", "goals:read goals:write")]
    [InlineData("metrics", "metrics:read")]
    [InlineData("goal", "")]
    [InlineData("checkins", "")]
    public void A_service_hears_only_of_its_own_scopes(string service, string scope) =>
        Assert.Equal(scope, Scopes.Granted(service, ["goals:read", "metrics:read", "goals:write"]));
}
