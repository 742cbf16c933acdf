using Setpoint.Messaging.Outbox;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>Rung after a commit that left something to roll up.</summary>
internal sealed class CascadeBell(TimeProvider clock) : Bell
{
    // What comes in pieces must not keep a single change waiting for longer.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    // Between two messages of the same change nothing is in hand for a moment.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(25);

    private int _inHand;
    private long _ended;

    /// <summary>
    /// Returns when no <see cref="LargeMessage"/> is in hand, nor was a moment ago, and after a second at the longest: ten
    /// thousand changes come in twenty messages at once, and a company that is rolled up after each of them is rolled up
    /// twenty times.
    /// </summary>
    public async Task GatherAsync(CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        while (s_longest - clock.GetElapsedTime(begun) is { Ticks: > 0 } left)
        {
            var (inHand, ended) = (Volatile.Read(ref _inHand), Interlocked.Read(ref _ended));
            var quiet = ended == 0 ? s_quiet : clock.GetElapsedTime(ended);
            if (inHand == 0 && quiet >= s_quiet)
            {
                return;
            }

            await WaitAsync(inHand > 0 || left < s_quiet ? left : s_quiet - quiet, ct);
        }
    }

    internal void Begin() => Interlocked.Increment(ref _inHand);

    internal void End()
    {
        Interlocked.Exchange(ref _ended, clock.GetTimestamp());
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
