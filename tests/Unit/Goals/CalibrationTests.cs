using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class CalibrationTests
{
    private static readonly Window s_quarter = new(new(2026, 1, 1), new(2026, 3, 31));

    /// <summary>(0.64 + 0.36 + 0.09) / 3.</summary>
    [Fact]
    public void Brier_of_a_miss_that_was_doubted_more_and_more() =>
        Assert.Equal(0.363333333333m, Calibration.Brier([Of(1, 0.8m, false), Of(1, 0.6m, false), Of(1, 0.3m, false)]));

    [Fact]
    public void Brier_is_0_for_who_knows_1_for_who_is_always_wrong_and_a_quarter_for_who_says_nothing()
    {
        Assert.Equal(0, Calibration.Brier([Of(1, 1, true), Of(2, 0, false)]));
        Assert.Equal(1, Calibration.Brier([Of(1, 0, true), Of(2, 1, false)]));
        Assert.Equal(0.25m, Calibration.Brier([Of(1, 0.5m, true), Of(2, 0.5m, false)]));
        Assert.Null(Calibration.Brier([]));
    }

    /// <summary>Sunday 11 January ends the second week; what is said on 31 December or 1 April predicts nothing.</summary>
    [Fact]
    public void The_last_word_of_a_week_counts_and_only_inside_the_window()
    {
        Said[] said =
        [
            At(2025, 12, 31, 0.1m), At(2026, 1, 1, 0.2m), At(2026, 1, 4, 0.3m), At(2026, 1, 5, 0.4m), At(2026, 1, 11, 0.5m), At(2026, 3, 31, 0.9m), At(2026, 4, 1, 1m),
        ];
        Assert.Equal([0.3m, 0.5m, 0.9m], Calibration.Weekly(said, s_quarter));
    }

    [Fact]
    public void Buckets_hold_their_lower_bound_and_the_last_one_both()
    {
        var buckets = Calibration.Buckets([Of(1, 0, false), Of(2, 0.1m, true), Of(3, 0.2m, false), Of(4, 0.8m, true), Of(5, 0.9m, true), Of(6, 1, false)]);
        Assert.Equal([(0m, 0.2m), (0.2m, 0.4m), (0.4m, 0.6m), (0.6m, 0.8m), (0.8m, 1.0m)], buckets.Select(b => (b.From, b.Below)));
        Assert.Equal([(2, 0.5m), (1, 0m), (0, null), (0, null), (3, (decimal?)0.666666666667m)], buckets.Select(b => (b.Predictions, b.Share)));
        Assert.Equal((0.05m, 0.9m), (buckets[0].MeanConfidence, buckets[4].MeanConfidence));
    }

    [Fact]
    public void It_is_shown_from_ten_key_results_up_and_five_persons_up()
    {
        Assert.Equal((CalibrationVerdict.TooFew, 9, 18, (decimal?)null), Shown(Team(9, 5)));
        Assert.Equal((CalibrationVerdict.TooFewPeople, 10, 20, null), Shown(Team(10, 4)));
        Assert.Equal((CalibrationVerdict.Shown, 10, 20, 0.04m), Shown(Team(10, 5)));
        Assert.Equal((CalibrationVerdict.TooFew, 0, 0, null), Shown([]));

        static (CalibrationVerdict, int, int, decimal?) Shown(Prediction[] predictions)
        {
            var f = CalibrationFigure.Of(predictions, 10, 5);
            return (f.Verdict, f.KeyResults, f.Predictions, f.Brier);
        }
    }

    /// <summary>Six by five and six by six are twelve; eight more by four persons are not in it, or they could be told from the rest.</summary>
    [Fact]
    public void A_cycle_of_few_persons_is_in_no_sum()
    {
        var (figure, leftOut) = CalibrationFigure.Together([Team(6, 5), Team(8, 4, from: 20), Team(6, 6, from: 40)], 10, 5);
        Assert.Equal((CalibrationVerdict.Shown, 12, 24, 8), (figure.Verdict, figure.KeyResults, figure.Predictions, leftOut));

        (figure, leftOut) = CalibrationFigure.Together([Team(12, 4)], 10, 5);
        Assert.Equal((CalibrationVerdict.TooFewPeople, 0, 12), (figure.Verdict, figure.KeyResults, leftOut));
    }

    /// <summary>Two weeks of 0.8 in key results that all came true: 0.04.</summary>
    private static Prediction[] Team(int keyResults, int persons, int from = 0) =>
        [.. Enumerable.Range(0, keyResults * 2).Select(i => new Prediction(KeyResult(from + (i / 2)), Person(i / 2 % persons), 0.8m, true))];

    private static Prediction Of(int keyResult, decimal confidence, bool cameTrue) => new(KeyResult(keyResult), Person(keyResult), confidence, cameTrue);

    private static KeyResultId KeyResult(int n) => new(new Guid(n, 1, 0, new byte[8]));

    private static Guid Person(int n) => new(n, 2, 0, new byte[8]);

    private static Said At(int year, int month, int day, decimal confidence) => new(new DateTime(year, month, day, 12, 0, 0), confidence);
}
