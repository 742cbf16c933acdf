using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Setpoint.Testing.Services;
using static Microsoft.Playwright.Assertions;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>A contributor's Monday: what waits is said at home, and three check-ins take the keyboard alone.</summary>
[Collection(PortalCollection.Name)]
public sealed class ContributorsMondayTests(PortalFixture portal)
{
    private const string Contributor = "Casey Monday";

    /// <summary>What may be pressed beyond the answers themselves, for all three.</summary>
    private const int MostKeys = 12;

    private static readonly string[] s_objectives = ["Routes are ready before noon", "Depots answer within the hour", "Labels are right the first time"];

    [Fact]
    public async Task Three_check_ins_take_twelve_keys_beyond_the_answers()
    {
        var objectives = await portal.Department.AddContributorAsync(Contributor, s_objectives);
        await using var person = await portal.OpenAsync();
        var page = person.Page;
        await person.SignInAsAsync(Contributor);

        // The services hear of new objectives one after another.
        await Eventually.TrueAsync(async () =>
        {
            await person.GoToAsync("/");
            return await Waiting(person).CountAsync() == s_objectives.Length;
        });
        await page.GotoAsync("/checkin"); // where a reminder leads
        var keys = 0;
        foreach (var number in Enumerable.Range(1, s_objectives.Length))
        {
            await Expect(page.Locator("input[data-asked]")).ToBeFocusedAsync();
            var asked = page.Url;
            await Expect(page.Locator("input[data-asked]")).ToHaveValueAsync("");
            await page.Keyboard.TypeAsync($"{number}0");
            await PressAsync("Enter");
            await PressAsync("8"); // the confidence
            await PressAsync("Enter");
            await page.Keyboard.TypeAsync($"Week {number} went as planned.");
            await PressAsync("Control+Enter");
            await Expect(page).Not.ToHaveURLAsync(asked);
        }

        await Expect(page).ToHaveURLAsync("/");
        Assert.InRange(keys, 1, MostKeys);
        await Expect(Waiting(person)).ToHaveCountAsync(0);
        await person.GoToAsync($"/objectives/{objectives[0]}");
        await Expect(page.GetByText("went as planned.").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^0\\.[123]0, why\\?$") }).First).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);

        async Task PressAsync(string key)
        {
            keys++;
            await page.Keyboard.PressAsync(key);
        }
    }

    private static ILocator Waiting(PortalPage person) => person.Page.Locator("[data-need^='due-']");
}
