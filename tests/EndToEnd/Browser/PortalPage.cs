using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>The portal as a person uses it; what the browser complains about is kept.</summary>
internal sealed class PortalPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public PortalPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and refusals of the content security policy; a correct portal has none.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public async Task SignInAsAsync(string name)
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Searchbox).FillAsync(name);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Needs you" })).ToBeVisibleAsync();
    }

    /// <summary>Opens a page and waits until every part of it has been read.</summary>
    public async Task GoToAsync(string address)
    {
        await Page.GotoAsync(address);
        await Expect(Heading).ToBeVisibleAsync();
        await Expect(Page.Locator("[data-waiting]")).ToHaveCountAsync(0);
    }

    /// <summary>The navigation, with what waits.</summary>
    public ILocator Navigation => Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
