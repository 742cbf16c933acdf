using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

public sealed class SecurityEventTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Coming_and_going_is_written_down_with_who_when_and_from_where()
    {
        var person = await SomebodyAsync("Comes And Goes");
        var browser = await gateway.SignInAsync(person);
        await browser.StatusOfAsync(HttpMethod.Delete, "/session");

        var events = await EventsAsync($"person={person}");

        Assert.Equal(["signed-out", "signed-in"], events.Select(e => e.GetProperty("kind").GetString()));
        Assert.All(events, e =>
        {
            Assert.Equal("Comes And Goes", e.GetProperty("person").GetString());
            Assert.Contains("127.0.0.1", e.GetProperty("address").GetString(), StringComparison.Ordinal);
            Assert.Equal(32, e.GetProperty("trace").GetString()!.Length);
            Assert.InRange(e.GetProperty("at").GetDateTimeOffset(), gateway.Clock.GetUtcNow().AddMinutes(-5), gateway.Clock.GetUtcNow());
        });
    }

    [Fact]
    public async Task A_flood_of_refusals_is_two_rows_a_minute_and_every_one_is_counted()
    {
        var token = new TestApiToken(await SomebodyAsync("Too Curious"), gateway.Clock.GetUtcNow(), "metrics:read");
        using var script = await gateway.WithTokenAsync(token);

        for (var i = 0; i < 30; i++)
        {
            using var refused = await script.GetAsync("/api/goals/tree");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        await WrittenAsync();
        var counts = await gateway.QueryAsync<int[]>(
            "select array_agg(count order by seq) from security_event where token_id = $1 and kind = 'access-refused' and reason = 'scope-missing'", token.Id);
        Assert.Equal(30, counts.Sum());
        Assert.InRange(counts.Length, 1, 4); // a minute may have ended in between
    }

    [Fact]
    public async Task Refusals_from_everywhere_at_once_are_bounded()
    {
        var log = gateway.Inside.GetRequiredService<RefusalLog>();
        gateway.Clock.Advance(TimeSpan.FromMinutes(2));
        var before = await gateway.QueryAsync<long>("select count(*) from security_event");

        for (var i = 0; i < RefusalLog.MostKinds * 3; i++)
        {
            var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
            context.Connection.RemoteIpAddress = new IPAddress(0x0100_000A + ((long)i << 8 & 0xFFFF00));
            log.Note(context, SecurityEvent.AccessRefused, "flood", personId: null);
        }

        await WrittenAsync();
        Assert.InRange(await gateway.QueryAsync<long>("select count(*) from security_event") - before, 1, (RefusalLog.MostKinds * 2) + 50);
        Assert.Equal(RefusalLog.MostKinds * 3, await gateway.QueryAsync<long>("select sum(count) from security_event where reason = 'flood'"));
    }

    [Fact]
    public async Task A_token_s_use_is_one_event_an_hour()
    {
        var token = new TestApiToken(await SomebodyAsync("Hourly"), gateway.Clock.GetUtcNow(), "goals:read");
        using var script = await gateway.WithTokenAsync(token);
        for (var i = 0; i < 24; i++)
        {
            using var response = await script.GetAsync("/api/goals/tree");
            gateway.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var uses = await gateway.QueryAsync<long>("select count(*) from security_event where token_id = $1 and kind = 'token-used'", token.Id);
        Assert.InRange(uses, 2, 3); // two hours touch two or three of the clock's
    }

    [Fact]
    public async Task Only_administrators_of_the_company_know_of_it()
    {
        foreach (var person in new[] { gateway.Org.Executive, gateway.Org.SalesLead, gateway.Org.Viewer })
        {
            var browser = await gateway.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, await browser.StatusOfAsync(HttpMethod.Get, "/api/gateway/security-events"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await new Browser(gateway.Address).StatusOfAsync(HttpMethod.Get, "/api/gateway/security-events"));
        using var narrow = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Admin, gateway.Clock.GetUtcNow(), "goals:read"));
        using var wide = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Admin, gateway.Clock.GetUtcNow(), "gateway:read"));
        Assert.Equal(HttpStatusCode.Forbidden, (await narrow.GetAsync("/api/gateway/security-events")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await wide.GetAsync("/api/gateway/security-events")).StatusCode);
    }

    [Fact]
    public async Task Events_are_filtered_and_read_page_by_page()
    {
        var person = await SomebodyAsync("Pages");
        for (var i = 0; i < 5; i++)
        {
            await gateway.SignInAsync(person);
        }

        var admin = await gateway.SignInAsync(gateway.Org.Admin);
        var first = await admin.GetAsync($"/api/gateway/security-events?person={person}&kind=signed-in&limit=3");
        var second = await admin.GetAsync(
            $"/api/gateway/security-events?person={person}&kind=signed-in&limit=3&cursor={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}");
        var later = Uri.EscapeDataString(gateway.Clock.GetUtcNow().AddMinutes(1).ToString("O"));

        Assert.Equal(3, first.GetProperty("items").GetArrayLength());
        Assert.Equal(2, second.GetProperty("items").GetArrayLength());
        Assert.Empty(await EventsAsync($"person={person}&from={later}"));
        Assert.Equal(5, (await EventsAsync($"person={person}&to={later}")).Count);
    }

    [Theory]
    [InlineData("kind=nonsense", "kind", "signed-in")]
    [InlineData("cursor=nonsense", "cursor", "list")]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "to", "later")]
    public async Task A_wrong_filter_is_named_with_what_is_allowed(string query, string field, string allowed)
    {
        var admin = await gateway.SignInAsync(gateway.Org.Admin);

        using var response = await admin.SendAsync(HttpMethod.Get, $"/api/gateway/security-events?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var message = (await Problem.OfAsync(response)).GetProperty("errors").GetProperty(field)[0].GetString();
        Assert.Contains(allowed, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_csv_no_name_becomes_a_formula()
    {
        var person = await SomebodyAsync("=HYPERLINK(\"https://evil.example\",\"x\")");
        await gateway.SignInAsync(person);
        var admin = await gateway.SignInAsync(gateway.Org.Admin);

        using var response = await admin.SendAsync(HttpMethod.Get, $"/api/gateway/security-events/export?person={person}");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("at,kind,reason,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\"", lines[1], StringComparison.Ordinal);
    }

    private Task WrittenAsync() => gateway.Inside.GetRequiredService<RefusalLog>().WriteAsync(minuteIsOver: true, CancellationToken.None);

    private async Task<List<JsonElement>> EventsAsync(string query)
    {
        var admin = await gateway.SignInAsync(gateway.Org.Admin);
        return [.. (await admin.GetAsync($"/api/gateway/security-events?{query}")).GetProperty("items").EnumerateArray()];
    }

    private async Task<Guid> SomebodyAsync(string name)
    {
        var person = TestOrganization.Person(Guid.CreateVersion7(), name, gateway.Org.Sales, "member");
        await gateway.TellAsync(person);
        await Eventually.TrueAsync(() => gateway.QueryAsync<bool>("select exists (select 1 from person where id = $1)", person.Id));
        return person.Id;
    }
}
