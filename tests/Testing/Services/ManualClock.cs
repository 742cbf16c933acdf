namespace Setpoint.Testing.Services;

/// <summary>The system's clock moved by as much as a test likes. Timers run in real time; only "now" moves.</summary>
public sealed class ManualClock : TimeProvider
{
    private long _shift;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    /// <summary>Moves now forwards (or backwards).</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    /// <summary>Makes it this moment now.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _shift, (now - System.GetUtcNow()).Ticks);
}
