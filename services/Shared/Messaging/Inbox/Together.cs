using System.Collections.Concurrent;

namespace Setpoint.Messaging.Inbox;

/// <summary>
/// Messages of one kind that come while others of it are being handled are handled together afterwards, in one transaction.
/// Nobody waits for company: one that comes alone is handled at once. Where they cannot be handled together each is handled alone, so
/// that one bad message harms no other.
/// </summary>
internal sealed class Together<TEvent>(DeliveryRunner runner) : IDisposable
    where TEvent : class
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task RunAsync(TEvent message, Guid messageId, string endpoint, CancellationToken ct)
    {
        var own = new Waiting(message, messageId);
        _waiting.Enqueue(own);
        await _turn.WaitAsync(ct);
        try
        {
            // Whoever had the turn before may have taken this one along.
            if (!own.IsTaken)
            {
                await TakeAllAsync(endpoint, ct);
            }
        }
        finally
        {
            _turn.Release();
        }

        if (!own.IsDone)
        {
            await runner.RunAsync(message, messageId, endpoint, ct);
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task TakeAllAsync(string endpoint, CancellationToken ct)
    {
        var all = new List<Waiting>();
        while (_waiting.TryDequeue(out var one))
        {
            one.IsTaken = true;
            all.Add(one);
        }

        if (await runner.TryTogetherAsync(all.ConvertAll(w => (w.MessageId, w.Message)), endpoint, ct))
        {
            all.ForEach(w => w.IsDone = true);
        }
    }

    private sealed record Waiting(TEvent Message, Guid MessageId)
    {
        public bool IsTaken { get; set; }

        public bool IsDone { get; set; }
    }
}
