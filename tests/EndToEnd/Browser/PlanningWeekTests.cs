using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>A lead's planning week: an objective is written with the coach, agreed, changed for a reason, and what others have to do is asked for.</summary>
[Collection(PortalCollection.Name)]
public sealed class PlanningWeekTests(PortalFixture portal)
{
    private const string Title = "Customers open parcels that arrived whole";
    private const string Claims = "Damage claims from 18 to 8 a month";
    private const string Wish = "Softer belts in hall two";

    [Fact]
    public async Task A_lead_writes_agrees_and_changes_an_objective_and_asks_another_unit()
    {
        await using var person = await portal.OpenAsync();
        await portal.Department.SettledAsync();
        await portal.Department.PlanNextAsync();
        await person.SignInAsAsync(Department.Lead);

        await BeginAsync(person);
        await WriteWithTheCoachAsync(person);
        await AgreeAsync(person);
        await ChangeTheTargetAsync(person);
        await AskAnotherUnitAsync(person);
        await SeeItInThePlanAsync(person);

        Assert.Empty(person.Complaints);
    }

    private static async Task BeginAsync(PortalPage person)
    {
        var page = person.Page;
        await person.Navigation.GetByRole(AriaRole.Link, new() { Name = "Planning", Exact = true }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync($"Planning {Department.NextCycle}");
        await Expect(page.GetByText("Nothing is planned in this cycle yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "New objective" }).First.ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync($"New objective of {Department.Name}");
    }

    private static async Task WriteWithTheCoachAsync(PortalPage person)
    {
        var page = person.Page;
        var coach = page.GetByRole(AriaRole.Complementary, new() { Name = "Coach" });
        var title = page.GetByRole(AriaRole.Textbox, new() { Name = "Objective", Exact = true });
        await title.FillAsync("Deliver world-class handling");
        await Expect(coach.GetByText(new Regex("slogan")).First).ToBeVisibleAsync();
        await title.FillAsync(Title);
        await Expect(coach.GetByText(new Regex("is a slogan"))).ToHaveCountAsync(0);

        var first = page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Key result 1") });
        await first.GetByRole(AriaRole.Combobox, new() { Name = "Measured by" }).SelectOptionAsync("number");
        await first.GetByRole(AriaRole.Textbox, new() { Name = "What changes, from where to where" }).FillAsync(Claims);
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Baseline" }).FillAsync("18");
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Target" }).FillAsync("8");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a key result" }).ClickAsync();
        var second = page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Key result 2") });
        await second.GetByRole(AriaRole.Textbox, new() { Name = "What changes, from where to where" }).FillAsync("Fewer deliveries fail");
        await ChooseAsync(page, second.GetByRole(AriaRole.Combobox, new() { Name = "KPI" }), Department.Kpi);

        // What its history suggests is taken over with a press.
        await second.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("as the baseline$") }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("as the target$") }).First.ClickAsync();
        await Expect(second.GetByRole(AriaRole.Textbox, new() { Name = "Target" })).Not.ToHaveValueAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Title);
        await Expect(page.GetByRole(AriaRole.Main).GetByText("Draft", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task AgreeAsync(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Propose", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Propose", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve and publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.GetByText(new Regex($"Published by {Department.Lead}"))).ToBeVisibleAsync();
    }

    /// <summary>What had been agreed stays in view, and its change has a reason.</summary>
    private static async Task ChangeTheTargetAsync(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit", Exact = true }).ClickAsync();
        var first = page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Key result 1") });
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Target" }).FillAsync("6");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save changes" });
        await Expect(save).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Why does it change?" }).FillAsync("The new belts come a month earlier");
        await save.ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Title);
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Key results" }).Locator("s")).ToHaveTextAsync("8");
    }

    private static async Task AskAnotherUnitAsync(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask a unit" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Ask another unit" });
        await ChooseAsync(page, dialog.GetByRole(AriaRole.Combobox, new() { Name = "Unit that helps" }), "Planning desk");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "What is needed?" }).FillAsync(Wish);
        var due = DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await dialog.GetByLabel("By", new() { Exact = true }).FillAsync(due);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask a unit" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^Accept.*{Wish}") }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Expect(page.GetByText("accepted", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task SeeItInThePlanAsync(PortalPage person)
    {
        var page = person.Page;
        await person.Navigation.GetByRole(AriaRole.Link, new() { Name = "Planning", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("^Objectives by unit") })).ToContainTextAsync(Title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dependencies", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Who waits for whom" })).ToContainTextAsync("1 open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Readiness", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Serves nothing above" })).ToContainTextAsync(Title);
    }

    /// <summary>Types into a picker and takes what is found.</summary>
    private static async Task ChooseAsync(IPage page, ILocator picker, string name)
    {
        await picker.ClickAsync();
        await picker.FillAsync(name);
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") }).First.ClickAsync();
    }
}
