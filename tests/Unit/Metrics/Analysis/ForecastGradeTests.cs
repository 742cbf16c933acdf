using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Unit.Metrics.Analysis;

public sealed class ForecastGradeTests
{
    private static readonly ForecastClaim s_claim = new(
        Week(0), Week(8), Health.Red, Direction.Lower, new ThresholdBounds(Green: 5m, Amber: 6m));

    [Fact]
    public void It_is_a_hit_when_the_metric_gets_as_bad_as_foretold_and_its_lead_is_counted_in_periods() =>
        Assert.Equal(new ForecastGrade(ForecastOutcome.Hit, 4), Grade(over: false, acted: true, 5.5m, 5.8m, 6.0m, 6.1m));

    [Fact]
    public void Amber_is_not_the_red_that_was_foretold() => Assert.Null(Grade(over: false, acted: false, 5.5m, 5.8m, 6.0m));

    [Fact]
    public void When_the_horizon_has_passed_it_is_a_miss_and_where_somebody_acted_averted()
    {
        decimal[] calm = [.. Enumerable.Repeat(5.5m, 8)];

        Assert.Null(Grade(over: false, acted: true, calm));
        Assert.Equal(ForecastOutcome.Miss, Grade(over: true, acted: false, calm)!.Outcome);
        Assert.Equal(ForecastOutcome.Averted, Grade(over: true, acted: true, calm)!.Outcome);
    }

    [Fact]
    public void What_comes_after_the_horizon_does_not_count() =>
        Assert.Equal(ForecastOutcome.Miss, Grade(over: true, acted: false, [.. Enumerable.Repeat(5.5m, 8), 9m])!.Outcome);

    [Fact]
    public void Without_any_value_there_is_nothing_to_grade() => Assert.Null(Grade(over: true, acted: false));

    [Fact]
    public void Averted_ones_are_left_out_of_precision()
    {
        var record = ForecastRecord.Of([(ForecastOutcome.Hit, 4), (ForecastOutcome.Hit, 2), (ForecastOutcome.Hit, 7), (ForecastOutcome.Miss, null), (ForecastOutcome.Averted, null), (null, null)]);

        Assert.Equal(new ForecastRecord(3, 1, 1, 1, 0.75m, 4m), record);
        Assert.Equal(new ForecastRecord(0, 0, 1, 0, null, null), ForecastRecord.Of([(ForecastOutcome.Averted, null)]));
    }

    private static DateOnly Week(int n) => Series.Monday.AddDays(7 * n);

    private static ForecastGrade? Grade(bool over, bool acted, params decimal[] values) => ForecastGrade.Of(
        s_claim, Series.Calendar(Cadence.Weekly), values.Select((v, i) => new Point(Week(i + 1), v)), over, acted);
}
