using Microsoft.Playwright;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>The whole platform with one department in it, and a real browser to look at it with.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // Milliseconds that a page may take to show something: the machine may be busy with the rest of the tests.
    private const float Patience = 30_000;
    private readonly PlatformFixture _platform = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>The department that the tests look at.</summary>
    internal Department Department { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _platform.InitializeAsync();
        Department = await Department.SetUpAsync(_platform.Api, _platform.CompanySlug);
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _platform.DisposeAsync();
    }

    /// <summary>A browser of its own for a test: no cookie, no stored choice.</summary>
    internal async Task<PortalPage> OpenAsync(ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 1000)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = _platform.System.Address("gateway").ToString(),
            Locale = "en-GB",
            TimezoneId = "Europe/Amsterdam",
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(Patience);
        return new PortalPage(context, await context.NewPageAsync());
    }
}

/// <summary>One platform and one browser for all tests in a browser.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<PortalFixture>
{
    public const string Name = "portal";
}
