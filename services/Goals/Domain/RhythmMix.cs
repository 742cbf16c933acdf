using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>
/// Which part of a progress follows which rhythm; the parts add up to 1. A roll-up carries it upwards with the same
/// weights as the progress itself, so that an objective above monthly metrics is not behind merely because their month
/// is not over.
/// <para>
/// What is not expected by the elapsed share of the window – a kept limit by its reported periods, a phased target by its
/// schedule, a key result with dates of its own by those – follows no rhythm of the window. Its share is computed with its
/// progress, again whenever a period of it falls due, and travels up as <paramref name="OwnShare"/>.
/// </para>
/// </summary>
/// <param name="Own">The part whose expected share is its own.</param>
/// <param name="OwnShare">That part times the share that was due of it.</param>
internal readonly record struct RhythmMix(
    decimal CheckIn, decimal Daily, decimal Weekly, decimal Monthly, decimal Quarterly, decimal Own = 0, decimal OwnShare = 0)
{
    public decimal Sum => CheckIn + Daily + Weekly + Monthly + Quarterly + Own;

    public decimal this[Rhythm rhythm] => rhythm switch
    {
        Rhythm.CheckIn => CheckIn,
        Rhythm.Daily => Daily,
        Rhythm.Weekly => Weekly,
        Rhythm.Monthly => Monthly,
        _ => Quarterly,
    };

    public static RhythmMix Only(Rhythm rhythm, decimal part = 1m) => rhythm switch
    {
        Rhythm.CheckIn => new(part, 0, 0, 0, 0),
        Rhythm.Daily => new(0, part, 0, 0, 0),
        Rhythm.Weekly => new(0, 0, part, 0, 0),
        Rhythm.Monthly => new(0, 0, 0, part, 0),
        _ => new(0, 0, 0, 0, part),
    };

    /// <summary>All of it is expected by a share of its own.</summary>
    public static RhythmMix OfOwn(decimal share) => new(0, 0, 0, 0, 0, 1, share);

    public RhythmMix Plus(RhythmMix other, decimal weight) => new(
        Added(CheckIn, other.CheckIn, weight),
        Added(Daily, other.Daily, weight),
        Added(Weekly, other.Weekly, weight),
        Added(Monthly, other.Monthly, weight),
        Added(Quarterly, other.Quarterly, weight),
        Added(Own, other.Own, weight),
        Added(OwnShare, other.OwnShare, weight));

    /// <summary>The same proportions, adding up to 1; nothing stays nothing.</summary>
    public RhythmMix Normalized()
    {
        var sum = Sum;
        return sum == 0
            ? this
            : new(Part(CheckIn, sum), Part(Daily, sum), Part(Weekly, sum), Part(Monthly, sum), Part(Quarterly, sum), Part(Own, sum), Part(OwnShare, sum));
    }

    // Most mixes have one part or two, and a cascade adds up a hundred thousand of them.
    private static decimal Added(decimal value, decimal other, decimal weight) => other == 0 ? value : value + (other * weight);

    private static decimal Part(decimal value, decimal sum) => value == 0 ? 0 : DecimalRules.Round(value / sum, Ratio.Decimals);
}
