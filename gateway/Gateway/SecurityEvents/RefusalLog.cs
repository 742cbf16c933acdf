using System.Net.Sockets;
using Npgsql;

namespace Setpoint.Gateway.SecurityEvents;

/// <summary>
/// Writes down refusals without letting a flood of them fill the table: of those that are alike in a minute the first is a row, and
/// the others together are one more, written when the minute is over. A process that is killed loses counts of its last minute, not
/// that there was a refusal.
/// </summary>
internal sealed class RefusalLog(NpgsqlDataSource database, TimeProvider clock, ILogger<RefusalLog> log) : BackgroundService
{
    /// <summary>Kinds of refusals told apart in a minute; from then on addresses and people are no longer told apart.</summary>
    public const int MostKinds = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Dictionary<Likeness, Tally> _minute = [];
    private List<SecurityEvent> _unwritten = [];
    private long _minuteNumber;

    public void Note(HttpContext context, string kind, string reason, Guid? personId, Guid? tokenId = null)
    {
        var seen = SecurityEvent.Of(context, kind, clock.GetUtcNow(), personId, reason, tokenId);
        lock (_gate)
        {
            EndMinute(seen.At);
            var likeness = new Likeness(kind, reason, personId, tokenId, seen.Address);
            if (_minute.Count >= MostKinds && !_minute.ContainsKey(likeness))
            {
                likeness = new Likeness(kind, reason, null, null, null);
            }

            if (_minute.TryGetValue(likeness, out var tally))
            {
                tally.More++;
                tally.LastAt = seen.At;
            }
            else
            {
                _minute[likeness] = new Tally { LastAt = seen.At };
                _unwritten.Add(With(likeness, seen.At, seen.Trace, 1));
            }
        }
    }

    /// <summary>Writes what is to be written by now.</summary>
    public async Task WriteAsync(bool minuteIsOver, CancellationToken ct)
    {
        List<SecurityEvent> rows;
        lock (_gate)
        {
            EndMinute(minuteIsOver ? DateTimeOffset.MaxValue : clock.GetUtcNow());
            (rows, _unwritten) = (_unwritten, []);
        }

        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await SecurityEventWriter.AddAsync(connection, transaction: null, rows, ct);
        }
        catch (Exception e) when (e.GetBaseException() is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            log.LogWarning(e, "{Count} refusals could not be written down; the next second tries again", rows.Count);
            Return(rows);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(minuteIsOver: false, stoppingToken);
            }
        }
        finally
        {
            await WriteAsync(minuteIsOver: true, CancellationToken.None);
        }
    }

    private void EndMinute(DateTimeOffset now)
    {
        var number = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (number == _minuteNumber)
        {
            return;
        }

        _unwritten.AddRange(_minute.Where(pair => pair.Value.More > 0).Select(pair => With(pair.Key, pair.Value.LastAt, trace: null, pair.Value.More)));
        (_minute, _minuteNumber) = ([], number);
    }

    /// <summary>What could not be written waits, but not without bound: with the database away nothing else works either.</summary>
    private void Return(List<SecurityEvent> rows)
    {
        lock (_gate)
        {
            if (_unwritten.Count + rows.Count <= MostKinds * 10)
            {
                _unwritten.InsertRange(0, rows);
            }
        }
    }

    private static SecurityEvent With(Likeness alike, DateTimeOffset at, string? trace, int count) => new()
    {
        At = at,
        Kind = alike.Kind,
        Reason = alike.Reason,
        PersonId = alike.PersonId,
        TokenId = alike.TokenId,
        Address = alike.Address,
        Trace = trace,
        Count = count,
    };

    private readonly record struct Likeness(string Kind, string Reason, Guid? PersonId, Guid? TokenId, string? Address);

    private sealed class Tally
    {
        public int More { get; set; }

        public DateTimeOffset LastAt { get; set; }
    }
}
