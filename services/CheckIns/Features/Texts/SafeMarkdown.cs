using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;

namespace Setpoint.CheckIns.Features.Texts;

/// <summary>
/// Markdown that people write, as HTML that cannot do anything: tags in it are text, only links to the web and to mail remain, an
/// image is loaded from nowhere unless that is allowed, and what is left is cleaned once more by a list of what is allowed.
/// </summary>
internal static class SafeMarkdown
{
    private const string Secure = "https://";
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();
    private static readonly string[] s_schemes = [Secure, "http://", "mailto:"];
    private static readonly string[] s_tags =
    [
        "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "a",
        "table", "thead", "tbody", "tr", "th", "td",
    ];

    private static readonly HtmlSanitizer s_plain = Sanitizer(s_tags, ["href", "title", "start"]);
    private static readonly HtmlSanitizer s_withImages = Sanitizer([.. s_tags, "img"], ["href", "title", "start", "src", "alt"]);

    /// <summary>The HTML; empty for empty text.</summary>
    /// <param name="images">Whether images are loaded from other servers: by https, and without telling them from which page.</param>
    public static string ToHtml(string text, bool images = false) => (images ? s_withImages : s_plain).Sanitize(Markdown.ToHtml(text, s_pipeline)).Trim();

    private static HtmlSanitizer Sanitizer(string[] tags, string[] attributes)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https", "http", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
        });
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is IHtmlAnchorElement anchor)
            {
                // A colon in an address without one of these schemes is a scheme in disguise, or will be taken for one.
                if (anchor.GetAttribute("href") is { } href && href.Contains(':', StringComparison.Ordinal) && !s_schemes.Any(s => href.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
                {
                    anchor.RemoveAttribute("href");
                }

                anchor.SetAttribute("rel", "noopener noreferrer nofollow");
            }
            else if (e.Node is IHtmlImageElement image)
            {
                // An address of ours would make the reader's browser ask us for something in the reader's name.
                if (image.GetAttribute("src")?.StartsWith(Secure, StringComparison.OrdinalIgnoreCase) == true)
                {
                    image.SetAttribute("loading", "lazy");
                    image.SetAttribute("referrerpolicy", "no-referrer");
                }
                else
                {
                    image.Remove();
                }
            }
        };
        return sanitizer;
    }
}
