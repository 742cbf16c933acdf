using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Domain;

/// <summary>A period with its value and, once it is complete, its health at its end.</summary>
internal readonly record struct JudgedPeriod(Period Period, decimal? Value, Health Health, bool Provisional = false);

/// <summary>What a metric's page says first: its latest complete period judged by today's thresholds.</summary>
/// <param name="Latest">The latest complete period with a value; the running one is only "so far".</param>
/// <param name="Confirmed">The health that alerts follow, from periods judged at their own end.</param>
/// <param name="Freshness">None while the metric is not active: nothing is due then.</param>
/// <param name="Next">When time alone may change this: the running period ends, or a value becomes overdue.</param>
internal sealed record Headline(
    Period? Latest,
    decimal? Value,
    Health Health,
    Health Confirmed,
    Freshness? Freshness,
    DateTimeOffset Next)
{
    /// <summary>True when too little of its weight is there to judge it.</summary>
    public bool Provisional { get; private init; }

    public bool Stale => Freshness?.Stale ?? false;

    /// <param name="recent">The newest periods with a value, newest first: at least <see cref="Confirmation.Window"/>, if there are as many.</param>
    /// <param name="thresholds">All thresholds of the metric.</param>
    /// <param name="calendar">Its calendar.</param>
    /// <param name="watchedSince">When it became active; none when it is a draft or archived.</param>
    /// <param name="now">The moment of evaluation.</param>
    /// <param name="policy">How long a value may be late; the defaults when none is given.</param>
    public static Headline Of(
        IReadOnlyList<JudgedPeriod> recent,
        ThresholdHistory thresholds,
        PeriodCalendar calendar,
        DateTimeOffset? watchedSince,
        DateTimeOffset now,
        MetricPolicy? policy = null)
    {
        var running = calendar.RunningAt(now);
        var complete = recent.Where(p => p.Value is not null && p.Period.Start < running.Start).ToList();
        var latest = complete.Count == 0 ? (JudgedPeriod?)null : complete[0];
        var newest = recent.Where(p => p.Value is not null && p.Period.Start <= running.Start).Select(p => (Period?)p.Period).FirstOrDefault();
        var freshness = watchedSince is { } since ? Freshness.Of(calendar, newest, since, now, policy) : null;
        var next = calendar.CompleteAt(running);
        return new Headline(
            latest?.Period,
            latest?.Value,
            latest is { Provisional: true } ? Health.NotSet : thresholds.JudgeNow(latest?.Value),
            Confirmation.After(complete.Take(Confirmation.Window).Reverse().Select(p => p.Health), calendar.Cadence),
            freshness,
            freshness is { Stale: false } && freshness.Due < next ? freshness.Due : next)
        {
            Provisional = latest is { Provisional: true },
        };
    }
}
