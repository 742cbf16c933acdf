using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>An administrator makes room for a new department, and somebody without rights finds none of it.</summary>
[Collection(PortalCollection.Name)]
public sealed class AdministratorTests(PortalFixture portal)
{
    internal const string Administrator = "Ada Sample";
    private const string Unit = "Cold chain";
    private const string Person = "Lina Newcomer";

    [Fact]
    public async Task A_new_department_gets_its_unit_its_lead_and_a_role_and_everybody_sees_it()
    {
        await using var person = await portal.OpenAsync();
        await person.SignInAsAsync(Administrator);
        await person.Navigation.GetByRole(AriaRole.Link, new() { Name = "Administration" }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync("Administration");

        await MakeTheUnit(person);
        await AddItsLead(person);
        await GiveTheRole(person);
        await FindItAnywhere(person);

        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task A_person_without_access_is_offered_nothing_and_told_nothing()
    {
        await using var person = await portal.OpenAsync();
        await person.SignInAsAsync(Department.Lead);
        await Expect(person.Navigation.GetByRole(AriaRole.Link, new() { Name = "Administration" })).ToHaveCountAsync(0);

        foreach (var address in new[] { "/admin", "/admin/people", "/admin/tokens", "/admin/audit", "/setup", $"/objectives/{Guid.CreateVersion7()}" })
        {
            await person.Page.GotoAsync(address);
            await Expect(person.Heading).ToHaveTextAsync("This page is not open to you");
        }
    }

    private static async Task MakeTheUnit(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Units The tree" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New unit" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(Unit);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Units" }).GetByRole(AriaRole.Link, new() { Name = Unit })).ToBeVisibleAsync();
    }

    private static async Task AddItsLead(PortalPage person)
    {
        var page = person.Page;
        await person.GoToAsync("/admin/people?new=person");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(Person);
        await dialog.GetByLabel("E-mail").FillAsync("lina.newcomer@harborvale.example");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Unit" }).FillAsync(Unit);
        await page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option, new() { Name = Unit }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Person);
    }

    private static async Task GiveTheRole(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Grant a role" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Unit" }).FillAsync(Unit);
        await page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option, new() { Name = Unit }).ClickAsync();
        await dialog.GetByLabel("Role").SelectOptionAsync("lead");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Grant a role" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Roles" })).ToContainTextAsync("Lead");
    }

    private static async Task FindItAnywhere(PortalPage person)
    {
        var page = person.Page;
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Unit, objective, KPI, person or action" }).FillAsync("cold chain");
        await page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option, new() { Name = Unit }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Unit);
    }
}
