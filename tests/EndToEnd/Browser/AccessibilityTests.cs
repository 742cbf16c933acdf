using Microsoft.Playwright;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>axe-core finds nothing on any page, in both themes, on a desktop and on a phone; and nothing scrolls sideways.</summary>
[Collection(PortalCollection.Name)]
public sealed class AccessibilityTests(PortalFixture portal)
{
    public static TheoryData<ColorScheme, int> Appearances => new()
    {
        { ColorScheme.Light, 1440 },
        { ColorScheme.Dark, 1440 },
        { ColorScheme.Light, 390 },
        { ColorScheme.Dark, 390 },
    };

    [Theory]
    [MemberData(nameof(Appearances))]
    public async Task Every_page_is_accessible(ColorScheme scheme, int width)
    {
        await using var person = await portal.OpenAsync(scheme, width);
        var faults = new List<string>();

        await person.Page.GotoAsync("/");
        await person.Page.GetByRole(AriaRole.Searchbox).WaitForAsync();
        faults.AddRange(await Axe.FaultsAsync(person.Page, "sign-in"));

        await person.SignInAsAsync(Department.Lead);
        var department = portal.Department;
        (string Name, string Address)[] pages =
        [
            ("home", "/"),
            ("unit", $"/d/{Department.Slug}"),
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
            ("KPI", $"/kpis/{department.MetricId}"),
            ("check-in", $"/checkin/{department.TeamObjective}"),
            ("inbox", "/inbox"),
            ("absent", $"/objectives/{Guid.CreateVersion7()}"),
        ];
        foreach (var (name, address) in pages)
        {
            await person.GoToAsync(address);
            faults.AddRange(await Axe.FaultsAsync(person.Page, name));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task An_answer_to_why_is_accessible()
    {
        await using var person = await portal.OpenAsync();
        await person.SignInAsAsync(Department.Lead);
        await person.GoToAsync($"/objectives/{portal.Department.TeamObjective}");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "no progress yet, why?" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Dialog).GetByText("Nothing that counts has a value yet.").WaitForAsync();
        Assert.Empty(await Axe.FaultsAsync(person.Page, "why"));
    }
}
