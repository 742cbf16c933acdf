using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>
/// An executive prepares the board's meeting: who serves what, the page that is printed, and the same on the wall, where nobody is
/// signed in.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed class BoardPrepTests(PortalFixture portal)
{
    [Fact]
    public async Task An_executive_follows_the_path_prints_the_board_page_and_hangs_it_on_the_wall()
    {
        await using var executive = await portal.OpenAsync();
        await portal.Department.SettledAsync();
        await executive.SignInAsAsync(Department.Lead);

        await FollowThePath(executive);
        await ReadTheBoardPage(executive);
        var link = await MakeTheLink(executive);
        await SeeTheWall(executive, link);

        Assert.Empty(executive.Complaints);
    }

    /// <summary>From the department to its path on the map, by the keyboard, to the objective of the team.</summary>
    private static async Task FollowThePath(PortalPage person)
    {
        var page = person.Page;
        await person.GoToAsync($"/d/{Department.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open in map" }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync("Alignment map");
        var map = page.GetByRole(AriaRole.Group, new() { Name = "Objectives from company to team" });
        var own = map.GetByRole(AriaRole.Button).Filter(new() { HasText = Department.Title });
        await own.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var chosen = page.GetByRole(AriaRole.Complementary, new() { Name = "The chosen objective" });
        await Expect(chosen.GetByRole(AriaRole.Heading, new() { Name = Department.Title })).ToBeVisibleAsync();
        await chosen.GetByRole(AriaRole.Combobox, new() { Name = "Show" }).SelectOptionAsync("down");
        await Expect(map.GetByRole(AriaRole.Button).Filter(new() { HasText = Department.TeamTitle })).ToBeVisibleAsync();
        await Expect(map.GetByRole(AriaRole.Button).Filter(new() { HasText = Department.CompanyTitle })).ToHaveCountAsync(0);
        Assert.Contains("path=down", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        await Expect(map.GetByRole(AriaRole.Button).Filter(new() { HasText = Department.CompanyTitle })).ToBeVisibleAsync();
    }

    /// <summary>One sheet, whatever the screen's theme.</summary>
    private static async Task ReadTheBoardPage(PortalPage person)
    {
        var page = person.Page;
        await person.GoToAsync($"/d/{Department.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Board page" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "KPIs" })).ToContainTextAsync(Department.Kpi);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = $"Objectives of {Department.Name}" })).ToContainTextAsync(Department.KeyResult);
        var paper = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(paper, "/Type */Page[^s]"));
    }

    private static async Task<string> MakeTheLink(PortalPage person)
    {
        var page = person.Page;
        await person.GoToAsync($"/d/{Department.Slug}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wall screens" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Where it hangs" }).FillAsync("Board room");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        return await page.GetByRole(AriaRole.Textbox, new() { Name = "The link for Board room" }).InputValueAsync();
    }

    /// <summary>Another browser, in which nobody ever signed in. It stops when it is ended.</summary>
    private async Task SeeTheWall(PortalPage person, string link)
    {
        await using var wall = await portal.OpenAsync(width: 1920, height: 1080);
        var screen = wall.Page;
        await screen.GotoAsync(link);
        await Expect(wall.Heading).ToHaveTextAsync(Department.Name);
        await Expect(screen.GetByText(Department.Kpi)).ToBeVisibleAsync();
        Assert.DoesNotContain("#", screen.Url, StringComparison.Ordinal);
        Assert.Equal("", await screen.EvaluateAsync<string>("document.cookie"));
        await screen.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.GetByText(Department.Title)).ToBeVisibleAsync();
        Assert.Empty(wall.Complaints);

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "End Board room" }).ClickAsync();
        await Expect(person.Page.GetByText("Board room shows nothing anymore.")).ToBeVisibleAsync();
        await screen.ReloadAsync();
        await Expect(wall.Heading).ToHaveTextAsync("This screen was ended");
    }
}
