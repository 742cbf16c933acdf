using System.Net;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

/// <summary>A gateway whose sessions live shorter than usual.</summary>
public sealed class ShortSessionsFixture : GatewayFixture
{
    public override Task InitializeAsync()
    {
        Set("Sessions:Idle", "00:30:00");
        Set("Sessions:Absolute", "02:00:00");
        return base.InitializeAsync();
    }
}

public sealed class MySessionsTests(ShortSessionsFixture gateway) : IClassFixture<ShortSessionsFixture>
{
    [Fact]
    public async Task Idle_and_absolute_life_are_what_is_configured()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Viewer);
        var idle = await gateway.SignInAsync(gateway.Org.Viewer);

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
            gateway.Clock.Advance(TimeSpan.FromMinutes(29));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await idle.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        gateway.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Fact]
    public async Task A_person_sees_the_browsers_they_are_signed_in_with_and_nobody_else_s()
    {
        var person = await SomebodyAsync();
        var (first, second) = (await gateway.SignInAsync(person), await gateway.SignInAsync(person));

        var items = await SessionsAsync(second);

        Assert.Equal(2, items.Count);
        Assert.Single(items, item => item.GetProperty("current").GetBoolean());
        Assert.All(items, item => Assert.True(item.TryGetProperty("createdAt", out _) && item.TryGetProperty("lastSeenAt", out _)));
        Assert.NotEqual(first.Cookie, second.Cookie);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_of_a_person_s_sessions_and_no_other()
    {
        var person = await SomebodyAsync();
        var (first, second) = (await gateway.SignInAsync(person), await gateway.SignInAsync(person));
        var other = await gateway.SignInAsync(gateway.Org.Admin);

        Assert.Equal(HttpStatusCode.NoContent, await first.StatusOfAsync(HttpMethod.Delete, "/session/all"));

        Assert.Null(first.Cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, await second.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Fact]
    public async Task One_session_can_be_ended_from_another_but_not_somebody_else_s()
    {
        var person = await SomebodyAsync();
        var (kept, lost) = (await gateway.SignInAsync(person), await gateway.SignInAsync(person));
        var id = (await SessionsAsync(lost)).Single(item => item.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
        var stranger = await gateway.SignInAsync(gateway.Org.Admin);

        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusOfAsync(HttpMethod.Delete, $"/session/all/{id}"));
        Assert.Equal(HttpStatusCode.NoContent, await kept.StatusOfAsync(HttpMethod.Delete, $"/session/all/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await kept.StatusOfAsync(HttpMethod.Delete, $"/session/all/{id}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await lost.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        Assert.Equal(HttpStatusCode.OK, await kept.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "https://evil.example")]
    public async Task Another_site_cannot_sign_anybody_out_everywhere(bool sendsHeader, string? origin)
    {
        var browser = await gateway.SignInAsync(await SomebodyAsync());
        (browser.SendsHeader, browser.Origin) = (sendsHeader, origin);

        using var refused = await browser.SendAsync(HttpMethod.Delete, "/session/all");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("forged-request", await Problem.CodeOfAsync(refused));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Fact]
    public async Task A_token_has_no_sessions()
    {
        using var script = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Admin, gateway.Clock.GetUtcNow(), "gateway:read", "gateway:write"));

        using var list = await script.GetAsync("/session/all");
        using var end = await script.DeleteAsync("/session/all");

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [list.StatusCode, end.StatusCode]);
    }

    [Fact]
    public async Task An_administrator_ends_the_sessions_of_somebody_else_and_nobody_else_can()
    {
        var person = await SomebodyAsync();
        var lost = await gateway.SignInAsync(person);
        var (admin, lead) = (await gateway.SignInAsync(gateway.Org.Admin), await gateway.SignInAsync(gateway.Org.SalesLead));
        var address = $"/api/gateway/people/{person}/sessions";

        Assert.Equal(HttpStatusCode.NotFound, await lead.StatusOfAsync(HttpMethod.Delete, address));
        Assert.Equal(HttpStatusCode.OK, await lost.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        Assert.Equal(HttpStatusCode.NoContent, await admin.StatusOfAsync(HttpMethod.Delete, address));
        Assert.Equal(HttpStatusCode.Unauthorized, await lost.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusOfAsync(HttpMethod.Delete, $"/api/gateway/people/{Guid.CreateVersion7()}/sessions"));
    }

    private async Task<Guid> SomebodyAsync()
    {
        var person = TestOrganization.Person(Guid.CreateVersion7(), "Some Body", gateway.Org.Sales, "member");
        await gateway.TellAsync(person);
        await Eventually.TrueAsync(() => gateway.QueryAsync<bool>("select exists (select 1 from person where id = $1)", person.Id));
        return person.Id;
    }

    private static async Task<List<JsonElement>> SessionsAsync(Browser browser) =>
        [.. (await browser.GetAsync("/session/all")).GetProperty("items").EnumerateArray()];
}
