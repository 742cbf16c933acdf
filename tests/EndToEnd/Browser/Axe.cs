using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>axe-core, from the portal's own libraries, run inside a page.</summary>
internal static class Axe
{
    private const string Everything = """["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]""";

    private static readonly Lazy<string> s_source = new(() => File.ReadAllText(Path.GetFullPath(Source())));

    /// <summary>What axe-core finds, and whether the page scrolls sideways; a line for each fault.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string name) =>
        [.. await RunAsync(page, name, Everything), .. await SidewaysAsync(page, name)];

    /// <summary>What a theme can break: whether everything is told from what is behind it.</summary>
    public static Task<IReadOnlyList<string>> ContrastAsync(IPage page, string name) => RunAsync(page, name, """["color-contrast"]""");

    /// <summary>Whether the page is wider than its window.</summary>
    public static async Task<IReadOnlyList<string>> SidewaysAsync(IPage page, string name)
    {
        var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return beyond > 0 ? [$"{name}: scrolls sideways by {beyond} px"] : [];
    }

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, string name, string rules)
    {
        if (!await page.EvaluateAsync<bool>("() => typeof axe === 'object'"))
        {
            await page.EvaluateAsync(s_source.Value);
        }

        var found = await page.EvaluateAsync<JsonElement>(
            $$"""
            async () => {
              const { violations } = await axe.run({ runOnly: {{rules}}, resultTypes: ["violations"] });
              return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help} at ${node.target.join(" ")}`));
            }
            """);
        return [.. found.EnumerateArray().Select(fault => $"{name}: {fault.GetString()}")];
    }

    private static string Source([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../gateway/portal/node_modules/axe-core/axe.min.js");
}
