using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

/// <summary>A wall screen: a link that opens once, and a cookie that reads one unit's board and nothing else.</summary>
public sealed class DisplayTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Header = "X-Setpoint-Display";

    [Fact]
    public async Task A_screen_reads_its_unit_s_board_as_nobody_and_nothing_else()
    {
        var (screen, _) = await OpenScreenAsync();
        var unit = gateway.Org.Sales;

        var read = await ReadAsync(screen, $"/api/metrics/scorecard?unit={unit}&limit=50");

        Assert.Equal("metrics:read", read.GetProperty("scope").GetString());
        Assert.Equal(unit.ToString(), read.GetProperty("unit").GetString());
        Assert.DoesNotContain(read.GetProperty("sub").GetGuid(), new[] { gateway.Org.Admin, gateway.Org.SalesLead });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, $"/api/goals/objectives?unit={unit}&limit=50"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/api/goals/cycles"));
        foreach (var refused in new[]
        {
            $"/api/metrics/scorecard?unit={gateway.Org.Company}", "/api/metrics/scorecard", $"/api/metrics/scorecard?unit={unit}&descendants=true",
            $"/api/metrics/scorecard?unit={unit}&unit={gateway.Org.Company}", $"/api/goals/objectives?unit={unit}&owner={gateway.Org.Admin}",
            "/api/goals/tree", $"/api/goals/objectives/{unit}", "/api/directory/me", "/api/directory/people", "/api/checkins/due",
            "/api/notifications/inbox", "/api/gateway/security-events", $"/api/gateway/units/{unit}/displays",
        })
        {
            Assert.Equal((refused, HttpStatusCode.Unauthorized), (refused, await StatusAsync(screen, refused)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(screen, $"/api/goals/objectives?unit={unit}", HttpMethod.Post));
    }

    [Fact]
    public async Task The_cookie_is_for_no_script_and_stands_for_no_person()
    {
        var (_, secret) = await MakeAsync();
        var screen = new Browser(gateway.Address);
        using var opened = await screen.SendAsync(HttpMethod.Post, "/session/display", new { secret }, (Header, "1"));

        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        foreach (var part in new[] { "__Host-setpoint-display=", "httponly", "secure", "samesite=lax", "path=/" })
        {
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(screen.Cookie!.Split('=')[1], await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Without saying that it is a screen the browser is nobody at all.
        Assert.Equal(HttpStatusCode.Unauthorized, await screen.StatusOfAsync(HttpMethod.Get, $"/api/metrics/scorecard?unit={gateway.Org.Sales}"));
        var session = await screen.GetAsync("/session");
        Assert.False(session.GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task A_link_opens_once_and_within_a_day()
    {
        var (_, secret) = await MakeAsync();
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(secret));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(secret));

        var (_, late) = await MakeAsync();
        gateway.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(late));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync("nonsense"));
    }

    [Fact]
    public async Task A_screen_goes_on_when_its_maker_signs_out_and_stops_when_it_is_ended()
    {
        var (screen, id) = await OpenScreenAsync();
        var lead = await gateway.SignInAsync(gateway.Org.SalesLead);
        var board = $"/api/metrics/scorecard?unit={gateway.Org.Sales}";

        await lead.StatusOfAsync(HttpMethod.Delete, "/session/all");
        gateway.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, board));

        lead = await gateway.SignInAsync(gateway.Org.SalesLead);
        Assert.Equal(HttpStatusCode.NoContent, await lead.StatusOfAsync(HttpMethod.Delete, $"/api/gateway/displays/{id}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(screen, board));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(screen, "/session/display"));
        Assert.Equal(HttpStatusCode.NotFound, await lead.StatusOfAsync(HttpMethod.Delete, $"/api/gateway/displays/{id}"));
    }

    [Fact]
    public async Task Only_a_lead_of_the_unit_makes_lists_and_ends_its_screens()
    {
        var (id, _) = await MakeAsync();
        var address = $"/api/gateway/units/{gateway.Org.Sales}/displays";
        var viewer = await gateway.SignInAsync(gateway.Org.Viewer);

        Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusOfAsync(HttpMethod.Get, address));
        using var made = await viewer.SendAsync(HttpMethod.Post, address, new { name = "Hall" });
        Assert.Equal(HttpStatusCode.NotFound, made.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusOfAsync(HttpMethod.Delete, $"/api/gateway/displays/{id}"));

        var lead = await gateway.SignInAsync(gateway.Org.SalesLead);
        using var nameless = await lead.SendAsync(HttpMethod.Post, address, new { name = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        var listed = (await lead.GetAsync(address)).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetGuid() == id);
        Assert.Equal("Hall", listed.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("openedAt").ValueKind);
    }

    private async Task<(Guid Id, string Secret)> MakeAsync()
    {
        var lead = await gateway.SignInAsync(gateway.Org.SalesLead);
        using var answer = await lead.SendAsync(HttpMethod.Post, $"/api/gateway/units/{gateway.Org.Sales}/displays", new { name = "Hall" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (made.GetProperty("id").GetGuid(), made.GetProperty("secret").GetString()!);
    }

    private async Task<HttpStatusCode> OpenAsync(string secret)
    {
        using var answer = await new Browser(gateway.Address).SendAsync(HttpMethod.Post, "/session/display", new { secret }, (Header, "1"));
        return answer.StatusCode;
    }

    private async Task<(Browser Screen, Guid Id)> OpenScreenAsync()
    {
        var (id, secret) = await MakeAsync();
        var screen = new Browser(gateway.Address);
        using var answer = await screen.SendAsync(HttpMethod.Post, "/session/display", new { secret }, (Header, "1"));
        var unit = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(gateway.Org.Sales, unit.GetProperty("unitId").GetGuid());
        return (screen, id);
    }

    private static async Task<HttpStatusCode> StatusAsync(Browser screen, string path, HttpMethod? method = null)
    {
        using var answer = await screen.SendAsync(method ?? HttpMethod.Get, path, body: null, (Header, "1"));
        return answer.StatusCode;
    }

    private static async Task<JsonElement> ReadAsync(Browser screen, string path)
    {
        using var answer = await screen.SendAsync(HttpMethod.Get, path, body: null, (Header, "1"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
