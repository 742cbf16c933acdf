using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Domain;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class ConfirmationTests
{
    [Theory]
    [InlineData("R", Health.Green)]
    [InlineData("R R", Health.Red)]
    [InlineData("R - R", Health.Red)]                   // a missing period says nothing
    [InlineData("R G R G", Health.Green)]
    [InlineData("R G R G R", Health.Red)]               // 3 of the last 5: opens at the fifth
    [InlineData("R G R G R G", Health.Red)]
    [InlineData("R G R G R G G", Health.Green)]         // closes at the second better one
    [InlineData("R G R G R G G R", Health.Green)]       // the recovery used up the earlier reds
    [InlineData("R R G G R R", Health.Red)]
    [InlineData("G R G G R G", Health.Green)]
    [InlineData("A R", Health.Amber)]                   // both reached amber, one of them red
    [InlineData("A R R", Health.Red)]
    [InlineData("R R A", Health.Red)]
    [InlineData("R R A G", Health.Amber)]               // both got to amber at least
    [InlineData("R R G G", Health.Green)]
    [InlineData("A G R G R", Health.Amber)]             // three of five are at least amber, two of them red
    public void Daily_and_weekly_need_two_in_a_row_or_three_of_five(string judged, Health expected) =>
        Assert.Equal(expected, Confirmation.After(Judged(judged), Cadence.Weekly));

    [Theory]
    [InlineData("R", Health.Red)]
    [InlineData("R G", Health.Green)]
    [InlineData("G A R -", Health.Red)]
    public void Monthly_and_slower_need_one(string judged, Health expected)
    {
        Assert.Equal(expected, Confirmation.After(Judged(judged), Cadence.Monthly));
        Assert.Equal(expected, Confirmation.After(Judged(judged), Cadence.Quarterly));
    }

    [Fact]
    public void A_swinging_series_fires_once_and_recovers_once()
    {
        var swinging = Judged(string.Concat(Enumerable.Repeat("R G ", 20)) + "G G G G").ToList();
        var confirmed = Enumerable.Range(1, swinging.Count).Select(n => Confirmation.After(swinging.Take(n), Cadence.Daily)).ToList();

        Assert.Equal(1, Changes(confirmed, Health.Green, Health.Red));
        Assert.Equal(1, Changes(confirmed, Health.Red, Health.Green));
    }

    [Fact]
    public void What_was_confirmed_before_the_window_does_not_matter()
    {
        Health[] levels = [Health.Green, Health.Amber, Health.Red];
        var pairs = levels.SelectMany(_ => levels, (a, b) => (Confirmation.From(a), Confirmation.From(b))).ToList();
        for (var period = 1; period <= Confirmation.Window; period++)
        {
            pairs = pairs
                .SelectMany(_ => levels, (pair, health) => (pair.Item1.Then(health, Cadence.Daily), pair.Item2.Then(health, Cadence.Daily)))
                .Where(pair => Key(pair.Item1) != Key(pair.Item2))
                .DistinctBy(pair => Key(pair.Item1) + Key(pair.Item2))
                .ToList();
        }

        Assert.Empty(pairs);
    }

    [Fact]
    public void A_series_that_only_gets_worse_never_confirms_better() =>
        Prop.ForAll(s_window.ToArbitrary(), judged =>
        {
            Health[] falling = [.. judged.Order()];
            var confirmed = Enumerable.Range(1, falling.Length).Select(n => Confirmation.After(falling.Take(n), Cadence.Weekly)).ToList();
            return confirmed.SequenceEqual(confirmed.Order()) && confirmed[^1] <= falling[^1];
        }).QuickCheckThrowOnFailure();

    private static readonly Gen<Health[]> s_window =
        Gen.Elements(Health.Green, Health.Amber, Health.Red).ArrayOf(Confirmation.Window);

    private static string Key(Confirmation state) => $"{state.Confirmed}:{string.Join(',', state.Recent)};";

    private static int Changes(List<Health> confirmed, Health from, Health to) =>
        confirmed.Zip(confirmed.Skip(1)).Count(pair => pair.First == from && pair.Second == to);
}
