using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Domain;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class RestatementTests
{
    private static readonly DateOnly s_day = new(2026, 1, 1);

    [Fact]
    public void A_correction_three_months_back_restates_from_there_on()
    {
        var rule = new ConfirmationRule(2, 3, 5, 12);
        var series = new StoredSeries();
        series.Post(rule, [.. Judged("R" + new string('G', 90)).Select((h, i) => (i, (Health?)h))]);
        Assert.Equal(Health.Green, series.Confirmed);

        series.Post(rule, [(1, Health.Red)]);

        Assert.Equal(12, series.States.Values.Count(s => Confirmation.Of(s).Confirmed == Health.Red)); // from day 1 until twelve green ones have come
        Assert.Equal(Health.Green, series.Confirmed);
        Assert.Equal(Replay(series, rule), series.States);
    }

    [Fact]
    public void What_stays_as_it_was_is_not_written_again()
    {
        var rule = new ConfirmationRule(2, 3, 5, 2);
        var series = new StoredSeries();
        series.Post(rule, [.. Judged(new string('G', 60)).Select((h, i) => (i, (Health?)h))]);

        series.Post(rule, [(30, Health.Red)]);

        Assert.Equal(Confirmation.Window - 1, series.Restated.Count); // the red one leaves the memory after 24
        Assert.Equal(Replay(series, rule), series.States);
    }

    [Fact]
    public void A_period_that_lost_its_judgement_confirms_nothing_and_is_skipped()
    {
        var rule = new ConfirmationRule(2, 3, 5, 2);
        var series = new StoredSeries();
        series.Post(rule, [(0, Health.Red), (1, Health.Red), (2, Health.Red)]);

        series.Post(rule, [(1, null)]);

        Assert.Equal([0, 2], series.States.Keys);
        Assert.Equal(Health.Red, series.Confirmed);
    }

    [Fact]
    public void Another_rule_says_what_it_would_have_said_before_what_is_new()
    {
        var series = new StoredSeries();
        series.Post(new ConfirmationRule(3, 3, 5, 2), [(0, Health.Green), (1, Health.Red)]);

        var carried = series.Post(new ConfirmationRule(1, 1, 1, 1), [(2, Health.Red)], replay: true);

        Assert.Equal((Health.Red, Health.Red), (carried.Before.Confirmed, carried.After.Confirmed)); // the rule made it red, not the new value
    }

    /// <summary>Whatever comes in whatever pieces, corrected, taken away and under changing rules, it ends as if it had come in one.</summary>
    [Fact]
    public void Piece_by_piece_is_the_same_as_from_the_beginning() =>
        Prop.ForAll(s_histories.ToArbitrary(), history =>
        {
            var (series, last) = (new StoredSeries(), default(ConfirmationRule));
            foreach (var (rule, batch) in history)
            {
                series.Post(rule, batch, replay: rule != last);
                last = rule;
                if (!Replay(series, rule).SequenceEqual(series.States))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static readonly Gen<(int, Health?)[]> s_batches = Gen.Choose(0, 80)
        .Zip(Gen.Frequency<Health?>(
            (6, Gen.Elements<Health?>(Health.Green, Health.Amber, Health.Red)), (1, Gen.Constant<Health?>(null)), (1, Gen.Constant<Health?>(Health.NotSet))))
        .ArrayOf().Select(batch => batch.DistinctBy(p => p.Item1).OrderBy(p => p.Item1).ToArray());

    private static readonly Gen<(ConfirmationRule Rule, (int, Health?)[] Batch)[]> s_histories =
        from rules in ConfirmationTests.s_rules.ArrayOf(3)
        from batches in s_batches.ArrayOf(12)
        from changes in Gen.Choose(1, 12)
        select batches.Select((batch, i) => (rules[i / changes % 3], batch)).ToArray();

    private static SortedDictionary<int, long> Replay(StoredSeries series, ConfirmationRule rule)
    {
        var (states, state) = (new SortedDictionary<int, long>(), Confirmation.From(Health.Green));
        foreach (var (day, health) in series.Healths.Where(h => h.Value is not null))
        {
            states[day] = (state = state.Then(health!.Value, rule)).State;
        }

        return states;
    }

    /// <summary>A table of periods, written as the evaluation writes it.</summary>
    private sealed class StoredSeries
    {
        public SortedDictionary<int, Health?> Healths { get; } = [];

        public SortedDictionary<int, long> States { get; } = [];

        public List<RestatedPeriod> Restated { get; } = [];

        public Health Confirmed => Confirmation.Of(States.Values.Last()).Confirmed;

        public Restatement Post(ConfirmationRule rule, (int Day, Health? Health)[] batch, bool replay = false)
        {
            var first = replay ? int.MinValue : batch.Select(b => b.Day).DefaultIfEmpty(int.MaxValue).Min();
            var start = States.Any(s => s.Key < first) ? Confirmation.Of(States.Last(s => s.Key < first).Value) : Confirmation.From(Health.Green);
            StoredPeriod[] stored = [.. Healths.Where(h => h.Key >= first).Select(h => new StoredPeriod(s_day.AddDays(h.Key), h.Value, States.GetValueOrDefault(h.Key)))];
            var states = new long?[batch.Length];
            Restated.Clear();
            var carried = Restatement.Of(rule, start, stored, [.. batch.Select(b => s_day.AddDays(b.Day))], [.. batch.Select(b => b.Health)], states, Restated.Add);
            foreach (var restated in Restated)
            {
                Set(restated.Start.DayNumber - s_day.DayNumber, restated.State);
            }

            for (var i = 0; i < batch.Length; i++)
            {
                // As in the table: a value whose health is the same as before is not written by itself.
                if (!Healths.TryGetValue(batch[i].Day, out var was) || was != batch[i].Health)
                {
                    Healths[batch[i].Day] = batch[i].Health;
                    Set(batch[i].Day, states[i] ?? 0);
                }
            }

            return carried;
        }

        private void Set(int day, long state)
        {
            States.Remove(day);
            if (state != 0)
            {
                States[day] = state;
            }
        }
    }
}
