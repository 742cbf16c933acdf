using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>axe-core, from the portal's own libraries, run inside a page.</summary>
internal static class Axe
{
    private static readonly Lazy<string> s_source = new(() => File.ReadAllText(Path.GetFullPath(Source())));

    /// <summary>What axe-core finds, and whether the page scrolls sideways; a line for each fault.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string name)
    {
        await page.EvaluateAsync(s_source.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
              const faults = violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help} at ${node.target.join(" ")}`));
              const { scrollWidth, clientWidth } = document.documentElement;
              return scrollWidth > clientWidth ? [...faults, `scrolls sideways by ${scrollWidth - clientWidth} px`] : faults;
            }
            """);
        return [.. found.EnumerateArray().Select(fault => $"{name}: {fault.GetString()}")];
    }

    private static string Source([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../gateway/portal/node_modules/axe-core/axe.min.js");
}
