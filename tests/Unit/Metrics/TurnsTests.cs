using Setpoint.Metrics.Domain;

namespace Setpoint.Unit.Metrics;

public sealed class TurnsTests
{
    [Fact]
    public void Says_how_many_turned_and_which_worst_first()
    {
        var sentences = Turns.InWords(
            [
                Kpi("Damage claims", Health.Green, Health.Red, 1.9m, 2.14m, "/ 1,000 parcels"),
                Kpi("On-time delivery", Health.Amber, Health.Red, 94.7m, 91m),
                Kpi("Cost per parcel", Health.Red, Health.Green, 4.5m, 4.1m, "EUR"),
                Kpi("Trailer fill", Health.Green, Health.Green, 86, 87),
                Kpi("First-scan coverage", Health.Green, Health.Green, 98, 98) with { Stale = true },
            ],
            "Monday 23 November");

        Assert.Equal(
            [
                "2 of 5 KPIs turned red since Monday 23 November: Damage claims (2.1 / 1,000 parcels, +0.2 / 1,000 parcels); On-time delivery (91.0%, −3.7%).",
                "1 of 5 KPIs turned green since Monday 23 November: Cost per parcel (4.1 EUR, −0.4 EUR).",
                "1 of 5 KPIs waits for a value that is due: First-scan coverage.",
            ],
            sentences);
    }

    [Fact]
    public void Says_how_things_stand_where_nothing_turned() => Assert.Equal(
        ["None of 3 KPIs turned since Monday 23 November: 1 green, 1 red, 1 not judged."],
        Turns.InWords(
            [
                Kpi("a", Health.Red, Health.Red, 1, 1),
                Kpi("b", Health.Green, Health.Green, 1, 2),
                Kpi("c", Health.NotSet, Health.NotSet, null, null),
            ],
            "Monday 23 November"));

    [Fact]
    public void A_kpi_that_was_not_judged_before_has_not_turned() => Assert.Equal(
        ["None of 1 KPIs turned since Monday: 1 red."], Turns.InWords([Kpi("new", Health.NotSet, Health.Red, null, 5)], "Monday"));

    [Fact]
    public void Names_four_and_counts_the_rest() => Assert.Equal(
        ["6 of 6 KPIs turned amber since Monday: K1 (5.0%, +1.0%); K2 (5.0%, +1.0%); K3 (5.0%, +1.0%); K4 (5.0%, +1.0%); and 2 more."],
        Turns.InWords([.. Enumerable.Range(1, 6).Select(n => Kpi($"K{n}", Health.Green, Health.Amber, 4, 5))], "Monday"));

    [Fact]
    public void Says_so_where_nothing_is_watched() => Assert.Equal(["No KPI is watched here yet."], Turns.InWords([], "Monday"));

    private static Turn Kpi(string name, Health was, Health now, decimal? before, decimal? value, string unit = "%") =>
        new(name, unit, 1, was, now, before, value, null, Stale: false);
}
