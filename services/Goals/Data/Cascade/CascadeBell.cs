using Setpoint.Messaging.Outbox;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>Rung after a commit that left something to roll up.</summary>
internal sealed class CascadeBell : Bell
{
    // What comes in pieces must not keep a single change waiting for longer.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);
    private int _inHand;

    /// <summary>
    /// Returns when no <see cref="LargeMessage"/> is in hand: ten thousand changes come in twenty messages at once, and a
    /// company that is rolled up after each of them is rolled up twenty times.
    /// </summary>
    public async Task GatherAsync(TimeProvider clock, CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        while (Volatile.Read(ref _inHand) > 0 && s_longest - clock.GetElapsedTime(begun) is { Ticks: > 0 } left)
        {
            await WaitAsync(left, ct);
        }
    }

    internal void Begin() => Interlocked.Increment(ref _inHand);

    internal void End()
    {
        Interlocked.Decrement(ref _inHand);
        Ring();
    }
}

/// <summary>Of the scope in which a message with many changes is handled: in hand until its transaction has ended, whichever way.</summary>
internal sealed class LargeMessage(CascadeBell bell) : IDisposable
{
    private bool _isInHand;

    public void Take()
    {
        if (!_isInHand)
        {
            _isInHand = true;
            bell.Begin();
        }
    }

    public void Dispose()
    {
        if (_isInHand)
        {
            _isInHand = false;
            bell.End();
        }
    }
}
