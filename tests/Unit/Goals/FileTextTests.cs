using Setpoint.Goals.Features.Files;

namespace Setpoint.Unit.Goals;

public sealed class FileTextTests
{
    [Fact]
    public void Parts_stand_between_semicolons_and_fields_between_bars()
    {
        Assert.Equal(["a|1", "b"], FileText.Split(" a|1 ;; b; ", ';'));
        Assert.Equal<IEnumerable<string?>>(["a", null, "2"], FileText.Fields("a | |2"));
        Assert.Empty(FileText.Split(" ", ';'));
    }

    [Fact]
    public void A_backslash_makes_text_of_what_separates_and_stays_text_before_anything_else()
    {
        Assert.Equal([@"a\;b", "c"], FileText.Split(@"a\;b; c", ';'));
        Assert.Equal<IEnumerable<string?>>(["a;b|c", @"C:\x", @"\"], FileText.Fields(@"a\;b\|c|C:\x|\\"));
    }
}
