namespace Setpoint.CheckIns.Reminders;

/// <summary>
/// What one replica has looked at: every minute it asks only whose hour has come since, and once an hour everybody's again, for what was
/// agreed, decided or handed over after its hour. Another replica may have done the same before; nobody is reminded twice.
/// </summary>
internal sealed class ReminderRounds
{
    private static readonly TimeSpan s_whole = TimeSpan.FromHours(1);

    private DateTimeOffset? _since;
    private DateTimeOffset? _whole;

    /// <summary>The next round.</summary>
    /// <param name="sweep">Of this moment.</param>
    /// <param name="now">Not later than the sweep's own.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many people were reminded.</returns>
    public async Task<int> NextAsync(ReminderSweep sweep, DateTimeOffset now, CancellationToken ct)
    {
        var isWhole = !(now - _whole < s_whole);
        if (await sweep.RunAsync(isWhole ? null : _since, ct) is not { } reminded)
        {
            return 0;
        }

        (_since, _whole) = (now, isWhole ? now : _whole);
        return reminded;
    }
}
