using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>A data owner defines a KPI, fills it from a file with a mistake in it, and corrects a value that turned out wrong.</summary>
[Collection(PortalCollection.Name)]
public sealed class DataOwnerTests(PortalFixture portal)
{
    private const string Kpi = "First scans on time";
    private const string Key = "first-scans-on-time";

    /// <summary>Monday of the last week that is over: the latest period that is judged.</summary>
    private static readonly DateOnly s_lastWeek = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-7 - (((int)DateTime.UtcNow.DayOfWeek + 6) % 7));

    [Fact]
    public async Task A_file_is_tried_imported_and_one_of_its_values_corrected_with_the_old_one_kept()
    {
        await using var person = await portal.OpenAsync();
        await portal.Department.SettledAsync();
        await person.SignInAsAsync(Department.Lead);

        await DefineAsync(person);
        await ImportAsync(person);
        await CorrectAsync(person);

        Assert.Empty(person.Complaints);
    }

    private static async Task DefineAsync(PortalPage person)
    {
        var page = person.Page;
        await person.GoToAsync("/kpis/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Kpi);
        await page.GetByLabel("Definition", new() { Exact = true }).FillAsync("Parcels scanned within 20 minutes of arrival, of all that arrived");
        await page.GetByLabel("Unit of measure").FillAsync("%");
        await page.GetByLabel("Red below").FillAsync("92");
        await page.GetByLabel("Green above").FillAsync("95");
        await page.GetByLabel("Source", new() { Exact = true }).FillAsync("Gate feed");
        await page.GetByLabel("Key (optional)").FillAsync(Key);
        await page.GetByLabel("Status").SelectOptionAsync("active");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create KPI" }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Kpi);
    }

    /// <summary>As a spreadsheet of a country with decimal commas saves it; the last row names a KPI that does not exist.</summary>
    private static async Task ImportAsync(PortalPage person)
    {
        var page = person.Page;
        await person.GoToAsync("/kpis/import");
        var file = new StringBuilder("kpi;day;result;comment\n");
        decimal[] values = [95.6m, 95.9m, 96.2m, 93.9m];
        for (var week = 0; week < values.Length; week++)
        {
            var day = s_lastWeek.AddDays(7 * (week - values.Length + 1)).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
            file.Append(CultureInfo.InvariantCulture, $"{Key};{day};{values[week].ToString("0.0", CultureInfo.GetCultureInfo("de-DE"))};\n");
        }

        file.Append("no-such-kpi;09.11.2026;1,0;\n");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "scans.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file.ToString()) });

        await Expect(page.GetByLabel("Decimal sign")).ToHaveValueAsync("comma");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it without importing" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Rows with an error" })).ToContainTextAsync("is no metric that you can see");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 4 rows" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What happened" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the KPIs" }).ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync("KPIs");
    }

    private static async Task CorrectAsync(PortalPage person)
    {
        var page = person.Page;
        await page.GetByRole(AriaRole.Searchbox).FillAsync(Key);
        var link = page.GetByRole(AriaRole.Table, new() { Name = "KPIs" }).GetByRole(AriaRole.Link, new() { Name = Kpi });
        await link.ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync(Kpi);

        var rows = page.GetByRole(AriaRole.Table, new() { Name = "Values" }).GetByRole(AriaRole.Row);
        await Expect(rows.Filter(new() { HasText = "93.9" })).ToHaveCountAsync(1);
        await rows.Filter(new() { HasText = "93.9" }).GetByRole(AriaRole.Button, new() { Name = "Correct the value of" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Correct a value" });
        await Expect(dialog).ToContainTextAsync("93.9% is recorded.");
        await dialog.GetByLabel("Value", new() { Exact = true }).FillAsync("96.4");
        await dialog.GetByLabel("Note (optional)").FillAsync("214 late scans arrived after the week closed");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save value" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Corrected; the old value stays in the history" })).ToBeVisibleAsync();
        await Expect(rows.Filter(new() { HasText = "96.4" })).ToContainTextAsync("214 late scans arrived after the week closed");
        await Expect(page.GetByText("93.9 corrected to 96.4").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Green, why?" })).ToBeVisibleAsync();

        // Every number says why: both revisions, and which one counts.
        await page.GetByRole(AriaRole.Button, new() { Name = "96.4, why?" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = "Recomputed just now: 96.4%" })).ToContainTextAsync("93.9");
        await page.Keyboard.PressAsync("Escape");
    }
}
