using System.Security.Cryptography;
using Setpoint.Gateway.Tokens;

namespace Setpoint.Unit.Gateway;

public sealed class ApiTokenTests
{
    private const string Id = "019a6f3b7c1d7e2f8a9b0c1d2e3f4a5b";
    private static readonly string Secret = new('a', 64);

    [Fact]
    public void A_token_is_an_id_and_the_hash_of_its_secret()
    {
        Assert.True(ApiToken.TryParse($"sp_{Id}_{Secret}", out var token));
        Assert.Equal(Guid.ParseExact(Id, "N"), token.Id);
        Assert.Equal("ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb", token.SecretHash); // printf a…a | sha256sum
    }

    [Fact]
    public void A_token_that_the_directory_made_is_understood_here()
    {
        var now = new DateTimeOffset(2026, 11, 9, 8, 0, 0, TimeSpan.Zero);
        var secret = RandomNumberGenerator.GetBytes(32);
        var made = Directory.Domain.ApiToken.Create(Directory.Domain.PersonId.New(), "a script", secret, ["goals:read"], now.AddDays(1), now);

        Assert.True(ApiToken.TryParse(made.Reveal(secret), out var token));
        Assert.Equal(made.Id.Value, token.Id);
        Assert.True(token.Matches(made.SecretHash));
    }

    [Fact]
    public void Only_the_same_secret_matches()
    {
        Assert.True(ApiToken.TryParse($"sp_{Id}_{Secret}", out var token));
        Assert.True(ApiToken.TryParse($"sp_{Id}_{new string('b', 64)}", out var other));

        Assert.True(token.Matches(token.SecretHash));
        Assert.False(token.Matches(other.SecretHash));
        Assert.False(token.Matches(token.SecretHash[..^1]));
        Assert.False(token.Matches(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sp_")]
    [InlineData("xx_019a6f3b7c1d7e2f8a9b0c1d2e3f4a5b_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("sp_019a6f3b7c1d7e2f8a9b0c1d2e3f4a5z_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("sp_019a6f3b7c1d7e2f8a9b0c1d2e3f4a5b-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("sp_019a6f3b7c1d7e2f8a9b0c1d2e3f4a5b_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("sp_019a6f3b7c1d7e2f8a9b0c1d2e3f4a5b_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("sp_019a6f3b7c1d7e2f8a9b0c1d2e3f4a5b_Zaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("sp_{019a6f3b7c1d7e2f8a9b0c1d2e3f4a5_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Anything_else_is_no_token(string text) => Assert.False(ApiToken.TryParse(text, out _));

    [Fact]
    public void A_token_made_a_moment_ago_is_fresh()
    {
        var made = new DateTimeOffset(2026, 11, 9, 8, 0, 0, TimeSpan.Zero);
        var token = new ApiToken(Guid.CreateVersion7(made), "");

        Assert.True(token.IsFresh(made.AddSeconds(30)));
        Assert.True(token.IsFresh(made.AddSeconds(-1)));
        Assert.False(token.IsFresh(made.AddSeconds(31)));
        Assert.False(new ApiToken(Guid.NewGuid(), "").IsFresh(made));
    }
}
