using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Domain.Sources;

namespace Setpoint.Unit.Metrics.Sources;

public sealed class JsonPathTests
{
    private const string Document =
        """{"a":{"b":[{"c":1},{"c":2},{"d":3}]},"the key":{"it's":4},"list":[10,20,30],"nothing":null}""";

    [Theory]
    [InlineData("$.a.b[0]['c']", "$.a.b[0].c=1")]
    [InlineData("$.a.b[1].c", "$.a.b[1].c=2")]
    [InlineData("$['the key']['it\\'s']", "$['the key']['it's']=4")]
    [InlineData("$[\"list\"][-1]", "$.list[2]=30")]
    [InlineData("$.list[*]", "$.list[0]=10 $.list[1]=20 $.list[2]=30")]
    [InlineData("$.a.b[*].c", "$.a.b[0].c=1 $.a.b[1].c=2")]
    [InlineData("$.a.b[2].*", "$.a.b[2].d=3")]
    [InlineData("$.nothing", "$.nothing=null")]
    public void It_finds_what_it_names(string path, string found) =>
        Assert.Equal(found, string.Join(' ', Find(path, out _).Select(p => $"{p.Place}={p.Element.GetRawText()}")));

    [Theory]
    [InlineData("$.a.x", "$.a.x: is not there; $.a has b")]
    [InlineData("$.list[3]", "$.list[3]: is not there; $.list is a list of 3")]
    [InlineData("$.list[-4]", "$.list[-4]: is not there; $.list is a list of 3")]
    [InlineData("$.a[0]", "$.a[0]: is not there; $.a has b")]
    [InlineData("$.nothing.x", "$.nothing.x: is not there; $.nothing is null")]
    [InlineData("$.a.b[*].c", "$.a.b[2].c: is not there; $.a.b[2] has d")]
    public void It_says_where_it_leads_nowhere(string path, string problem)
    {
        Find(path, out var missing);
        Assert.Equal(problem, missing);
    }

    [Theory]
    [InlineData(null, "begin with $")]
    [InlineData("a.b", "begin with $")]
    [InlineData("$.", "ends at character 2, where a name or * is expected")]
    [InlineData("$..a", "has '.' at character 3, where a name (.. is not supported) is expected")]
    [InlineData("$.a b", "has ' ' at character 4, where a . or a [ is expected")]
    [InlineData("$.a[", "ends at character 4, where a number, a quoted name or * is expected")]
    [InlineData("$.a[1", "ends at character 5, where ] is expected")]
    [InlineData("$.a[1:2]", "has ':' at character 6, where ] (slices and unions are not supported) is expected")]
    [InlineData("$.a[0,1]", "has ',' at character 6")]
    [InlineData("$.a[?(@.b)]", "has '?' at character 5, where a number, a quoted name or * (filters are not supported)")]
    [InlineData("$.a['b]", "ends at character 7, where the closing quote is expected")]
    [InlineData("$.a[99999999999]", "where a number, a quoted name or * is expected")]
    public void It_names_the_character_it_cannot_read(string? path, string problem)
    {
        Assert.False(JsonPath.TryParse(path, out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    /// <summary>Whatever somebody types is a path or a problem, never an exception; and what is a path can be followed.</summary>
    [Fact]
    public void Any_text_is_a_path_or_a_problem() => Prop.ForAll<NonNull<string>>(text =>
    {
        if (JsonPath.TryParse("$" + text.Get, out var path, out var problem))
        {
            using var document = JsonDocument.Parse(Document);
            var found = path.Find(document.RootElement, "$", out var missing);
            return found.Count > 0 || missing is not null || path.IsMany;
        }

        return problem.Length > 0;
    }).QuickCheckThrowOnFailure();

    private static List<JsonPlace> Find(string text, out string? missing)
    {
        Assert.True(JsonPath.TryParse(text, out var path, out var problem), problem);
        return path.Find(JsonDocument.Parse(Document).RootElement, "$", out missing);
    }
}
