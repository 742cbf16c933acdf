using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Unit.Metrics.Analysis;

/// <summary>Whole series, and what a person who looks at them would say. Real ones: see Series/PROVENANCE.md.</summary>
public sealed class BehaviourTests
{
    private static readonly Thresholds s_redBelow90 = Thresholds.Of(Direction.Higher, new ThresholdBounds(Green: 95m, Amber: 90m));

    [Fact]
    public void A_quiet_flat_series_says_nothing()
    {
        var history = Series.Of(Cadence.Weekly, Enumerable.Range(0, 60).Select(i => 100 + Series.Noise(i)));

        Assert.Empty(Beyond(history, 2, 3));
        Assert.Empty(OffBaselineAt(history, 2));
        Assert.All(Enumerable.Range(8, 52), n => Assert.Null(Series.ForecastAfter(n, history, s_redBelow90).Breach));
    }

    [Fact]
    public void A_step_is_sudden_then_off_baseline_then_normal_and_never_a_trend()
    {
        var history = Series.Of(Cadence.Weekly, Enumerable.Range(0, 60).Select(i => (i < 30 ? 108m : 98m) + Series.Noise(i)));

        var sudden = Beyond(history, 2, 3);
        var off = OffBaselineAt(history, 2);
        Assert.Equal(30, sudden[0]);
        Assert.Equal(32, off[0]);
        Assert.InRange(sudden[^1], 36, 43); // once half of the 26 weeks compared with are new ones
        Assert.InRange(off[^1], 36, 43);
        Assert.Equal(Enumerable.Range(30, sudden.Count), sudden); // one stretch: one alert
        var breaches = Enumerable.Range(31, 29).Where(n => Series.ForecastAfter(n, history, s_redBelow90).Breach is not null);
        Assert.Empty(breaches);
    }

    [Fact]
    public void A_weekly_season_is_usual_and_a_quiet_weekend_is_no_deviation()
    {
        var history = Series.Of(Cadence.Daily, Enumerable.Range(0, 180).Select(i => (i % 7 >= 5 ? 20m : 100m) + Series.Noise(i)));

        Assert.Empty(Beyond(history, 2, 3));
        Assert.All(Enumerable.Range(100, 80), n => Assert.NotEqual(ForecastVerdict.Breach, Series.ForecastAfter(n, history, s_redBelow90).Verdict));
    }

    [Fact]
    public void A_working_day_as_quiet_as_a_weekend_is_a_deviation()
    {
        var days = Enumerable.Range(0, 90).Select(i => (i % 7 >= 5 || i == 86 ? 20m : 100m) + Series.Noise(i)).ToList();
        Assert.Equal([86], Beyond(Series.Of(Cadence.Daily, days), 2, 3));
    }

    [Fact]
    public void A_spike_that_returns_is_sudden_once_and_leaves_no_trace()
    {
        var history = Series.Of(Cadence.Weekly, Enumerable.Range(0, 60).Select(i => (i == 40 ? 140m : 100m) + Series.Noise(i)));

        Assert.Equal([40], Beyond(history, 2, 3));
        Assert.Empty(OffBaselineAt(history, 2));
        Assert.All(Enumerable.Range(8, 52), n => Assert.Null(Series.ForecastAfter(n, history, s_redBelow90).Breach));
    }

    [Fact]
    public void An_oscillation_is_usual()
    {
        var history = Series.Of(Cadence.Weekly, Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? 110m : 90m) + Series.Noise(i)));

        Assert.Empty(Beyond(history, 2, 3));
        Assert.Empty(OffBaselineAt(history, 2));
        Assert.All(Enumerable.Range(8, 52), n => Assert.NotEqual(ForecastVerdict.Breach, Series.ForecastAfter(n, history, s_redBelow90).Verdict));
    }

    [Fact]
    public void A_slow_decline_is_foretold_weeks_before_it_turns_red()
    {
        var history = Series.Of(Cadence.Weekly, Enumerable.Range(0, 60).Select(i => 110m - (0.4m * i) + Series.Noise(i)));
        var red = history.Points.Select((p, i) => (p, i)).First(x => s_redBelow90.Judge(x.p.Value) == Health.Red).i;

        var warned = Enumerable.Range(8, 52).First(n => Series.ForecastAfter(n, history, s_redBelow90).Breach is { Health: Health.Red });

        Assert.InRange(red - warned, 4, 8);
    }

    [Fact]
    public void New_Yorks_taxis_deviate_when_the_city_stands_still()
    {
        var history = Series.Read("nyc_taxi_by_day.csv");

        var days = Series.Scores(history, 0).Where(d => d.IsBeyond(3)).Select(d => d.Judged.Start).ToList();

        (DateOnly From, DateOnly To)[] quiet =
        [
            (new(2014, 11, 27), new(2014, 11, 30)), // Thanksgiving
            (new(2014, 12, 23), new(2015, 1, 4)),   // Christmas and New Year
            (new(2015, 1, 26), new(2015, 1, 28)),   // blizzard
        ];
        Assert.Equal([new DateOnly(2014, 8, 28)], days.Where(d => !quiet.Any(q => d >= q.From && d <= q.To))); // before Labour Day
        Assert.All((DateOnly[])[quiet[0].From, new(2014, 12, 25), quiet[2].From, new(2015, 1, 27)], day => Assert.Contains(day, days));
    }

    [Fact]
    public void The_machine_deviates_on_the_day_it_failed()
    {
        var history = Series.Read("machine_temperature_by_day.csv");

        Assert.Contains(Series.Scores(history, 2), d => d.Judged.Start == new DateOnly(2014, 2, 8) && d.Score < -3);
    }

    /// <summary>The places of periods whose score lies beyond a limit.</summary>
    private static List<int> Beyond(History history, int decimals, decimal limit) =>
        [.. Series.Scores(history, decimals).Select((d, i) => (d, i)).Where(x => x.d.IsBeyond(limit)).Select(x => x.i + Offset(history, decimals))];

    private static int Offset(History history, int decimals) => history.Points.Count - Series.Scores(history, decimals).Count;

    private static List<int> OffBaselineAt(History history, int decimals) =>
        [.. Enumerable.Range(3, history.Points.Count - 2).Where(n => OffBaseline.Of(
            Deviation.OfLatest(3, new History(history.Calendar, history.Points.Take(n)), decimals, MetricPolicy.Default), MetricPolicy.Default)).Select(n => n - 1)];
}
