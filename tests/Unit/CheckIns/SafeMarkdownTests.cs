using System.Text.RegularExpressions;
using Setpoint.CheckIns.Features.Texts;

namespace Setpoint.Unit.CheckIns;

/// <summary>What people write becomes HTML that can do nothing, whatever they write.</summary>
public sealed partial class SafeMarkdownTests
{
    private static readonly string[] s_places = ["a {0} b", "- {0}", "# {0}", "| a |\n|---|\n| {0} |", "> {0}", "[x]({0})", "[x](<{0}>)", "![x]({0})", "[x](https://e.com \"{0}\")", "<{0}>", "[x]\n\n[x]: {0}", "`{0}`", "```\n{0}\n```", "    {0}"];

    [Theory]
    [InlineData("**bold** _it_ ~~gone~~ `x < y`", "<p><strong>bold</strong> <em>it</em> <del>gone</del> <code>x &lt; y</code></p>")]
    [InlineData("[a](https://example.com)", """<p><a href="https://example.com" rel="noopener noreferrer nofollow">a</a></p>""")]
    [InlineData("[a](javascript:alert(1))", """<p><a rel="noopener noreferrer nofollow">a</a></p>""")]
    [InlineData("![a](https://evil.example/x.png)", "<p></p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    public void Markdown_becomes_what_is_allowed(string text, string html) => Assert.Equal(html, SafeMarkdown.ToHtml(text));

    [Theory]
    [InlineData("![a](https://e.example/x.png \"t\")", """<p><img src="https://e.example/x.png" alt="a" title="t" loading="lazy" referrerpolicy="no-referrer"></p>""")]
    [InlineData("![a](HTTPS://e.example/x.png)", """<p><img src="HTTPS://e.example/x.png" alt="a" loading="lazy" referrerpolicy="no-referrer"></p>""")]
    [InlineData("![a](http://e.example/x.png)", "<p></p>")]
    [InlineData("![a](/api/goals/objectives)", "<p></p>")]
    [InlineData("![a](//e.example/x.png)", "<p></p>")]
    [InlineData("![a](data:image/svg+xml;base64,PHN2Zz4=)", "<p></p>")]
    [InlineData("![a](javascript:alert(1))", "<p></p>")]
    [InlineData("<img src=https://e.example/x.png onerror=alert(1)>", "<p>&lt;img src=https://e.example/x.png onerror=alert(1)&gt;</p>")]
    public void Images_are_loaded_by_https_alone_and_only_where_they_are_allowed(string text, string html)
    {
        Assert.Equal(html, SafeMarkdown.ToHtml(text, images: true));
        Assert.DoesNotContain("<img", SafeMarkdown.ToHtml(text), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Nothing_that_acts_gets_through_where_images_are_allowed()
    {
        var through = (from attack in Attacks.All
                       from place in s_places.Append("![{0}](https://e.com/x.png \"{0}\")")
                       let html = SafeMarkdown.ToHtml(string.Format(System.Globalization.CultureInfo.InvariantCulture, place, attack), images: true)
                       where Acts().IsMatch(Images().Replace(html, ""))
                       select $"{attack} in {place}: {html}").ToList();
        Assert.True(through.Count == 0, string.Join(Environment.NewLine, through.Take(10)));
    }

    /// <summary>Each in the middle of a text, in a list, a heading, a table, a quote, and as the target and title of a link.</summary>
    [Fact]
    public void Nothing_that_acts_gets_through()
    {
        Assert.True(Attacks.All.Count >= 100, $"{Attacks.All.Count}");
        var through = (from attack in Attacks.All
                       from place in s_places
                       let html = SafeMarkdown.ToHtml(string.Format(System.Globalization.CultureInfo.InvariantCulture, place, attack))
                       where Acts().IsMatch(html)
                       select $"{attack} in {place}: {html}").ToList();
        Assert.True(through.Count == 0, string.Join(Environment.NewLine, through.Take(10)));
    }

    /// <summary>Only known tags, with only known attributes, whose targets go to the web or to mail: anything else in a tag acts.</summary>
    [GeneratedRegex(
        """<(?!/?(?:p|br|hr|strong|em|del|code|pre|blockquote|ul|ol|li|h[1-6]|a|table|thead|tbody|tr|th|td)(?:\s+(?:href="(?:https?://|mailto:|[^":]*")[^"]*"?|title="[^"]*"|start="[^"]*"|rel="noopener noreferrer nofollow"))*\s*/?>)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Acts();

    /// <summary>An image as it may be: from another server by https, with words that do nothing.</summary>
    [GeneratedRegex("""<img(?:\s+(?:src="https://[^"]*"|alt="[^"]*"|title="[^"]*"|loading="lazy"|referrerpolicy="no-referrer"))*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Images();
}
