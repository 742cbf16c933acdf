using System.Text.Json.Nodes;
using Setpoint.Directory.Features.Scim;
using Setpoint.Directory.Features.Scim.Filters;
using Setpoint.Directory.Features.Scim.Users;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class ScimFilterTests
{
    private static readonly AttributeName Title = new(null, "title", null);

    [Fact]
    public void And_binds_closer_than_or_and_not_closest()
    {
        var filter = FilterParser.Filter("title pr or not (title eq \"a\") AND title NE \"b\"");

        Assert.Equal(
            new ScimFilter.Or(
                new ScimFilter.Present(Title),
                new ScimFilter.And(
                    new ScimFilter.Not(new ScimFilter.Compare(Title, Comparison.Eq, "a")),
                    new ScimFilter.Compare(Title, Comparison.Ne, "b"))),
            filter);
    }

    [Theory]
    [InlineData("name.familyName co \"O'Malley\"", "name", "familyName", "O'Malley")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"", "userName", null, "J")]
    [InlineData("active eq true", "active", null, true)]
    [InlineData("title eq \"a \\\"quoted\\\" \\u0041\"", "title", null, "a \"quoted\" A")]
    [InlineData("title eq null", "title", null, null)]
    public void Names_and_values_are_read(string text, string attribute, string? sub, object? value)
    {
        var compare = Assert.IsType<ScimFilter.Compare>(FilterParser.Filter(text));
        Assert.Equal((attribute, sub, value), (compare.Attribute.Attribute, compare.Attribute.Sub, compare.Value));
    }

    [Fact]
    public void Paths_are_read()
    {
        var work = new ScimFilter.Compare(new(null, "type", null), Comparison.Eq, "work");
        Assert.Equal(new ScimPath(new(null, "emails", "value"), work), FilterParser.Path("emails[type eq \"work\"].value"));
        Assert.Equal(new ScimPath(new(null, "emails", null), work), FilterParser.Path("emails[type eq \"work\"]"));
        Assert.Equal(new ScimPath(new(null, "name", "familyName"), null), FilterParser.Path("name.familyName"));
        Assert.Equal(new ScimPath(new(ScimSchema.Enterprise.Id, "manager", null), null), FilterParser.Path($"{ScimSchema.Enterprise.Id}:manager"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("title")]
    [InlineData("title eq")]
    [InlineData("title eq unquoted")]
    [InlineData("title is \"a\"")]
    [InlineData("title 3 \"a\"")]
    [InlineData("title eq \"open")]
    [InlineData("title eq \"\\x\"")]
    [InlineData("title eq \"nul\\u0000\"")]
    [InlineData("(title pr")]
    [InlineData("title pr)")]
    [InlineData("emails[type eq \"work\"")]
    [InlineData("title pr and")]
    [InlineData("not title pr")]
    [InlineData("a.b.c pr")]
    [InlineData("title pr; drop table person")]
    public void A_filter_that_is_none_is_refused_as_such(string text) =>
        Assert.Equal("invalidFilter", Assert.Throws<ScimException>(() => FilterParser.Filter(text)).Type);

    [Fact]
    public void Nesting_has_an_end()
    {
        var deep = new string('(', 2000) + "title pr" + new string(')', 2000);
        Assert.Equal("invalidFilter", Assert.Throws<ScimException>(() => FilterParser.Filter(deep)).Type);
        Assert.Equal("invalidFilter", Assert.Throws<ScimException>(() => FilterParser.Filter(new string('a', 100_000))).Type);
    }

    [Fact]
    public void Whatever_is_written_is_read_or_refused_and_never_gets_into_the_sql()
    {
        string[] pieces = ["userName", "emails", "active", "meta.created", "eq", "co", "pr", "and", "or", "not", "(", ")", "[", "]", ".value", "\"", "\\", "\"evil'--\"", "\"\\ud800\"", "true", "null", "-1", "1.", " ", " ", "$", ";", "é", "\0", "urn:x:y", ":", ".", "title"];
        var random = new Random(7644);
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
            try
            {
                Assert.DoesNotContain("evil", new FilterSql(UserColumns.All).Condition(FilterParser.Filter(text)), StringComparison.Ordinal);
            }
            catch (ScimException e)
            {
                Assert.Equal("invalidFilter", e.Type);
            }

            try
            {
                FilterParser.Path(text);
            }
            catch (ScimException e)
            {
                Assert.Equal("invalidPath", e.Type);
            }
        }
    }

    [Fact]
    public void Parameters_are_numbered_in_the_order_of_their_values()
    {
        var sql = new FilterSql(UserColumns.All);
        var condition = sql.Condition(FilterParser.Filter("displayName eq \"a\" and emails[type eq \"work\" and value co \"b\"] and not (active eq true)"));

        Assert.Equal(["a", "work", "%b%", true], sql.Values);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Contains($"{{{i}}}", condition, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type eq \"WORK\"", true)]
    [InlineData("type eq \"work\" and primary eq true", true)]
    [InlineData("primary eq \"True\"", true)]
    [InlineData("not (type sw \"w\")", false)]
    [InlineData("display pr or value ew \"example\"", true)]
    [InlineData("display eq null", true)]
    [InlineData("value gt \"z\"", false)]
    public void A_value_is_matched(string filter, bool matches)
    {
        var value = new JsonObject { ["type"] = "work", ["value"] = "a@b.example", ["primary"] = true };
        Assert.Equal(matches, FilterParser.Filter(filter).Matches(value));
    }
}
