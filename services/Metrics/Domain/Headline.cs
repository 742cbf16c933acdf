using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Domain;

/// <summary>A period with its value and, once it is complete, its health at its end.</summary>
/// <param name="State">As it is stored: what is confirmed after it; 0 where it is not judged.</param>
internal readonly record struct JudgedPeriod(Period Period, decimal? Value, Health Health, bool Provisional = false, long State = 0);

/// <summary>What a metric's page says first: its latest complete period judged by today's thresholds.</summary>
/// <param name="Latest">The latest complete period with a value; the running one is only "so far".</param>
/// <param name="Freshness">None while the metric is not active: nothing is due then.</param>
/// <param name="Next">When time alone may change this: the running period ends, or a value becomes overdue.</param>
internal sealed record Headline(
    Period? Latest,
    decimal? Value,
    Health Health,
    Freshness? Freshness,
    DateTimeOffset Next)
{
    /// <summary>True when too little of its weight is there to judge it.</summary>
    public bool Provisional { get; private init; }

    public bool Stale => Freshness?.Stale ?? false;

    /// <param name="recent">The newest periods with a value, newest first.</param>
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
            freshness,
            freshness is { Stale: false } && freshness.Due < next ? freshness.Due : next)
        {
            Provisional = latest is { Provisional: true },
        };
    }
}
