using Setpoint.Kernel.Statistics;

namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>
/// The straight line of a trend: value = level + slope · periods, with level = median(value − slope · periods), Conover's
/// choice; with seasons, each month has a level of its own and the slope is shared (Hirsch, Slack and Smith 1982).
/// </summary>
internal sealed class SeasonalLine
{
    private readonly Trend _trend;
    private readonly PeriodCalendar _calendar;
    private readonly Dictionary<int, decimal> _levels;
    private readonly int _last;
    private readonly decimal _spread;

    public SeasonalLine(TrendSeries series, Trend trend, MetricPolicy policy)
    {
        (_trend, _calendar) = (trend, series.Calendar);
        var samples = series.Samples();
        _last = samples[^1].At;
        _levels = samples.Zip(series.Points)
            .GroupBy(p => Season(p.Second.Start), p => p.First.Value - (trend.Slope * p.First.At))
            .ToDictionary(g => g.Key, Median.Of);
        _spread = policy.TrendSignificance * Spread.NormalMad
            * Median.Of(samples.Zip(series.Points).Select(p => Math.Abs(p.First.Value - At(p.First.At, p.Second.Start))));
    }

    /// <summary>
    /// The value a number of periods after the last one, with a band: as far as values usually lie from the line
    /// (1.4826 · MAD of the residuals, times z), and as far as the bounds of the slope carry it off.
    /// </summary>
    /// <returns>None for a month that never had a value.</returns>
    public (decimal Value, decimal Low, decimal High)? Ahead(Period period, int periods)
    {
        if (!_levels.ContainsKey(Season(period.Start)))
        {
            return null;
        }

        var value = At(_last + periods, period.Start);
        return (value, value - _spread - (periods * (_trend.Slope - _trend.SlopeLow)), value + _spread + (periods * (_trend.SlopeHigh - _trend.Slope)));
    }

    private decimal At(int at, DateOnly start) => _levels[Season(start)] + (_trend.Slope * at);

    private int Season(DateOnly start) => _trend.Seasonal ? Trend.SeasonOf(_calendar, start) : 0;
}
