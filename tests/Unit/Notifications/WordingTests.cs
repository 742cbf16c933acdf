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

    [Fact]
    public void An_alert_without_a_value_or_a_health_before_still_reads_well()
    {
        var wording = Wording.OfWorsening(s_claims with { Value = null }, "not-set");

        Assert.Equal("No value in the week of 9 Nov 2026. It was not set before.", wording.Body);
    }
}
