namespace Setpoint.Demo.Company;

/// <summary>How a metric behaves over two years: a level that drifts from one value to another, and what plays around it.</summary>
/// <param name="From">Level two years ago.</param>
/// <param name="To">Level now.</param>
internal sealed record Shape(double From, double To)
{
    /// <summary>Standard deviation of what cannot be explained.</summary>
    public double Noise { get; init; }

    /// <summary>How far the best month lies above the middle of the year; negative when the season hurts.</summary>
    public double Season { get; init; }

    public int PeakMonth { get; init; } = 12;

    /// <summary>Factors from Monday to Sunday for daily values.</summary>
    public IReadOnlyList<double> Weekdays { get; init; } = [];

    /// <summary>Levels on the way, by days before the load; between them the level moves linearly.</summary>
    public IReadOnlyList<(int DaysAgo, double Level)> Steps { get; init; } = [];

    /// <summary>Share of periods nobody reported. Never one of the last six.</summary>
    public double Gaps { get; init; }

    /// <summary>The feed has been silent for so many days.</summary>
    public int SilentDays { get; init; }

    /// <summary>The last values, oldest first, where a screen depends on them.</summary>
    public IReadOnlyList<decimal> Recent { get; init; } = [];

    public double LevelAt(DateOnly day, DateOnly today)
    {
        var ago = today.DayNumber - day.DayNumber;
        (int DaysAgo, double Level) before = (730, From);
        foreach (var step in (IEnumerable<(int DaysAgo, double Level)>)[.. Steps, (0, To)])
        {
            if (ago >= step.DaysAgo)
            {
                var share = (double)(before.DaysAgo - ago) / (before.DaysAgo - step.DaysAgo);
                return before.Level + (Math.Clamp(share, 0, 1) * (step.Level - before.Level));
            }

            before = step;
        }

        return To;
    }

    /// <summary>The season's part, so that it is nothing today: the last value lies where <see cref="To"/> says.</summary>
    public double SeasonAt(DateOnly day, DateOnly today) => Season * (Wave(day) - Wave(today));

    private double Wave(DateOnly day) => Math.Cos(2 * Math.PI * (day.DayOfYear - ((PeakMonth - 0.5) * 30.44)) / 365.25);
}
