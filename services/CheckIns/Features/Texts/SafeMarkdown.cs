using Ganss.Xss;
using Markdig;

namespace Setpoint.CheckIns.Features.Texts;

/// <summary>
/// Markdown that people write, as HTML that cannot do anything: tags in it are text, only links to the web and to mail remain, no
/// image is loaded from anywhere, and what is left is cleaned once more by a list of what is allowed.
/// </summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();
    private static readonly string[] s_schemes = ["https://", "http://", "mailto:"];
    private static readonly HtmlSanitizer s_sanitizer = Sanitizer();

    /// <summary>The HTML; empty for empty text.</summary>
    public static string ToHtml(string text) => s_sanitizer.Sanitize(Markdown.ToHtml(text, s_pipeline)).Trim();

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "a",
                "table", "thead", "tbody", "tr", "th", "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title", "start" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https", "http", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        });
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement anchor)
            {
                // A colon in an address without one of these schemes is a scheme in disguise, or will be taken for one.
                if (anchor.GetAttribute("href") is { } href && href.Contains(':', StringComparison.Ordinal) && !s_schemes.Any(s => href.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
                {
                    anchor.RemoveAttribute("href");
                }

                anchor.SetAttribute("rel", "noopener noreferrer nofollow");
            }
        };
        return sanitizer;
    }
}
