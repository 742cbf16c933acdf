using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("parcels on tim", "parcels & on & tim:*")]
    [InlineData("on ti", "on & ti")]
    [InlineData("  (Parcel) | !time' ", "Parcel & time:*")]
    [InlineData("Größe Q3", "Größe & Q3")]
    [InlineData("a b c d e f g h i j k l", "a & b & c & d & e & f & g & h & i & j")]
    [InlineData("&|!:*'\\ \0", null)]
    [InlineData(null, null)]
    public void Every_word_and_the_last_one_as_a_beginning(string? typed, string? query) => Assert.Equal(query, SearchWords.Query(typed));
}
