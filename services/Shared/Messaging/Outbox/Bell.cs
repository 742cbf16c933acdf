namespace Setpoint.Messaging.Outbox;

/// <summary>
/// Wakes a background worker of this replica at once; without a ring it looks by itself every two seconds.
/// A local bell, not LISTEN/NOTIFY: notifying in every transaction serializes commits.
/// </summary>
public class Bell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>There may be work. Ringing twice before anybody listens is one ring.</summary>
    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already rung and not yet heard: that ring covers this one.
        }
    }

    /// <summary>Waits for a ring, at most <paramref name="longest"/>.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken ct) => _rung.WaitAsync(longest, ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rung.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Rung after a commit that put messages into the outbox.</summary>
public sealed class OutboxBell : Bell;
