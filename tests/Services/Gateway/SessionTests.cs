using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

public sealed class SessionTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Choosing_a_person_signs_in_as_them()
    {
        var browser = await gateway.SignInAsync(gateway.Org.SalesLead);

        var session = await browser.GetAsync("/session");
        var call = await browser.GetAsync("/api/goals/objectives?unit=sales");

        Assert.True(session.GetProperty("signedIn").GetBoolean());
        Assert.True(session.GetProperty("development").GetBoolean());
        Assert.Equal("Lea Lead", session.GetProperty("person").GetProperty("name").GetString());
        Assert.Equal(gateway.Org.SalesLead.ToString(), call.GetProperty("sub").GetString());
        Assert.Equal("Lea Lead", call.GetProperty("name").GetString());
        Assert.Equal("goals:read goals:write", call.GetProperty("scope").GetString());
        Assert.Equal("/api/goals/objectives?unit=sales", call.GetProperty("path").GetString());
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_only_and_no_script_reads_it()
    {
        using var response = await new Browser(gateway.Address)
            .SendAsync(HttpMethod.Post, "/session/development", new { personId = gateway.Org.Seller });

        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-setpoint=", cookie, StringComparison.Ordinal);
        Assert.All(["; path=/", "; secure", "; httponly", "; samesite=lax"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nobody_is_signed_in_without_a_cookie()
    {
        var browser = new Browser(gateway.Address);

        var session = await browser.GetAsync("/session");
        using var refused = await browser.SendAsync(HttpMethod.Get, "/api/goals/objectives");

        Assert.False(session.GetProperty("signedIn").GetBoolean());
        Assert.Equal(JsonValueKind.Null, session.GetProperty("person").ValueKind);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("not-signed-in", await Problem.CodeOfAsync(refused));
    }

    [Fact]
    public async Task Signing_in_gives_a_new_id_and_ends_the_session_that_was()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);
        var before = browser.Cookie;

        await browser.SendAsync(HttpMethod.Post, "/session/development", new { personId = gateway.Org.Admin });
        var old = new Browser(gateway.Address) { Cookie = before };

        Assert.NotEqual(before, browser.Cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, await old.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        Assert.Equal("Ada Admin", (await browser.GetAsync("/session")).GetProperty("person").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_database_holds_no_id_that_would_open_a_session()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);
        var id = browser.Cookie!.Split('=')[1];

        var stored = await gateway.QueryAsync<string[]>("select array_agg(encode(id_hash, 'base64')) from session");

        Assert.DoesNotContain(stored, hash => hash.TrimEnd('=').Replace('+', '-').Replace('/', '_') == id);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself_not_only_the_cookie()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);
        var thief = new Browser(gateway.Address) { Cookie = browser.Cookie };

        Assert.Equal(HttpStatusCode.NoContent, await browser.StatusOfAsync(HttpMethod.Delete, "/session"));

        Assert.Null(browser.Cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_without_use()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        gateway.Clock.Advance(TimeSpan.FromHours(7.9));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        gateway.Clock.Advance(TimeSpan.FromHours(7.9));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
        gateway.Clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Fact]
    public async Task Deactivating_a_person_ends_their_sessions_for_good()
    {
        var person = TestOrganization.Person(Guid.CreateVersion7(), "Leaving Soon", gateway.Org.Sales, "member");
        await gateway.TellAsync(person);
        await Eventually.TrueAsync(() => gateway.QueryAsync<bool>("select exists (select 1 from person where id = $1)", person.Id));
        var browser = await gateway.SignInAsync(person.Id);

        await gateway.TellAsync(person with { Version = 2, Active = false });
        await Eventually.SeeAsync(
            () => browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"), status => status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(5));
        await gateway.TellAsync(person with { Version = 3 });
        await Eventually.TrueAsync(() => gateway.QueryAsync<bool>("select active from person where id = $1", person.Id));

        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Fact]
    public async Task Sessions_that_are_long_over_are_deleted()
    {
        await gateway.SignInAsync(gateway.Org.Seller);

        gateway.Clock.Advance(TimeSpan.FromDays(15));
        await Tidy();

        Assert.Equal(0, await gateway.QueryAsync<long>("select count(*) from session"));
    }

    [Fact]
    public async Task People_to_choose_from_are_active_and_the_widest_rights_come_first()
    {
        var people = (await new Browser(gateway.Address).GetAsync("/session/people")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal("Ada Admin", people[0].GetProperty("name").GetString());
        Assert.Equal("administrator", people[0].GetProperty("role").GetString());
        Assert.Equal("Acme", people[0].GetProperty("unit").GetString());
        Assert.DoesNotContain(people, person => person.GetProperty("name").GetString() == "Gus Gone");
    }

    [Theory]
    [InlineData("lead", "Lea Lead")]
    [InlineData("INSIDE", "Sam Seller")]
    public async Task People_are_found_by_name_and_unit(string q, string name)
    {
        var people = (await new Browser(gateway.Address).GetAsync($"/session/people?q={q}")).GetProperty("items").EnumerateArray();

        Assert.Contains(people, person => person.GetProperty("name").GetString() == name);
    }

    [Fact]
    public async Task A_word_that_nobody_is_called_finds_nobody()
    {
        var people = (await new Browser(gateway.Address).GetAsync("/session/people?q=%25%5F%5C")).GetProperty("items");

        Assert.Equal(0, people.GetArrayLength());
    }

    [Fact]
    public async Task Nobody_becomes_somebody_who_is_gone_or_unknown()
    {
        var browser = new Browser(gateway.Address);

        using var gone = await browser.SendAsync(HttpMethod.Post, "/session/development", new { personId = gateway.Org.Gone });
        using var unknown = await browser.SendAsync(HttpMethod.Post, "/session/development", new { personId = Guid.CreateVersion7() });

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [gone.StatusCode, unknown.StatusCode]);
        Assert.Null(browser.Cookie);
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData(null, "203.0.113.7")]
    public async Task Choosing_does_not_exist_for_a_foreign_name_or_through_a_proxy(string? host, string? forwardedFor)
    {
        var browser = new Browser(gateway.Address) { Host = host };
        (string, string)[] headers = forwardedFor is null ? [] : [("X-Forwarded-For", forwardedFor)];

        using var people = await browser.SendAsync(HttpMethod.Get, "/session/people", null, headers);
        using var signIn = await browser.SendAsync(HttpMethod.Post, "/session/development", new { personId = gateway.Org.Admin }, headers);
        using var session = await browser.SendAsync(HttpMethod.Get, "/session", null, headers);

        Assert.Equal(HttpStatusCode.NotFound, people.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, signIn.StatusCode);
        Assert.False((await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("development").GetBoolean());
    }

    private Task Tidy() => ((Setpoint.Gateway.Sessions.SessionHousekeeping)gateway.Inside
        .GetService(typeof(Setpoint.Gateway.Sessions.SessionHousekeeping))!).TidyAsync(CancellationToken.None);
}
