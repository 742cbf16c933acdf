using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>One person's way through the whole platform, in a real browser and against the real services.</summary>
[Collection(PortalCollection.Name)]
public sealed class JourneyTests(PortalFixture portal)
{
    [Fact]
    public async Task A_check_in_raises_the_progress_of_all_levels_and_a_red_value_reaches_the_open_page()
    {
        await using var person = await portal.OpenAsync();
        var page = person.Page;
        await portal.Department.TurnGreenAsync();

        await page.GotoAsync("/");
        await Expect(page.GetByText("Development sign-in")).ToBeVisibleAsync();
        await person.SignInAsAsync(Department.Lead);

        await SeeTheUnit(person);
        await SeeWhy(person);
        await CheckIn(person);
        await SeeTheCompanyMove(person);
        await ReceiveTheAlert(person);

        Assert.Empty(person.Complaints);
    }

    /// <summary>With the page the gateway tells the browser what to ask; an address that the portal writes otherwise would be asked twice.</summary>
    [Fact]
    public async Task What_every_page_asks_first_is_on_its_way_with_the_page_and_asked_once()
    {
        await using var person = await portal.OpenAsync();
        await person.SignInAsAsync(Department.Lead);
        await person.GoToAsync("/blockers");

        var asked = await person.Page.EvaluateAsync<string[]>(
            """
            () => performance.getEntriesByType("resource")
              .filter((entry) => /\/session$|\/directory\/|\/cycles|\/due$/.test(entry.name))
              .map((entry) => `${entry.initiatorType} ${entry.name.replace(location.origin, "")}`)
            """);

        // Not the count of what is unread: it is asked again as soon as the stream opens.
        string[] first = ["/session", "/api/directory/me", "/api/directory/units?limit=500", "/api/goals/cycles", "/api/checkins/due"];
        Assert.All(first, address => Assert.Contains($"link {address}", asked));
        Assert.All(first, address => Assert.DoesNotContain($"fetch {address}", asked));
    }

    private static async Task SeeTheUnit(PortalPage person)
    {
        var page = person.Page;
        await person.Navigation.GetByRole(AriaRole.Link, new() { Name = Department.Name, Exact = true }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Department.Name);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Summary" })).ToContainTextAsync("The one KPI here is green.");
        var scorecard = page.GetByRole(AriaRole.Table, new() { Name = "Scorecard" });
        await Expect(scorecard.GetByRole(AriaRole.Row).Filter(new() { HasText = Department.Kpi }).GetByRole(AriaRole.Img, new() { Name = "Green", Exact = true }))
            .ToBeVisibleAsync();
        var objectives = page.GetByRole(AriaRole.Table, new() { Name = "Objectives" });
        await Expect(objectives).ToContainTextAsync($"contributes to {Department.CompanyTitle}");
        await objectives.GetByRole(AriaRole.Link, new() { Name = Department.Title }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Department.Title);
    }

    /// <summary>Nothing has a value yet, and that is no progress: not 0.</summary>
    private static async Task SeeWhy(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "no progress yet, why?" }).ClickAsync();
        var why = page.GetByRole(AriaRole.Dialog, new() { Name = "Why no progress?" });
        await Expect(why).ToContainTextAsync("Nothing that counts has a value yet.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(why).ToBeHiddenAsync();
    }

    /// <summary>By the keyboard alone: 40 of 100 and a confidence of 0.7.</summary>
    private async Task CheckIn(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Check in" }).First.ClickAsync(); // also among what waits
        var value = page.GetByRole(AriaRole.Textbox, new() { Name = $"Value of {Department.KeyResult}" });
        await value.FillAsync("40");
        await Expect(page.GetByText("Progress 0.00 to 0.40")).ToBeVisibleAsync();
        await value.PressAsync("Tab");
        await page.Keyboard.PressAsync("7");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "What is blocked?" }).FillAsync("The second dock door waits for its permit.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"Checked in on {Department.Title}" })).ToBeVisibleAsync();

        await page.GotoAsync($"/objectives/{portal.Department.Objective}");
        await page.GetByRole(AriaRole.Button, new() { Name = "0.40, why?" }).ClickAsync();
        var why = page.GetByRole(AriaRole.Dialog, new() { Name = "Why 0.40?" });
        await Expect(why.GetByText("Recomputed just now: the same 0.40")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("The second dock door waits for its permit.").First).ToBeVisibleAsync();
    }

    private static async Task SeeTheCompanyMove(PortalPage person)
    {
        await person.Page.GetByRole(AriaRole.Link, new() { Name = Department.CompanyTitle }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Department.CompanyTitle);
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "0.40, why?" })).ToBeVisibleAsync();
    }

    /// <summary>A value far beyond amber is posted by a system elsewhere while this page stands open.</summary>
    private async Task ReceiveTheAlert(PortalPage person)
    {
        var page = person.Page;

        // Other journeys of the same lead may have left something: all of it is read.
        await page.EvaluateAsync("() => fetch('/api/notifications/inbox/read', { method: 'POST', headers: { 'X-Setpoint-Request': '1' } })");
        await page.ReloadAsync();
        await Expect(person.Navigation.GetByText("unread")).ToHaveCountAsync(0);
        await portal.Department.PostLastMonthAsync(4.8m);

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{Department.Kpi} turned red" })).ToBeVisibleAsync();
        await Expect(person.Navigation.GetByText("1 unread")).ToBeVisibleAsync();
        await person.Navigation.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Inbox") }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync("Inbox");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = $"{Department.Kpi} turned red" }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Department.Kpi);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Red, why?" })).ToBeVisibleAsync();
        await Expect(person.Navigation.GetByText("unread")).ToHaveCountAsync(0);
    }
}
