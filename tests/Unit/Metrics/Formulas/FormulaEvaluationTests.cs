using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.Metrics.Evaluation.Formulas;

namespace Setpoint.Unit.Metrics.Formulas;

public sealed class FormulaEvaluationTests
{
    [Fact]
    public void A_share_of_two_metrics()
    {
        var values = Values(("lost", Monthly(("2026-09-01", 12), ("2026-10-01", 9))), ("parcels", Monthly(("2026-09-01", 4_000), ("2026-10-01", 0))));

        Assert.Equal(0.3m, Of("{lost} / {parcels} * 100", "2026-09-01", values));
        Assert.Null(Of("{lost} / {parcels} * 100", "2026-10-01", values)); // Divided by zero.
        Assert.Null(Of("{lost} / {parcels} * 100", "2026-08-01", values)); // Nothing there.
    }

    [Fact]
    public void A_missing_input_is_no_value_and_never_zero()
    {
        var values = Values(("a", Monthly(("2026-10-01", 5))), ("b", Monthly()));

        foreach (var text in (string[])["{a} + {b}", "{a} - {b}", "sum({a}, {b})", "avg({a}, {b})", "min({a}, {b})", "max({b}, {a})", "-{b}", "ratio({a}, {b})"])
        {
            Assert.Null(Of(text, "2026-10-01", values));
        }
    }

    [Fact]
    public void What_no_number_can_hold_is_no_value() =>
        Assert.Null(Of("{a} * {a}", "2026-10-01", Values(("a", Monthly(("2026-10-01", decimal.MaxValue))))));

    [Fact]
    public void The_period_before_and_the_same_period_last_year()
    {
        var values = Values(("a", Monthly(("2025-10-01", 80), ("2026-09-01", 90), ("2026-10-01", 99))));

        Assert.Equal(9, Of("{a} - previous({a})", "2026-10-01", values));
        Assert.Equal(1.2375m, Of("{a} / lastYear({a})", "2026-10-01", values));
        Assert.Equal(80, Of("previous(lastYear({a}))", "2026-11-01", values));
        Assert.Null(Of("{a} / lastYear({a})", "2026-09-01", values));
    }

    [Theory]
    [InlineData("2021-12-27", Cadence.Weekly, "2020-12-21")] // Week 52, although week 53 of 2020 is a week nearer.
    [InlineData("2020-12-28", Cadence.Weekly, null)] // A 53rd week compares to nothing.
    [InlineData("2021-01-04", Cadence.Weekly, "2019-12-30")] // Week 1.
    [InlineData("2024-02-29", Cadence.Daily, null)]
    [InlineData("2025-02-28", Cadence.Daily, "2024-02-28")]
    public void Weeks_compare_by_their_number(string start, Cadence cadence, string? before)
    {
        var values = Values(("a", new SeriesValues(cadence, Aggregation.Last, before is null ? [] : [new Amount(Given.Day(before), 7)])));
        Assert.Equal(before is null ? null : 7, new FormulaEvaluation(Formula.Parse("lastYear({a})"), values).Of(Given.Period(start, cadence)).Value);
    }

    [Fact]
    public void Finer_periods_become_one_by_the_inputs_own_aggregation()
    {
        (string, decimal)[] days = [("2026-09-30", 100), ("2026-10-01", 2), ("2026-10-15", 6), ("2026-10-31", 4), ("2026-11-01", 100)];
        decimal? October(Aggregation aggregation, string text = "{a}") => Of(text, "2026-10-01", Values(("a", Series(Cadence.Daily, aggregation, days))));

        Assert.Equal(
            (4, 12, 4, 2, 6),
            (October(Aggregation.Last), October(Aggregation.Sum), October(Aggregation.Mean), October(Aggregation.Min), October(Aggregation.Max)));

        // With one metric a function says how.
        Assert.Equal((12, 4, 6), (October(Aggregation.Last, "sum({a})"), October(Aggregation.Last, "avg({a})"), October(Aggregation.Last, "max({a})")));
    }

    [Fact]
    public void A_ratio_of_sums_is_not_the_mean_of_ratios_and_takes_only_days_that_have_both()
    {
        var values = Values(
            ("late", Series(Cadence.Daily, Aggregation.Last, ("2026-10-01", 1), ("2026-10-02", 90), ("2026-10-03", 50))),
            ("all", Series(Cadence.Daily, Aggregation.Last, ("2026-10-01", 100), ("2026-10-02", 100))));

        Assert.Equal(0.455m, Of("ratio({late}, {all})", "2026-10-01", values)); // 91 / 200
    }

    [Fact]
    public void Less_weight_behind_an_input_is_less_behind_what_reads_it()
    {
        var values = Values(("a", new SeriesValues(Cadence.Monthly, Aggregation.Last, [new Amount(Given.Day("2026-10-01"), 5, 0.85m)])));
        var computed = new FormulaEvaluation(Formula.Parse("{a} * 2"), values).Of(Given.Period("2026-10-01", Cadence.Monthly));

        Assert.Equal((10m, 0.85m, true), (computed.Value, computed.Coverage, computed.IsProvisional(MetricPolicy.Default.EnoughWeight)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void Time_is_cut_into_slices_of_whole_periods_without_a_gap(int most)
    {
        var calendar = new PeriodCalendar(Cadence.Monthly, TimeZoneInfo.Utc);
        var slices = ComputedPeriods.Cut(calendar, (Given.Day("2025-01-15"), Given.Day("2026-11-03")), most).ToList();

        Assert.Equal((Given.Day("2025-01-15"), Given.Day("2026-11-03")), (slices[0].From, slices[^1].To));
        Assert.All(slices.Zip(slices.Skip(1)), pair => Assert.Equal((pair.First.To.AddDays(1), 1), (pair.Second.From, pair.Second.From.Day)));
        Assert.All(slices, s => Assert.True(s.To.DayNumber - s.From.DayNumber < Math.Max(most, 31)));
        Assert.Equal(most == 10_000 ? 1 : most < 32 ? 23 : slices.Count, slices.Count);
    }

    private static decimal? Of(string text, string start, FormulaValues values) =>
        new FormulaEvaluation(Formula.Parse(text), values).Of(Given.Period(start, Cadence.Monthly)).Value;

    private static FormulaValues Values(params (string Name, SeriesValues Series)[] series) => new(series.ToDictionary(s => s.Name, s => s.Series), _ => []);

    private static SeriesValues Monthly(params (string Start, decimal Value)[] values) => Series(Cadence.Monthly, Aggregation.Last, values);

    private static SeriesValues Series(Cadence cadence, Aggregation aggregation, params (string Start, decimal Value)[] values) =>
        new(cadence, aggregation, values.Select(v => new Amount(Given.Day(v.Start), v.Value)));
}
