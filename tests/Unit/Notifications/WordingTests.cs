using Setpoint.Notifications.Domain;

namespace Setpoint.Unit.Notifications;

public sealed class WordingTests
{
    private static readonly AlertFacts s_claims =
        new("Damage claims", "per 1,000 parcels", 1, "red", new DateOnly(2026, 11, 9), 3.25m, "weekly");

    [Fact]
    public void A_worsening_names_the_metric_the_value_the_period_and_the_health_before()
    {
        var wording = Wording.OfWorsening(s_claims, "green");

        Assert.Equal("Damage claims turned red", wording.Title);
        Assert.Equal("3.3 per 1,000 parcels in the week of 9 Nov 2026. It was green before.", wording.Body);
    }

    [Theory]
    [InlineData("Every parcel on time", "Damage claims suffers, a guardrail of “Every parcel on time”")]
    [InlineData(null, "Damage claims suffers, a guardrail of an objective of yours")]
    public void A_broken_guardrail_names_the_metric_and_the_objective_where_that_is_for_everybody(string? objective, string title)
    {
        var wording = AlertWording.OfGuardrail(s_claims, objective);

        Assert.Equal(title, wording.Title);
        Assert.StartsWith("3.3 per 1,000 parcels in the week of 9 Nov 2026, which is red.", wording.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recovery_says_so()
    {
        var wording = Wording.OfRecovery(s_claims with { Health = "green", Value = 1.4m, Period = new DateOnly(2026, 11, 23) });

        Assert.Equal("Damage claims recovered", wording.Title);
        Assert.Equal("1.4 per 1,000 parcels in the week of 23 Nov 2026. It is green now.", wording.Body);
    }

    [Theory]
    [InlineData("daily", "on 9 Nov 2026")]
    [InlineData("weekly", "in the week of 9 Nov 2026")]
    [InlineData("monthly", "in November 2026")]
    [InlineData("quarterly", "in Q4 2026")]
    [InlineData(null, "in the period from 9 Nov 2026")]
    public void A_period_is_named_by_its_cadence(string? cadence, string words)
    {
        Assert.StartsWith(
            $"3.3 per 1,000 parcels {words}.", Wording.OfWorsening(s_claims with { Cadence = cadence }, "amber").Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99.5", "%", 2, "99.50%")]
    [InlineData("-1234567.5", "EUR", 0, "-1,234,568 EUR")]
    [InlineData("12", "", 0, "12")]
    public void A_value_is_rounded_away_from_zero_and_shown_with_its_unit(string value, string unit, int decimals, string shown)
    {
        var alert = s_claims with
        {
            Value = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            UnitOfMeasure = unit,
            Decimals = decimals,
        };

        Assert.StartsWith($"{shown} in", Wording.OfWorsening(alert, "green").Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deviation", 5.1, "Damage claims is unusually high")]
    [InlineData("deviation", -5.1, "Damage claims is unusually low")]
    [InlineData("off-baseline", 2.5, "Damage claims stays above its usual level")]
    [InlineData("off-baseline", -2.5, "Damage claims stays below its usual level")]
    public void What_is_unusual_is_told_beside_what_is_usual(string kind, double score, string title)
    {
        var wording = AlertWording.OfOpening(s_claims, "green", new AlertReason(kind, Usual: 1.4m, Score: (decimal)score));

        Assert.Equal(title, wording.Title);
        Assert.Equal("3.3 per 1,000 parcels in the week of 9 Nov 2026; usual is 1.4 per 1,000 parcels.", wording.Body);
    }

    [Fact]
    public void A_missing_value_is_told_with_when_it_was_due()
    {
        var due = new DateTimeOffset(2026, 11, 17, 10, 36, 0, TimeSpan.FromHours(1));

        var wording = AlertWording.OfOpening(s_claims with { Value = null }, "green", new AlertReason("stale", Due: due));

        Assert.Equal("Damage claims has no new value", wording.Title);
        Assert.Equal("No value in the week of 9 Nov 2026. It was due by 17 Nov 2026, 09:36 UTC.", wording.Body);
    }

    [Theory]
    [InlineData("weekly", "in the week of 9 Nov 2026")]
    [InlineData("daily", "on 9 Nov 2026")] // foretold by week, all the same
    public void A_forecast_says_what_when_and_at_what_value(string cadence, string now)
    {
        var wording = AlertWording.OfOpening(
            s_claims with { Cadence = cadence }, "green", new AlertReason("forecast", ExpectedHealth: "red", ExpectedPeriod: new(2026, 12, 7), ExpectedValue: 6.2m));

        Assert.Equal("Damage claims is on its way to red", wording.Title);
        Assert.Equal($"If it goes on like this it turns red in the week of 7 Dec 2026, at 6.2 per 1,000 parcels. Now: 3.3 per 1,000 parcels {now}.", wording.Body);
    }

    [Fact]
    public void Red_for_a_second_period_proposes_an_objective_with_the_alert_or_after_it()
    {
        Assert.EndsWith(
            "It was green before. It is red for a second period: time for an objective?",
            AlertWording.OfOpening(s_claims, "green", new AlertReason("health", ProposesObjective: true)).Body,
            StringComparison.Ordinal);
        Assert.Equal(Wording.OfWorsening(s_claims, "green"), AlertWording.OfOpening(s_claims, "green", new AlertReason("health")));
        Assert.Equal(
            new Wording("Time for an objective: Damage claims", "3.3 per 1,000 parcels in the week of 9 Nov 2026. It is red for a second period."),
            AlertWording.OfProposal(s_claims));
    }

    [Theory]
    [InlineData("health", "Damage claims recovered")]
    [InlineData("deviation", "Damage claims is as usual again")]
    [InlineData("off-baseline", "Damage claims is back at its usual level")]
    [InlineData("stale", "Damage claims is up to date again")]
    [InlineData("forecast", "The forecast for Damage claims has ended")]
    public void What_is_over_is_told_by_its_kind(string kind, string title)
    {
        var wording = AlertWording.OfClosing(s_claims with { Health = "green" }, kind);

        Assert.Equal(title, wording.Title);
        Assert.EndsWith("It is green now.", wording.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_without_a_value_or_a_health_before_still_reads_well()
    {
        var wording = Wording.OfWorsening(s_claims with { Value = null }, "not-set");

        Assert.Equal("No value in the week of 9 Nov 2026. It was not set before.", wording.Body);
    }

    [Theory]
    [InlineData(true, "Fewer claims", "Damage claims held its gain", "From 4.0 per 1,000 parcels to 2.0 per 1,000 parcels when “Fewer claims” closed, 2.4 per 1,000 parcels in the median of the 3 periods after. 2.0 per 1,000 parcels is its baseline now. New thresholds wait for a decision.")]
    [InlineData(false, null, "Damage claims lost its gain", "From 4.0 per 1,000 parcels to 2.0 per 1,000 parcels when an objective on it closed, 2.4 per 1,000 parcels in the median of the 3 periods after. Its baseline stays what it was.")]
    public void A_gain_says_what_became_of_it_and_no_word_of_an_objective_that_is_not_public(bool held, string? objective, string title, string body)
    {
        var wording = GainWording.Of(new GainFacts(s_claims, objective, 4, 2, 2.4m, 3, held, ProposesThresholds: held));

        Assert.Equal((title, body), (wording.Title, wording.Body));
    }

    [Theory]
    [InlineData("raised", "major", "No test machines.", "2026-12-04", "Lea Lead raised a blocker that concerns you", "No test machines. By 4 Dec 2026.")]
    [InlineData("escalated", "critical", "No test machines", "2026-12-04", "Lea Lead escalated a critical blocker to you", "No test machines. By 4 Dec 2026.")]
    [InlineData("escalated", "minor", null, null, "Lea Lead escalated a minor blocker to you", "Open it to read more.")]
    [InlineData("resolved", "major", "No test machines", "2026-12-04", "Lea Lead resolved a blocker", "No test machines.")]
    [InlineData("reopened", "critical", null, "2026-12-04", "Lea Lead reopened a critical blocker", "By 4 Dec 2026.")]
    [InlineData("changed", "major", "No test machines", null, "Lea Lead changed a blocker that concerns you", "No test machines.")]
    public void A_blocker_says_what_was_done_how_bad_it_is_and_until_when(string kind, string severity, string? text, string? due, string title, string body) => Assert.Equal(
        new Wording(title, body),
        BlockerWording.Of(kind, "Lea Lead", severity, text, due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("objective", "an objective")]
    [InlineData("alert", "an alert")]
    [InlineData("key-result", "a key result")]
    [InlineData("check-in", "a check-in")]
    [InlineData("review", "a review")]
    public void A_mention_says_by_whom_and_on_what_and_nothing_of_what_was_said(string subject, string what) => Assert.Equal(
        new Wording($"Lea Lead mentioned you in a comment on {what}", "Open it to read and answer."), CommentWording.OfMention("Lea Lead", subject));

    [Fact]
    public void An_action_names_its_day_and_the_review_that_it_came_from() => Assert.Equal(
        new Wording("Lea Lead gave you something to do by 4 Dec 2026", "Order the machines. From a review of Sales."),
        CommentWording.OfAction("Lea Lead", "Sales", "Order the machines.", new DateOnly(2026, 12, 4)));
}
