using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Gateway;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway.OpenId;

/// <summary>A gateway whose provider says whatever a test wants it to. It makes nobody.</summary>
public sealed class PlainProviderFixture : GatewayFixture
{
    public const string ClientSecret = "shared-secret-of-at-least-thirty-two-bytes";

    internal PlainProvider Provider { get; } = new();

    public override async Task InitializeAsync()
    {
        await Provider.StartAsync();
        Set("Oidc:Authority", Provider.Issuer);
        Set("Oidc:ClientId", "setpoint");
        Set("Oidc:ClientSecret", ClientSecret);
        await base.InitializeAsync();
        await Broker.HearAsync<PersonSignedIn>();
        var sam = Org.People.Single(person => person.Id == Org.Seller);
        await TellAsync(sam with { Version = 2, Email = "sam@example.com" });
        await Eventually.TrueAsync(() => QueryAsync<bool>("select exists (select 1 from person where email = 'sam@example.com')"));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public sealed class IdTokenTests(PlainProviderFixture gateway) : IClassFixture<PlainProviderFixture>
{
    private readonly WanderingBrowser _browser = new();

    public static TheoryData<string> WrongTokens =>
    [
        "expired", "audience", "nonce", "no nonce", "issuer", "signature", "unknown key", "shared secret", "unsigned", "no end",
        "several audiences", "another party", "about nobody", "not yet", "no token",
    ];

    [Fact]
    public async Task A_token_signed_with_the_provider_s_curve_proves_who_somebody_is()
    {
        var (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = gateway.Provider.Mint(nonce);

        Assert.Equal("/d/sales", await _browser.EndAsync(callback));

        using var call = await _browser.SendAsync(HttpMethod.Get, new Uri(gateway.Address, "/api/goals/objectives"));
        Assert.Contains(gateway.Org.Seller.ToString(), await call.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_proves_nothing(string wrong)
    {
        var (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = Wrong(wrong, nonce);

        Assert.Equal("/?signInProblem=not-proven", await _browser.EndAsync(callback));
        Assert.Null(_browser.CookieOf(gateway.Address, "__Host-setpoint"));
    }

    [Fact]
    public async Task Several_audiences_are_fine_when_we_are_the_authorized_party()
    {
        var (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = gateway.Provider.Mint(nonce, token =>
        {
            token.Audience = null;
            token.Audiences.Add("setpoint");
            token.Audiences.Add("another");
            token.Claims["azp"] = "setpoint";
        });

        Assert.Equal("/d/sales", await _browser.EndAsync(callback));
    }

    [Fact]
    public async Task The_code_is_redeemed_with_what_the_challenge_was_made_of()
    {
        var start = await StartAsync();
        var query = QueryHelpers.ParseQuery(start.Query);
        gateway.Provider.IdToken = gateway.Provider.Mint(query["nonce"]!);
        await _browser.EndAsync(CallbackOf(query["state"]!));

        var verifier = gateway.Provider.Redeemed["code_verifier"];
        var challenge = Base64UrlEncoder.Encode(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        Assert.Equal(query["code_challenge"].ToString(), challenge);
        Assert.Equal(43, verifier.Length);
    }

    [Fact]
    public async Task An_answer_in_another_provider_s_name_is_not_redeemed()
    {
        var (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = gateway.Provider.Mint(nonce);

        Assert.Equal("/?signInProblem=not-proven", await _browser.EndAsync(new Uri($"{callback}&iss=https%3A%2F%2Fevil.example")));
    }

    [Fact]
    public async Task Somebody_unknown_stays_outside_where_nobody_is_made()
    {
        var (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = gateway.Provider.Mint(nonce, token => token.Claims["sub"] = "stranger", "stranger@example.com");

        Assert.Equal("/?signInProblem=unknown", await _browser.EndAsync(callback));
        Assert.DoesNotContain(gateway.Broker.Of<PersonSignedIn>(), moment => moment.Subject == "stranger");
    }

    [Fact]
    public async Task Made_up_keys_make_the_provider_s_be_read_once_in_half_a_minute()
    {
        await A_token_signed_with_the_provider_s_curve_proves_who_somebody_is();
        gateway.Clock.Advance(TimeSpan.FromSeconds(31));
        var before = gateway.Provider.KeysRead;

        for (var i = 0; i < 3; i++)
        {
            var (callback, nonce) = await BeginAsync();
            gateway.Provider.IdToken = Wrong("unknown key", nonce);
            await _browser.EndAsync(callback);
        }

        Assert.Equal(before + 1, gateway.Provider.KeysRead);
    }

    [Fact]
    public async Task A_key_that_was_rotated_in_is_believed_and_the_old_one_no_longer()
    {
        await A_token_signed_with_the_provider_s_curve_proves_who_somebody_is();
        var old = gateway.Provider.Key;
        gateway.Provider.Rotate("second");
        gateway.Clock.Advance(TimeSpan.FromSeconds(31));

        var (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = gateway.Provider.Mint(nonce);
        Assert.Equal("/d/sales", await _browser.EndAsync(callback));

        (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = gateway.Provider.Mint(nonce, token => token.SigningCredentials = new(old, SecurityAlgorithms.EcdsaSha256));
        Assert.Equal("/?signInProblem=not-proven", await _browser.EndAsync(callback));
    }

    [Fact]
    public async Task Another_replica_takes_up_what_one_began()
    {
        var (callback, nonce) = await BeginAsync();
        gateway.Provider.IdToken = gateway.Provider.Mint(nonce);
        var before = gateway.Address;

        await gateway.StopAsync();
        await gateway.StartAsync();
        gateway.Services.ReadKeysFrom(gateway.Address);
        _browser.TakeCookiesTo(before, gateway.Address);

        Assert.Equal("/d/sales", await _browser.EndAsync(callback, elsewhere: gateway.Address));
    }

    [Fact]
    public async Task Without_the_provider_the_page_says_that_it_is_away()
    {
        var (callback, _) = await BeginAsync();
        await gateway.Provider.StopAsync();
        try
        {
            Assert.Equal("/?signInProblem=provider-away", await _browser.EndAsync(callback));
        }
        finally
        {
            await gateway.Provider.StartAsync();
        }
    }

    private string Wrong(string what, string nonce) => what switch
    {
        "expired" => Mint(nonce, token => (token.IssuedAt, token.Expires) = (DateTime.UtcNow.AddMinutes(-20), DateTime.UtcNow.AddMinutes(-10))),
        "not yet" => Mint(nonce, token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(1), DateTime.UtcNow.AddHours(2))),
        "no end" => Mint(nonce, token => token.Expires = null),
        "audience" => Mint(nonce, token => token.Audience = "another"),
        "nonce" => Mint("another"),
        "no nonce" => Mint(nonce, token => token.Claims.Remove("nonce")),
        "issuer" => Mint(nonce, token => token.Issuer = "https://evil.example"),
        "signature" => Mint(nonce, token => token.SigningCredentials = new(PlainProvider.NewKey(gateway.Provider.Key.KeyId), SecurityAlgorithms.EcdsaSha256)),
        "unknown key" => Mint(nonce, token => token.SigningCredentials = new(PlainProvider.NewKey("unknown"), SecurityAlgorithms.EcdsaSha256)),
        "shared secret" => Mint(nonce, token => token.SigningCredentials = new(
            new SymmetricSecurityKey(Encoding.ASCII.GetBytes(PlainProviderFixture.ClientSecret)) { KeyId = gateway.Provider.Key.KeyId },
            SecurityAlgorithms.HmacSha256)),
        "unsigned" => PlainProvider.Unsigned(Mint(nonce)),
        "several audiences" => Mint(nonce, token =>
        {
            token.Audience = null;
            token.Audiences.Add("setpoint");
            token.Audiences.Add("another");
        }),
        "another party" => Mint(nonce, token => token.Claims["azp"] = "another"),
        "about nobody" => Mint(nonce, token => token.Claims.Remove("sub")),
        "no token" => "nonsense",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private string Mint(string nonce, Action<SecurityTokenDescriptor>? otherwise = null) => gateway.Provider.Mint(nonce, otherwise);

    private async Task<(Uri Callback, string Nonce)> BeginAsync()
    {
        var query = QueryHelpers.ParseQuery((await StartAsync()).Query);
        return (CallbackOf(query["state"]!), query["nonce"]!);
    }

    private async Task<Uri> StartAsync()
    {
        using var response = await _browser.SendAsync(HttpMethod.Get, new Uri(gateway.Address, "/session/oidc?return=%2Fd%2Fsales"));
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!;
    }

    private Uri CallbackOf(string state) => new(gateway.Address, $"/session/oidc/callback?code=any&state={state}");
}
