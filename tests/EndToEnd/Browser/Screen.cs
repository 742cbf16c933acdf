using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>A screen as it stands, looked at in every appearance without opening it again.</summary>
internal static class Screen
{
    private const int Desktop = 1440;
    private const int Phone = 390;
    private const int Height = 1000;

    /// <summary>The widths in CSS pixels of a desktop of 1440 at 200 % zoom, and of one of 1280 at 400 %.</summary>
    private static readonly int[] s_zoomed = [720, 320];

    private static readonly string s_kept = Path.GetFullPath(Path.Combine(Root(), "artifacts/screens"));

    /// <summary>What is wrong with it; a line for each fault. Leaves the page wide and light.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        var faults = new List<string>();
        foreach (var width in new[] { Phone, Desktop })
        {
            await page.SetViewportSizeAsync(width, Height);
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                var look = $"{name}, {scheme}, {width} px";
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                faults.AddRange(scheme == ColorScheme.Light ? await Axe.FaultsAsync(page, look) : await Axe.ContrastAsync(page, look));
                await page.ScreenshotAsync(new() { FullPage = true, Path = $"{s_kept}/{scheme}-{width}/{name}.png" });
            }
        }

        foreach (var width in s_zoomed)
        {
            await page.SetViewportSizeAsync(width, Height);
            faults.AddRange(await Axe.SidewaysAsync(page, $"{name}, {width} px"));
        }

        await page.SetViewportSizeAsync(Desktop, Height);
        return faults;
    }

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../..");
}
