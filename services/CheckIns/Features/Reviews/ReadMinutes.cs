using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.Texts;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.Reviews;

/// <summary>A review on paper: as its reader may see it.</summary>
internal static class ReadMinutes
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>md</c>: Markdown; <c>html</c>: a page to print. Times are those of the unit.</summary>
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, string? format, ReviewAccess access, ReviewReader reader, People people, CancellationToken ct)
    {
        if (format is not (null or "md" or "html"))
        {
            return Problems.Invalid("format", "must be one of: md, html");
        }

        if (await access.FindAsync(id, ct) is not { } review)
        {
            return Problems.Missing();
        }

        var markdown = Markdown(await reader.ReadAsync(review, ct), await people.ZoneOfUnitAsync(review.UnitId, ct));
        return format == "html"
            ? TypedResults.Content(Page(markdown), "text/html; charset=utf-8")
            : TypedResults.Content(markdown, "text/markdown; charset=utf-8");
    }

    private static string Markdown(ReviewResponse review, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        text.Append(s_english, $"# {Title(review.Kind)}, {Plain(review.Unit ?? "a unit")}\n\n");
        text.Append(s_english, $"{TimeZoneInfo.ConvertTime(review.ScheduledAt, zone):dddd d MMMM yyyy, HH:mm}, run by {Plain(review.Facilitator.Name ?? "somebody")}. ");
        text.Append(s_english, $"What stood on {TimeZoneInfo.ConvertTime(review.AsOf, zone):d MMM yyyy, HH:mm}.\n");
        if (review.ShareOnOkrs is { } share && review.Items.Sum(i => i.Seconds) / 60 is var minutes and > 0)
        {
            text.Append(s_english, $"\nTime on objectives: {share * 100:0} % of {minutes} minute{(minutes == 1 ? "" : "s")}.\n");
        }

        foreach (var section in review.Items.GroupBy(i => i.Section))
        {
            text.Append(s_english, $"\n## {Title(section.Key)}\n\n");
            foreach (var item in section.Where(i => i.Text is not null || i.Notes is not null))
            {
                text.Append(s_english, $"- {Plain(item.Text ?? "")}\n");
                if (item.Notes is { } notes)
                {
                    text.Append("\n  ").Append(notes.ReplaceLineEndings("\n  ")).Append("\n\n");
                }
            }
        }

        foreach (var kind in review.Outcomes.GroupBy(o => o.Kind).OrderBy(g => g.Key))
        {
            text.Append(s_english, $"\n## {(kind.Key == OutcomeKind.Decision ? "Decisions" : "Actions")}\n\n");
            foreach (var o in kind)
            {
                text.Append(s_english, $"- {Plain(o.Text)}{(o.Owner is { } owner ? string.Create(s_english, $" ({Plain(owner.Name ?? "somebody")}, by {o.Due:d MMM yyyy}{(o.DoneAt is null ? "" : ", done")})") : "")}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The page carries its own policy: this style, by its digest, and nothing else.</summary>
    private const string Style = "body{font:12pt/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h2{margin-top:1.5em}@media print{body{margin:0}}";

    private static readonly string s_styleDigest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    private static string Page(string markdown) =>
        $$$"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{{s_styleDigest}}}'">
        <title>{{{WebUtility.HtmlEncode(markdown[2..markdown.IndexOf('\n', StringComparison.Ordinal)])}}}</title>
        <style>{{{Style}}}</style>
        </head><body>
        {{{SafeMarkdown.ToHtml(markdown)}}}
        </body></html>
        """;

    /// <summary>Facts and names are text: whatever Markdown would make something of is escaped, and a line stays a line.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            _ = "\\`*_{}[]<>#|~!".Contains(c, StringComparison.Ordinal) ? plain.Append('\\').Append(c) : plain.Append(c);
        }

        return plain.ToString();
    }

    private static string Title(ReviewKind kind) => kind switch
    {
        ReviewKind.WeeklyKpi => "Weekly KPI review",
        ReviewKind.BiweeklyLeadership => "Leadership review",
        ReviewKind.MonthlyOkr => "Monthly OKR review",
        _ => "Quarterly close",
    };

    private static string Title(ReviewSection section) => section switch
    {
        ReviewSection.Recall => "Can we name the company's objectives?",
        ReviewSection.Actions => "Open actions",
        ReviewSection.Decisions => "Decisions of last time",
        ReviewSection.Turned => "KPIs that turned",
        ReviewSection.Moved => "Objectives that moved",
        ReviewSection.Blocked => "What is blocked",
        ReviewSection.Missing => "Check-ins still to come",
        ReviewSection.KpisDue => "KPIs nobody has looked at",
        _ => "Anything else",
    };
}
