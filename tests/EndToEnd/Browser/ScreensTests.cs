using Microsoft.Playwright;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>
/// Every screen in both themes, on a desktop and on a phone: axe-core finds nothing, nothing scrolls sideways, not at 200 % and 400 %
/// zoom either, and the browser complains of nothing. A picture of each is kept under <c>artifacts/screens</c>.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed class ScreensTests(PortalFixture portal)
{
    [Fact]
    public async Task The_screens_of_a_lead()
    {
        var department = portal.Department;
        await LookAsync(
            Department.Lead,
            ("home", "/"),
            ("unit", $"/d/{Department.Slug}"),
            ("board page", $"/d/{Department.Slug}/board"),
            ("map", $"/map?unit={Department.Slug}"),
            ("map as an outline", $"/map?unit={Department.Slug}&view=outline"),
            ("objective", $"/objectives/{department.Objective}"),
            ("new objective", $"/objectives/new?unit={Department.Slug}"),
            ("edit an objective", $"/objectives/{department.Objective}/edit"),
            ("planning", "/planning?unit=all"),
            ("readiness", "/planning?unit=all&view=readiness"),
            ("coach of the cycle", "/planning?unit=all&view=coach"),
            ("dependencies", "/planning?unit=all&view=dependencies"),
            ("alignment", "/planning?unit=all&view=alignment"),
            ("grading", "/planning/grading?unit=all"),
            ("retrospective", $"/retrospective?unit={Department.Slug}"),
            ("check-in", $"/checkin/{department.TeamObjective}"),
            ("inbox", "/inbox"),
            ("person", $"/people/{department.LeadId}"),
            ("glossary", "/glossary"),
            ("absent", $"/objectives/{Guid.CreateVersion7()}"),
            ("no access", "/admin/people"),
            ("no such address", "/nothing/here"));
    }

    [Fact]
    public async Task The_screens_of_KPIs()
    {
        var kpi = portal.Department.MetricId;
        await LookAsync(
            Department.Lead,
            ("KPIs", "/kpis"),
            ("data quality", "/kpis/sources"),
            ("import values", "/kpis/import"),
            ("new KPI", "/kpis/new"),
            ("KPI", $"/kpis/{kpi}"),
            ("edit a KPI", $"/kpis/{kpi}/edit"),
            ("thresholds", $"/kpis/{kpi}/thresholds"),
            ("formula", $"/kpis/{kpi}/formula"),
            ("source", $"/kpis/{kpi}/source"));
    }

    [Fact]
    public async Task The_screens_of_reviews()
    {
        var department = portal.Department;
        await LookAsync(
            Department.Lead,
            ("blockers", "/blockers"),
            ("blocker", $"/blockers/{department.Blocker}"),
            ("reviews", "/reviews"),
            ("review", $"/reviews/{department.Review}"),
            ("review in the room", $"/reviews/{department.Review}/run"),
            ("rhythm", "/rhythm"));
    }

    [Fact]
    public async Task The_screens_of_an_administrator()
    {
        await LookAsync(
            AdministratorTests.Administrator,
            ("administration", "/admin"),
            ("people", "/admin/people"),
            ("person in administration", $"/admin/people/{portal.Department.LeadId}"),
            ("import people", "/admin/import/people"),
            ("units", "/admin/units"),
            ("roles", "/admin/roles"),
            ("who can see this", "/admin/access"),
            ("policies", "/admin/policies"),
            ("tokens", "/admin/tokens"),
            ("groups", "/admin/groups"),
            ("operations", "/admin/operations"),
            ("history", "/admin/audit"),
            ("set-up", "/setup"));
    }

    [Fact]
    public async Task Sign_in_and_a_wall_without_a_link()
    {
        await using var nobody = await portal.OpenAsync();
        var faults = new List<string>();
        await nobody.Page.GotoAsync("/");
        await nobody.Page.GetByRole(AriaRole.Searchbox).WaitForAsync();
        faults.AddRange(await Screen.LookAsync(nobody.Page, "sign-in"));
        await nobody.Page.GotoAsync("/tv");
        await nobody.Heading.WaitForAsync();
        faults.AddRange(await Screen.LookAsync(nobody.Page, "wall without a link"));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task An_answer_to_why()
    {
        await using var person = await portal.OpenAsync();
        await person.SignInAsAsync(Department.Lead);
        await person.GoToAsync($"/objectives/{portal.Department.TeamObjective}");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "no progress yet, why?" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Dialog).GetByText("Nothing that counts has a value yet.").WaitForAsync();
        Assert.Empty(await Axe.FaultsAsync(person.Page, "why"));
    }

    private async Task LookAsync(string who, params (string Name, string Address)[] screens)
    {
        await portal.Department.SettledAsync();
        await using var person = await portal.OpenAsync();
        await person.SignInAsAsync(who);
        var faults = new List<string>();
        foreach (var (name, address) in screens)
        {
            await person.GoToAsync(address);
            faults.AddRange(await Screen.LookAsync(person.Page, name));
        }

        // What is absent or closed is told by the answer, which the browser's console repeats.
        faults.AddRange(person.Complaints.Where(c => !c.Contains("status of 40", StringComparison.Ordinal)));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
