namespace Setpoint.Notifications.Domain;

/// <summary>What became of what a closed objective had gained on a metric.</summary>
/// <param name="ObjectiveTitle">None when the objective is not public: then no word of it is told.</param>
/// <param name="From">Where its key result began.</param>
/// <param name="Achieved">What the metric showed when the objective closed.</param>
/// <param name="Median">Of the periods after.</param>
/// <param name="Periods">How many those are.</param>
internal sealed record GainFacts(
    AlertFacts Metric, string? ObjectiveTitle, decimal From, decimal Achieved, decimal Median, int Periods, bool Held, bool ProposesThresholds);

/// <summary>A judged gain in words.</summary>
internal static class GainWording
{
    /// <summary>"Damage claims held its gain": from 20 to 30 when "Fewer claims" closed, 29 in the median of the 3 periods after.</summary>
    public static Wording Of(GainFacts gain)
    {
        var m = gain.Metric;
        var closed = gain.ObjectiveTitle is { } title ? $"“{title}”" : "an objective on it";
        var after = gain.Periods == 1 ? "in the period after" : $"in the median of the {gain.Periods} periods after";
        var moved = $"From {Wording.InWords(gain.From, m)} to {Wording.InWords(gain.Achieved, m)} when {closed} closed, {Wording.InWords(gain.Median, m)} {after}.";
        return gain.Held
            ? new($"{m.MetricName} held its gain", $"{moved} {Wording.InWords(gain.Achieved, m)} is its baseline now.{(gain.ProposesThresholds ? " New thresholds wait for a decision." : "")}")
            : new($"{m.MetricName} lost its gain", $"{moved} Its baseline stays what it was.");
    }
}
