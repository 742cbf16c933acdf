using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Setpoint.Gateway.SecurityEvents;

namespace Setpoint.Services.Tests.Gateway.OpenId;

/// <summary>Signing in at a certified provider, with the directory that owns the people.</summary>
public sealed partial class OpenIdSignInTests(SignInFixture gateway) : IClassFixture<SignInFixture>
{
    private readonly WanderingBrowser _browser = new();

    [Fact]
    public async Task Somebody_the_directory_knows_comes_back_to_where_they_were_going()
    {
        var person = await gateway.EmployAsync("kim@example.com");
        await gateway.Provider.ChooseAsync("kim-1", "Kim@Example.com", "Kim Known");

        var page = await _browser.SignInAsync(gateway.Address, "/d/sales?view=tree");

        Assert.Equal("/d/sales?view=tree", page);
        Assert.Equal((person, "Kim Known"), await gateway.WhoAsync(_browser));
    }

    [Fact]
    public async Task Somebody_new_is_made_by_the_directory_and_belongs_to_the_company()
    {
        await gateway.Provider.ChooseAsync("new-1", "new@example.com", "Nia New");

        Assert.Equal("/", await _browser.SignInAsync(gateway.Address));

        var (id, name) = (await gateway.WhoAsync(_browser))!.Value;
        Assert.Equal("Nia New", name);
        Assert.True(await gateway.Directory.QueryAsync<bool>(
            "select exists (select 1 from person p join unit_membership m on m.person_id = p.id where p.id = $1 and p.email = 'new@example.com' and m.unit_id = $2)",
            id, gateway.Directory.Company));
    }

    [Fact]
    public async Task Two_browsers_of_somebody_new_meet_one_person()
    {
        await gateway.Provider.ChooseAsync("twice-1", "twice@example.com");
        WanderingBrowser[] browsers = [new(), new(), new()];

        await Task.WhenAll(browsers.Select(browser => browser.SignInAsync(gateway.Address)));

        var people = await Task.WhenAll(browsers.Select(gateway.WhoAsync));
        Assert.Single(people.Distinct());
        Assert.NotNull(people[0]);
    }

    [Fact]
    public async Task An_answer_is_taken_once()
    {
        await gateway.Provider.ChooseAsync("once-1", "once@example.com");
        var callback = await _browser.ToCallbackAsync(gateway.Address);

        Assert.Equal("/", await _browser.EndAsync(callback));
        Assert.Equal("/?signInProblem=expired", await _browser.EndAsync(callback));
    }

    [Fact]
    public async Task An_answer_is_worth_nothing_in_another_browser()
    {
        await gateway.Provider.ChooseAsync("lure-1", "lure@example.com");
        var callback = await _browser.ToCallbackAsync(gateway.Address);
        var victim = new WanderingBrowser();
        await victim.ToCallbackAsync(gateway.Address);

        Assert.Equal("/?signInProblem=expired", await victim.EndAsync(callback));
        Assert.Null(await gateway.WhoAsync(victim));
    }

    [Fact]
    public async Task An_attempt_is_over_after_ten_minutes()
    {
        await gateway.Provider.ChooseAsync("slow-1", "slow@example.com");
        var callback = await _browser.ToCallbackAsync(gateway.Address);

        gateway.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("/?signInProblem=expired", await _browser.EndAsync(callback));
    }

    [Fact]
    public async Task Two_tabs_can_be_on_the_way_at_once()
    {
        await gateway.Provider.ChooseAsync("tabs-1", "tabs@example.com");
        var first = await _browser.ToCallbackAsync(gateway.Address, "/first");
        var second = await _browser.ToCallbackAsync(gateway.Address, "/second");

        Assert.Equal("/second", await _browser.EndAsync(second));
        Assert.Equal("/first", await _browser.EndAsync(first));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Signing_in_leads_to_no_other_site(string returnPath)
    {
        await gateway.Provider.ChooseAsync("path-1", "path@example.com");

        Assert.Equal("/", await _browser.SignInAsync(gateway.Address, returnPath));
    }

    [Fact]
    public async Task Signing_in_replaces_an_id_that_the_browser_came_with()
    {
        await gateway.Provider.ChooseAsync("fix-1", "fix@example.com");
        await _browser.SignInAsync(gateway.Address);
        var planted = _browser.CookieOf(gateway.Address, "__Host-setpoint");

        await _browser.SignInAsync(gateway.Address);

        Assert.NotEqual(planted, _browser.CookieOf(gateway.Address, "__Host-setpoint"));
        var old = new Browser(gateway.Address) { Cookie = $"__Host-setpoint={planted}" };
        Assert.Equal(HttpStatusCode.Unauthorized, await old.StatusOfAsync(HttpMethod.Get, "/api/goals/objectives"));
    }

    [Fact]
    public async Task The_cookie_of_an_attempt_is_for_this_host_only_and_short_lived()
    {
        using var response = await _browser.SendAsync(HttpMethod.Get, new Uri(gateway.Address, "/session/oidc"));

        var cookie = Assert.Single(_browser.LastSetCookies);
        Assert.StartsWith("__Host-setpoint-signin=", cookie, StringComparison.Ordinal);
        Assert.All(
            ["; path=/", "; secure", "; httponly", "; samesite=lax", "; max-age=600"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("code_challenge_method=S256", response.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task An_address_that_nobody_verified_proves_nothing()
    {
        await gateway.EmployAsync("victim@example.com");
        await gateway.Provider.ChooseAsync("claims-1", "victim@example.com", verified: false);

        Assert.Equal("/?signInProblem=no-address", await _browser.SignInAsync(gateway.Address));
    }

    [Fact]
    public async Task A_changed_address_stays_the_same_person_and_is_taken_over()
    {
        await gateway.Provider.ChooseAsync("moves-1", "before@example.com", "Mo Moves");
        await _browser.SignInAsync(gateway.Address);
        var before = await gateway.WhoAsync(_browser);

        await gateway.Provider.ChooseAsync("moves-1", "after@example.com", "Mo Moved");
        await _browser.SignInAsync(gateway.Address);

        Assert.Equal((before!.Value.Id, "Mo Moved"), await gateway.WhoAsync(_browser));
        Assert.Equal("after@example.com", await gateway.Directory.QueryAsync<string>("select email from person where id = $1", before.Value.Id));
    }

    [Fact]
    public async Task Whoever_inherits_an_address_inherits_nobody()
    {
        await gateway.Provider.ChooseAsync("first-owner", "shared@example.com");
        await _browser.SignInAsync(gateway.Address);
        var heir = new WanderingBrowser();
        await gateway.Provider.ChooseAsync("second-owner", "shared@example.com");

        Assert.Equal("/?signInProblem=other-account", await heir.SignInAsync(gateway.Address));
        Assert.Null(await gateway.WhoAsync(heir));
    }

    [Fact]
    public async Task Roles_come_and_go_with_groups_before_the_session_begins()
    {
        await gateway.Provider.ChooseAsync("leads-1", "leads@example.com", groups: ["sales-leads", "everybody"]);
        await _browser.SignInAsync(gateway.Address);
        var person = (await gateway.WhoAsync(_browser))!.Value.Id;
        var then = await gateway.RolesAsync(person);

        await gateway.Provider.ChooseAsync("leads-1", "leads@example.com", groups: ["setpoint-admins"]);
        await new WanderingBrowser().SignInAsync(gateway.Address);

        Assert.Equal("sales:lead", then);
        Assert.Equal("acme:administrator", await gateway.RolesAsync(person));
    }

    [Fact]
    public async Task Somebody_deactivated_is_told_so()
    {
        var person = await gateway.EmployAsync("leaver@example.com");
        await gateway.Provider.ChooseAsync("leaver-1", "leaver@example.com", "leaver");
        await _browser.SignInAsync(gateway.Address);
        await gateway.DeactivateAsync(person);

        Assert.Equal("/?signInProblem=deactivated", await new WanderingBrowser().SignInAsync(gateway.Address));
        Assert.Null(await gateway.WhoAsync(_browser));
        await gateway.Inside.GetRequiredService<RefusalLog>().WriteAsync(minuteIsOver: false, CancellationToken.None);
        Assert.Equal("sign-in-refused deactivated", await gateway.QueryAsync<string>(
            "select kind || ' ' || reason from security_event where person_id = $1 order by seq desc limit 1", person));
    }

    [Fact]
    public async Task The_list_of_sessions_says_which_browser_each_is()
    {
        await gateway.Provider.ChooseAsync("agent-1", "agent@example.com");
        await _browser.SignInAsync(gateway.Address);

        using var response = await _browser.SendAsync(HttpMethod.Get, new Uri(gateway.Address, "/session/all"));
        var session = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().Single();

        Assert.Equal("Wanderer/1.0", session.GetProperty("userAgent").GetString());
    }

    [Fact]
    public async Task A_service_account_does_not_sign_in_with_a_browser()
    {
        var robot = await gateway.EmployAsync("robot@example.com", "service");
        await gateway.Provider.ChooseAsync("robot-1", "robot@example.com");

        Assert.Equal("/?signInProblem=service-account", await _browser.SignInAsync(gateway.Address));
        using var chosen = await new Browser(gateway.Address).SendAsync(HttpMethod.Post, "/session/development", new { personId = robot });
        Assert.Equal(HttpStatusCode.NotFound, chosen.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_says_no_is_not_signed_in()
    {
        await gateway.Provider.ChooseNobodyAsync();

        Assert.Equal("/?signInProblem=denied", await _browser.SignInAsync(gateway.Address));
    }

    [Fact]
    public async Task New_keys_of_the_provider_are_fetched_when_they_are_met()
    {
        await gateway.Provider.ChooseAsync("keys-1", "keys@example.com");
        await _browser.SignInAsync(gateway.Address);
        await gateway.Provider.StopAsync();
        await gateway.Provider.StartAsync(gateway.Address);
        await gateway.Provider.ChooseAsync("keys-1", "keys@example.com");
        gateway.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("/", await new WanderingBrowser().SignInAsync(gateway.Address));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_first_and_then_the_one_at_the_provider()
    {
        await gateway.Provider.ChooseAsync("out-1", "out@example.com");
        await _browser.SignInAsync(gateway.Address);
        Assert.True(await gateway.QueryAsync<bool>("select bool_and(id_token_encrypted) from session where id_token is not null"));

        using var ended = await _browser.SendAsync(HttpMethod.Delete, new Uri(gateway.Address, "/session"));
        Assert.Null(await gateway.WhoAsync(_browser));
        var address = new Uri((await ended.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("continueAt").GetString()!);
        Assert.Contains("id_token_hint=", address.Query, StringComparison.Ordinal);
        Assert.Equal(gateway.Address.ToString(), await ConfirmAsync(address));

        await gateway.Provider.ChooseNobodyAsync();
        Assert.Equal("/?signInProblem=denied", await _browser.SignInAsync(gateway.Address));
    }

    [Fact]
    public async Task The_page_is_told_what_the_provider_is_called()
    {
        var session = await new Browser(gateway.Address).GetAsync("/session");

        Assert.Equal("Acme ID", session.GetProperty("provider").GetString());
    }

    /// <summary>The provider asks whether the person means it.</summary>
    private async Task<string> ConfirmAsync(Uri address)
    {
        using var page = await _browser.SendAsync(HttpMethod.Get, address);
        var form = await page.Content.ReadAsStringAsync();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["xsrf"] = Xsrf().Match(form).Groups[1].Value,
            ["logout"] = "yes",
        });
        using var confirmed = await _browser.SendAsync(HttpMethod.Post, new Uri(gateway.Provider.Address, "/session/end/confirm"), content);
        return confirmed.Headers.Location!.OriginalString;
    }

    [GeneratedRegex("name=\"xsrf\" value=\"([^\"]+)\"")]
    private static partial Regex Xsrf();
}
