using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

public sealed class ApiTokenTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_token_calls_as_its_person_with_its_scopes_of_that_service()
    {
        using var script = await gateway.WithTokenAsync(New("metrics:write", "metrics:read", "goals:read"));

        var metrics = await script.GetFromJsonAsync<JsonElement>("/api/metrics");
        var goals = await script.GetFromJsonAsync<JsonElement>("/api/goals/tree");

        Assert.Equal(gateway.Org.Seller.ToString(), metrics.GetProperty("sub").GetString());
        Assert.Equal("metrics:write metrics:read", metrics.GetProperty("scope").GetString());
        Assert.Equal("goals:read", goals.GetProperty("scope").GetString());
    }

    [Fact]
    public async Task A_limited_token_says_to_what_and_others_of_the_same_person_do_not()
    {
        using var limited = await gateway.WithTokenAsync(
            new TestApiToken(gateway.Org.Seller, gateway.Clock.GetUtcNow(), "goals:read") { Unit = gateway.Org.InsideSales });
        using var unlimited = await gateway.WithTokenAsync(New("goals:read"));

        var there = await limited.GetFromJsonAsync<JsonElement>("/api/goals/tree");
        var everywhere = await unlimited.GetFromJsonAsync<JsonElement>("/api/goals/tree");

        Assert.Equal(gateway.Org.InsideSales.ToString(), there.GetProperty("unit").GetString());
        Assert.Equal(JsonValueKind.Null, everywhere.GetProperty("unit").ValueKind);
    }

    [Fact]
    public async Task The_scope_for_scores_goes_along_to_the_services_of_the_token_and_is_none_by_itself()
    {
        var token = New("people:scores", "goals:read");
        using var script = await gateway.WithTokenAsync(token);
        var browser = await gateway.SignInAsync(gateway.Org.Admin);

        var goals = await script.GetFromJsonAsync<JsonElement>("/api/goals/tree");
        using var metrics = await script.GetAsync("/api/metrics");
        using var page = await browser.SendAsync(HttpMethod.Get, "/api/goals/tree", null);
        var session = await page.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(("goals:read people:scores", token.Id.ToString()), (goals.GetProperty("scope").GetString(), goals.GetProperty("token").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, metrics.StatusCode);
        Assert.Equal(("goals:read goals:write", JsonValueKind.Null), (session.GetProperty("scope").GetString(), session.GetProperty("token").ValueKind));
    }

    [Fact]
    public async Task A_token_without_a_scope_of_the_service_is_refused()
    {
        using var script = await gateway.WithTokenAsync(New("metrics:read"));

        using var refused = await script.GetAsync("/api/goals/tree");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("scope-missing", await Problem.CodeOfAsync(refused));
    }

    [Fact]
    public async Task Unknown_malformed_and_wrong_tokens_are_refused()
    {
        var token = New("goals:read");
        using var known = await gateway.WithTokenAsync(token);
        var old = gateway.Clock.GetUtcNow().AddDays(-1);
        using var anonymous = gateway.Anonymous();

        Assert.Equal(HttpStatusCode.OK, await Status(known));
        foreach (var text in new[] { token.WrongSecret, new TestApiToken(gateway.Org.Seller, old, "goals:read").Text, "sp_nonsense", "" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/goals/tree");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {text}");
            using var response = await anonymous.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("not-signed-in", await Problem.CodeOfAsync(response));
        }
    }

    [Fact]
    public async Task A_wrong_token_is_not_served_as_the_person_of_the_cookie()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Admin);

        using var response = await browser.SendAsync(HttpMethod.Get, "/api/goals/tree", null, ("Authorization", "Bearer sp_nonsense"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_service_own_internal_token_does_not_pass_the_gateway()
    {
        using var client = gateway.As(gateway.Org.Admin);

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(client));
    }

    [Fact]
    public async Task A_token_used_at_once_waits_for_its_event()
    {
        var token = New("goals:read");
        using var script = gateway.WithToken(token);

        var call = Status(script);
        await Task.Delay(300);
        Assert.False(call.IsCompleted);
        await gateway.Broker.PublishAsync(token.State());

        Assert.Equal(HttpStatusCode.OK, await call);
    }

    [Fact]
    public async Task A_token_ends_when_it_expires()
    {
        var token = New("goals:read");
        await gateway.Broker.PublishAsync(token.State(lifetime: TimeSpan.FromHours(1)));
        using var script = gateway.WithToken(token);
        await Eventually.SeeAsync(() => Status(script), status => status == HttpStatusCode.OK);

        gateway.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(script));
    }

    [Fact]
    public async Task A_revocation_holds_within_seconds_and_whatever_comes_late_does_not_undo_it()
    {
        var token = New("goals:read");
        using var script = await gateway.WithTokenAsync(token);

        await gateway.Broker.PublishAsync(token.State(version: 2, revoked: true));
        await Eventually.SeeAsync(() => Status(script), status => status == HttpStatusCode.Unauthorized, Seconds);
        await gateway.Broker.PublishAsync(token.State(version: 1));
        await Task.Delay(300);

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(script));
    }

    [Fact]
    public async Task A_token_of_somebody_who_was_deactivated_stops()
    {
        var person = TestOrganization.Person(Guid.CreateVersion7(), "A Service", gateway.Org.Sales, "member");
        await gateway.TellAsync(person);
        var token = new TestApiToken(person.Id, gateway.Clock.GetUtcNow(), "goals:read");
        using var script = await gateway.WithTokenAsync(token);
        await Eventually.SeeAsync(() => Status(script), status => status == HttpStatusCode.OK);

        await gateway.TellAsync(person with { Version = 2, Active = false });

        await Eventually.SeeAsync(() => Status(script), status => status == HttpStatusCode.Unauthorized, Seconds);
    }

    private TestApiToken New(params string[] scopes) => new(gateway.Org.Seller, gateway.Clock.GetUtcNow(), scopes);

    private static async Task<HttpStatusCode> Status(HttpClient client)
    {
        using var response = await client.GetAsync("/api/goals/tree");
        return response.StatusCode;
    }
}
