namespace Setpoint.Goals.Domain;

/// <summary>Where the values of a key result shall go, or stay.</summary>
/// <param name="Baseline">Where they were; none where a limit is kept.</param>
/// <param name="Target">None for a range target.</param>
/// <param name="Low">Lower end of a range target, or of the limit that is kept; inclusive.</param>
/// <param name="High">Upper end; inclusive.</param>
internal readonly record struct Aim(decimal? Baseline, decimal? Target, decimal? Low = null, decimal? High = null)
{
    /// <summary>Raw progress of a value on the way from the baseline to the target or the range.</summary>
    public decimal Raw(decimal value) => Target is { } target
        ? Ratio.Raw(Baseline!.Value, target, value)
        : Ratio.RawIntoRange(Baseline!.Value, Low!.Value, High!.Value, value);

    /// <summary>Whether a value keeps the limit: at or above the low end, at or below the high one.</summary>
    public bool Holds(decimal value) => !(value < Low) && !(value > High);
}
