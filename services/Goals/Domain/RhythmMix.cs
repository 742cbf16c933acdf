using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>
/// Which part of a progress follows which rhythm; the parts add up to 1. A roll-up carries it upwards with the same
/// weights as the progress itself, so that an objective above monthly metrics is not behind merely because their month
/// is not over.
/// </summary>
internal readonly record struct RhythmMix(decimal CheckIn, decimal Daily, decimal Weekly, decimal Monthly, decimal Quarterly)
{
    public decimal Sum => CheckIn + Daily + Weekly + Monthly + Quarterly;

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

    public RhythmMix Plus(RhythmMix other, decimal weight) => new(
        CheckIn + (other.CheckIn * weight),
        Daily + (other.Daily * weight),
        Weekly + (other.Weekly * weight),
        Monthly + (other.Monthly * weight),
        Quarterly + (other.Quarterly * weight));

    /// <summary>The same proportions, adding up to 1; nothing stays nothing.</summary>
    public RhythmMix Normalized() => Sum == 0
        ? this
        : new(Part(CheckIn), Part(Daily), Part(Weekly), Part(Monthly), Part(Quarterly));

    private decimal Part(decimal value) => DecimalRules.Round(value / Sum, Ratio.Decimals);
}
