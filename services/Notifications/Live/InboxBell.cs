using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Setpoint.Notifications.Live;

/// <summary>Tells the open streams of this replica that a person's inbox may have something new.</summary>
internal sealed class InboxBell
{
    private readonly ConcurrentDictionary<Listener, byte> _listeners = new();

    /// <summary>Open streams, each with the last position it has shown.</summary>
    public IReadOnlyCollection<Listener> Listeners => [.. _listeners.Keys];

    public Listener Listen(Guid person, long position)
    {
        var listener = new Listener(person, position, l => _listeners.TryRemove(l, out _));
        _listeners[listener] = 0;
        return listener;
    }

    public void Ring(Guid person)
    {
        foreach (var (listener, _) in _listeners)
        {
            if (listener.Person == person)
            {
                listener.Ring();
            }
        }
    }
}

/// <summary>
/// One open stream. What waits for it is at most one ring, not a queue of items: it reads those from the inbox by
/// itself, so that a slow page costs no memory and can miss nothing.
/// </summary>
internal sealed class Listener(Guid person, long position, Action<Listener> leave) : IDisposable
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private long _position = position;

    public Guid Person => person;

    /// <summary>The last item it has shown.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        set => Volatile.Write(ref _position, value);
    }

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>True when rung, false when the time has passed in silence.</summary>
    public async Task<bool> WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return await _rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => leave(this);
}
