using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class FitTests
{
    /// <summary>Three of the draft's six words are 0.4 × 0.5 = 0.2; the unit directly above is 0.4; a shared metric is 0.2.</summary>
    [Theory]
    [InlineData(1, 0, 3, true, 0.8)]
    [InlineData(2, 0, 3, false, 0.4)]
    [InlineData(0, 0, 3, false, 0.4)]
    [InlineData(1, 1, 3, false, 0.333333333333)]
    [InlineData(2, 1, 0, true, 0.3)]
    public void Nearness_words_and_a_metric_make_the_score(int up, int down, int shared, bool metric, double score) =>
        Assert.Equal((decimal)score, new Fit(up, down, shared, 6, 8, metric).Score);

    [Theory]
    [InlineData(1, 0, 0, false, true)] // above: even with nothing in common
    [InlineData(0, 0, 0, false, false)]
    [InlineData(0, 0, 1, false, true)]
    [InlineData(1, 1, 0, false, false)]
    [InlineData(1, 1, 0, true, true)]
    [InlineData(0, 1, 6, true, false)] // below
    public void What_is_above_can_be_served_and_what_is_across_where_it_has_something_in_common(int up, int down, int shared, bool metric, bool can) =>
        Assert.Equal(can, new Fit(up, down, shared, 6, 8, metric).CanBeServed);

    [Theory]
    [InlineData(1, 1, 3, 6, 9, false, true)] // 3 of 6
    [InlineData(1, 1, 3, 7, 9, false, false)] // 3 of 7
    [InlineData(1, 1, 1, 2, 9, false, false)] // one word is chance
    [InlineData(1, 1, 0, 6, 9, true, true)]
    [InlineData(1, 0, 6, 6, 6, true, false)] // above: to be served
    [InlineData(0, 1, 6, 6, 6, true, false)]
    public void The_same_effort_is_on_another_branch(int up, int down, int shared, int words, int others, bool metric, bool duplicate) =>
        Assert.Equal(duplicate, new Fit(up, down, shared, words, others, metric).IsDuplicate);
}
