using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics.Analysis;

public sealed class AlertTests
{
    [Theory]
    [InlineData(true, false, false, false, false, true, false)]  // new
    [InlineData(true, true, false, false, false, false, false)]  // was there quietly and nothing came
    [InlineData(true, true, false, false, true, true, false)]    // was there quietly, and a new period is so, too
    [InlineData(true, false, false, true, true, false, false)]   // only people changed something
    [InlineData(true, false, true, false, true, false, false)]   // open already
    [InlineData(false, true, true, true, false, false, true)]    // gone, however it went
    [InlineData(false, true, false, false, true, false, false)]
    public void An_alert_opens_for_a_reason_that_is_news_and_closes_without_one(
        bool holds, bool heldBefore, bool isOpen, bool quiet, bool isNews, bool opens, bool closes) =>
        Assert.Equal(new ConditionDecision(opens, closes), ConditionDecision.Of(holds, heldBefore, isOpen, quiet, isNews));

    [Theory]
    [InlineData("RR", true)]
    [InlineData("RRG", true)]
    [InlineData("RAR", false)]
    [InlineData("AR", false)]
    [InlineData("R", false)]
    [InlineData("", false)]
    public void Two_red_periods_in_a_row_propose_an_objective(string newestFirst, bool proposes) =>
        Assert.Equal(proposes, AlertDecision.ProposesObjective(Judged(newestFirst)));

    [Fact]
    public void A_deviation_judged_again_from_what_was_stored_is_the_same()
    {
        var history = Series.Of(Cadence.Weekly, [.. Enumerable.Range(0, 26).Select(i => 100 + Series.Noise(i)), 140m]);
        var facts = new AlertFacts(1, 3m, 2, Deviation: Deviation.Of(history.Points[^1], history, 2, MetricPolicy.Default));

        var again = Again(AlertKind.Deviation, null, facts, Cadence.Weekly);

        Assert.True(again.Holds);
        Assert.Equal(FactsJson.Of(facts), FactsJson.Of(again.Facts));
    }

    [Fact]
    public void A_forecast_judged_again_from_what_was_stored_is_the_same_to_the_last_digit()
    {
        var thresholds = Thresholds.Of(Direction.Lower, new ThresholdBounds(Green: 50m, Amber: 110m));
        var history = Series.Of(Cadence.Monthly, Enumerable.Range(0, 30).Select(i => 100 + (i / 3m) + Series.Noise(i)));
        var forecast = Series.ForecastOf(history, thresholds);
        var claimed = new ForecastClaimed(forecast, history.Points[^1].Start, forecast.Projection[^1].Start, Direction.Lower, thresholds.Bounds);
        var facts = new AlertFacts(1, 1.96m, 2, Forecast: claimed);

        var again = Again(AlertKind.Forecast, Health.Red, facts, Cadence.Monthly);

        Assert.True(forecast.Trend!.Seasonal);
        Assert.True(again.Holds);
        Assert.Equal(FactsJson.Of(facts), FactsJson.Of(again.Facts));
    }

    [Fact]
    public void A_missing_value_judged_again_was_due_when_it_was()
    {
        var due = Instant("2026-11-17T09:36:00Z");
        var facts = new AlertFacts(1, null, 1, Stale: new MissingValue(new(2026, 11, 9), due, 0.2m, 1));

        Assert.True(Again(AlertKind.Stale, null, facts, Cadence.Weekly).Holds);
        Assert.False(Again(AlertKind.Stale, null, facts with { Stale = facts.Stale! with { GraceLeastDays = 3 } }, Cadence.Weekly).Holds);
    }

    [Fact]
    public void A_health_alert_judged_again_confirms_what_it_confirmed()
    {
        JudgedPoint[] periods = [new(new(2026, 11, 12), 80, Health.Red), new(new(2026, 11, 11), 80, Health.Red), new(new(2026, 11, 10), 97, Health.Green)];
        var facts = new AlertFacts(1, null, 1, Health: periods);

        Assert.True(Again(AlertKind.Health, Health.Red, facts, Cadence.Daily).Holds);
        Assert.False(Again(AlertKind.Health, Health.Amber, facts, Cadence.Daily).Holds);
    }

    [Fact]
    public void A_health_alert_is_judged_again_by_the_rule_that_judged_it()
    {
        JudgedPoint[] periods = [new(new(2026, 11, 12), 80, Health.Red), new(new(2026, 11, 11), 97, Health.Green)];
        var rule = new ConfirmedBy(4, 3, 9, 5, Health.Green, [.. Judged("RGGR")]);
        var facts = new AlertFacts(7, null, 1, Health: periods, Confirmation: rule);

        Assert.True(Again(AlertKind.Health, Health.Red, facts, Cadence.Daily).Holds); // three of the last six
        Assert.False(Again(AlertKind.Health, Health.Red, facts with { Confirmation = rule with { Earlier = [.. Judged("RGG")] } }, Cadence.Daily).Holds);
        Assert.True(Again(AlertKind.Health, Health.Red, facts with { Confirmation = rule with { Before = Health.Red, Earlier = [] } }, Cadence.Daily).Holds);
    }

    [Fact]
    public void A_units_own_grace_is_obeyed()
    {
        var policy = MetricPolicy.Default with { GraceShare = 0.5m, GraceLeastDays = 5 };

        Assert.Equal(TimeSpan.FromDays(5), Freshness.Grace(Period("2026-11-10", Cadence.Weekly), policy));
        Assert.Equal(TimeSpan.FromDays(15), Freshness.Grace(Period("2026-11-10", Cadence.Monthly), policy));
    }

    /// <summary>As it is done: the facts come from their table.</summary>
    private static AlertAgain Again(AlertKind kind, Health? health, AlertFacts facts, Cadence cadence) =>
        AlertAgain.Of(kind, health, FactsJson.Read<AlertFacts>(FactsJson.Of(facts)), Series.Calendar(cadence));
}
