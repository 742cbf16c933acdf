using Setpoint.Metrics.Domain;

namespace Setpoint.Unit.Metrics;

public sealed class AggregationTests
{
    /// <summary>Measured in this order: 4, then nothing any more, 10, 1. They are added newest first.</summary>
    [Theory]
    [InlineData(Aggregation.Last, 1)]
    [InlineData(Aggregation.Sum, 15)]
    [InlineData(Aggregation.Mean, 5)]
    [InlineData(Aggregation.Min, 1)]
    [InlineData(Aggregation.Max, 10)]
    public void Values_of_a_period_become_one(Aggregation aggregation, int expected) =>
        Assert.Equal(expected, Total(aggregation, 1, 10, null, 4));

    [Theory]
    [InlineData(Aggregation.Last)]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Mean)]
    [InlineData(Aggregation.Min)]
    [InlineData(Aggregation.Max)]
    public void A_period_whose_values_were_all_withdrawn_is_missing_and_not_zero(Aggregation aggregation) =>
        Assert.Null(Total(aggregation, null, null));

    [Fact]
    public void The_last_value_gives_way_to_the_one_before_when_it_is_withdrawn() => Assert.Equal(7, Total(Aggregation.Last, null, 7, 3));

    [Fact]
    public void Negative_values_count_as_they_are()
    {
        Assert.Equal(-2, Total(Aggregation.Max, -5, -2));
        Assert.Equal(-7, Total(Aggregation.Sum, -5, -2));
    }

    private static decimal? Total(Aggregation aggregation, params decimal?[] newestFirst)
    {
        var total = new PeriodTotal(aggregation);
        foreach (var value in newestFirst)
        {
            total.Add(value);
        }

        return total.Value;
    }
}
