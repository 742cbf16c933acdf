using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class ConfirmationTests
{
    private static readonly ConfirmationRule s_weekly = MetricPolicy.Default.ConfirmationOf(Cadence.Weekly);

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
        Assert.Equal(expected, Confirmation.After(Judged(judged), s_weekly));

    [Theory]
    [InlineData("R", Health.Red)]
    [InlineData("R G", Health.Green)]
    [InlineData("G A R -", Health.Red)]
    public void Monthly_and_slower_need_one_whatever_policy_says(string judged, Health expected)
    {
        var policy = MetricPolicy.Default with { AlertInARow = 4, AlertBetter = 4 };

        Assert.Equal(expected, Confirmation.After(Judged(judged), policy.ConfirmationOf(Cadence.Monthly)));
        Assert.Equal(expected, Confirmation.After(Judged(judged), policy.ConfirmationOf(Cadence.Quarterly)));
    }

    [Theory]
    [InlineData(3, 4, 10, 2, "R R", Health.Green)]
    [InlineData(3, 4, 10, 2, "R R R", Health.Red)]
    [InlineData(3, 4, 10, 2, "R G R G R G G R", Health.Red)]            // four of ten, nothing was confirmed before that could recover
    [InlineData(3, 4, 10, 2, "R R G R G G G G G G R", Health.Green)]    // the first of the four is the eleventh from the end
    [InlineData(2, 3, 5, 4, "R R G G G", Health.Red)]                   // better needs four
    [InlineData(2, 3, 5, 4, "R R G G G G", Health.Green)]
    [InlineData(12, 24, 24, 12, "R R R R R R R R R R R", Health.Green)]
    [InlineData(12, 24, 24, 12, "R R R R R R R R R R R R", Health.Red)]
    [InlineData(1, 1, 1, 1, "G R", Health.Red)]
    [InlineData(12, 5, 3, 2, "R R R R R", Health.Green)]                // five of three can never be: decided above and below, it only counts in a row
    public void Policy_says_how_many(int inARow, int worse, int ofTheLast, int better, string judged, Health expected) =>
        Assert.Equal(expected, Confirmation.After(Judged(judged), new ConfirmationRule(inARow, worse, ofTheLast, better)));

    [Fact]
    public void A_swinging_series_fires_once_and_recovers_once()
    {
        var swinging = Judged(string.Concat(Enumerable.Repeat("R G ", 20)) + "G G G G").ToList();
        var confirmed = Enumerable.Range(1, swinging.Count).Select(n => Confirmation.After(swinging.Take(n), s_weekly)).ToList();

        Assert.Equal(1, Changes(confirmed, Health.Green, Health.Red));
        Assert.Equal(1, Changes(confirmed, Health.Red, Health.Green));
    }

    [Fact]
    public void A_series_that_only_gets_worse_never_confirms_better() =>
        Prop.ForAll(s_rules.Zip(s_judged).ToArbitrary(), given =>
        {
            Health[] falling = [.. given.Item2.Order()];
            var confirmed = Enumerable.Range(1, falling.Length).Select(n => Confirmation.After(falling.Take(n), given.Item1)).ToList();
            return confirmed.SequenceEqual(confirmed.Order()) && (falling.Length == 0 || confirmed[^1] <= Worst(falling));
        }).QuickCheckThrowOnFailure();

    /// <summary>The rule written down once more, as it is spoken, with lists and without any limit to what is remembered.</summary>
    [Fact]
    public void What_is_packed_into_a_number_says_what_the_rule_says() =>
        Prop.ForAll(s_rules.Zip(s_judged).ToArbitrary(), given => Confirmation.After(given.Item2, given.Item1) == Spoken(given.Item2, given.Item1))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_stored_is_what_was_there()
    {
        var state = Judged("G R A R").Aggregate(Confirmation.From(Health.Green), (before, health) => before.Then(health, s_weekly));

        Assert.Equal(state, Confirmation.Of(state.State));
        Assert.Equal(Judged("R A R G"), state.Recent);
        Assert.Equal(state, Confirmation.From(state.Confirmed, state.Recent));
    }

    internal static readonly Gen<ConfirmationRule> s_rules =
        from inARow in Gen.Choose(1, 12)
        from ofTheLast in Gen.Choose(1, 24)
        from worse in Gen.Choose(1, ofTheLast)
        from better in Gen.Choose(1, 12)
        from small in Gen.Elements(true, false)
        select small ? new ConfirmationRule(1 + (inARow % 4), 1 + (worse % 4), 4 + (ofTheLast % 4), 1 + (better % 4)) : new ConfirmationRule(inARow, worse, ofTheLast, better);

    private static readonly Gen<Health[]> s_judged =
        Gen.Frequency((8, Gen.Elements(Health.Green, Health.Amber, Health.Red)), (1, Gen.Constant(Health.NotSet))).ArrayOf()
            .Zip(Gen.Choose(1, 12)).Select(g => g.Item1.SelectMany((h, i) => Enumerable.Repeat(h, i % 5 == 0 ? g.Item2 : 1)).ToArray());

    private static Health Worst(Health[] judged) => judged.Append(Health.Green).Max();

    private static Health Spoken(IEnumerable<Health> judged, ConfirmationRule rule)
    {
        var (confirmed, since) = (Health.Green, new List<Health>());
        foreach (var health in judged.Where(h => h != Health.NotSet))
        {
            since.Add(health);
            var (row, last, better) = (since.TakeLast(rule.InARow).ToList(), since.TakeLast(rule.OfTheLast).ToList(), since.TakeLast(rule.Better).ToList());
            if (better.Count == rule.Better && better.Max() < confirmed)
            {
                (confirmed, since) = (better.Max(), []);
                continue;
            }

            confirmed = new[] { Health.Amber, Health.Red }
                .Where(level => (row.Count == rule.InARow && row.All(h => h >= level)) || last.Count(h => h >= level) >= rule.Worse)
                .Append(confirmed)
                .Max();
        }

        return confirmed;
    }

    private static int Changes(List<Health> confirmed, Health from, Health to) =>
        confirmed.Zip(confirmed.Skip(1)).Count(pair => pair.First == from && pair.Second == to);
}
