using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Setpoint.Metrics.Ingestion;

/// <summary>What became of a chunk's rows.</summary>
internal readonly record struct Written(int Inserted, int Revised, int Unchanged, int Repeated)
{
    public static Written operator +(Written a, Written b) =>
        new(a.Inserted + b.Inserted, a.Revised + b.Revised, a.Unchanged + b.Unchanged, a.Repeated + b.Repeated);
}

/// <summary>
/// Writes a chunk inside the caller's transaction. The heads of its series are locked in ascending order, so two uploads
/// of the same metrics wait for each other instead of writing twice or deadlocking. What is newer than a head is new
/// without a look; only older rows are compared with what is there. Survivors go straight into the table by COPY.
/// </summary>
internal sealed class ChunkWriter
{
    /// <summary>Values that somebody posted.</summary>
    public const short SourceApi = 1;

    /// <summary>Values that were pulled.</summary>
    public const short SourcePull = 2;

    private const int BufferSize = 128 * 1024;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Chunk _chunk;
    private readonly short _source;
    private readonly Guid? _upload;
    private readonly List<Run> _runs;
    private readonly Dictionary<int, Head> _heads = [];
    private readonly bool[] _dropped;
    private readonly List<int> _kept;
    private readonly int _repeated;
    private long _recordedAt;
    private int _revised;
    private int _unchanged;

    /// <param name="connection">Open.</param>
    /// <param name="transaction">The caller's.</param>
    /// <param name="chunk">The rows.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="upload">The upload that more chunks of are to come: until its last one, or ten seconds, nothing is evaluated.</param>
    public ChunkWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, Chunk chunk, short source = SourceApi, Guid? upload = null)
    {
        _upload = upload;
        _connection = connection;
        _transaction = transaction;
        _chunk = chunk;
        _source = source;
        _runs = chunk.Group(out _repeated);
        _dropped = new bool[chunk.Count];
        _kept = new List<int>(chunk.Count);
    }

    public async Task<Written> WriteAsync(CancellationToken ct)
    {
        await LockHeadsAsync(ct);
        await CompareAsync(OlderThanHeads(), ct);
        var changes = _runs.Select(Survivors).OfType<Change>().ToList();
        if (changes.Count > 0)
        {
            await CopyAsync(ct);
            await TellAsync(changes, ct);
        }

        return new Written(_kept.Count - _revised, _revised, _unchanged, _repeated);
    }

    private ref readonly Row RowAt(int place) => ref _chunk[_chunk.Order[place]];

    private async Task LockHeadsAsync(CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(_connection, _transaction);
        batch.BatchCommands.Add(new("select series, last_at, value, recorded_at from head where series = any($1) order by series for update")
        {
            Parameters = { new() { Value = _runs.ConvertAll(r => r.Series).ToArray() } },
        });

        // After the locks: whoever waited for somebody's commit must be recorded later than them.
        batch.BatchCommands.Add(new("select clock_timestamp()"));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var latest = long.MinValue;
        while (await reader.ReadAsync(ct))
        {
            if (await reader.IsDBNullAsync(1, ct))
            {
                continue;
            }

            _heads.Add(reader.GetInt32(0), new Head(PgTime.Of(reader.GetDateTime(1)), await reader.IsDBNullAsync(2, ct) ? null : reader.GetDecimal(2)));
            latest = Math.Max(latest, PgTime.Of(reader.GetDateTime(3)));
        }

        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        _recordedAt = Math.Max(PgTime.Of(reader.GetDateTime(0)), latest + 1);
    }

    /// <summary>Judges the rows that the heads alone can judge, and returns the stretches that have to be looked up.</summary>
    private List<Run> OlderThanHeads()
    {
        var older = new List<Run>();
        foreach (var run in _runs)
        {
            var place = run.Start;
            if (_heads.TryGetValue(run.Series, out var head))
            {
                while (place < run.Start + run.Length && RowAt(place).At < head.LastAt)
                {
                    place++;
                }

                if (place > run.Start)
                {
                    older.Add(run with { Length = place - run.Start });
                }

                if (place < run.Start + run.Length && RowAt(place).At == head.LastAt)
                {
                    Judge(place++, isKnown: true, head.Value);
                }
            }

            for (; place < run.Start + run.Length; place++)
            {
                Judge(place, isKnown: false, null);
            }
        }

        return older;
    }

    private void Judge(int place, bool isKnown, decimal? known)
    {
        if (RowAt(place).Measured == known)
        {
            // Also where a value is withdrawn that never was.
            _dropped[place] = true;
            _unchanged++;
        }
        else if (isKnown)
        {
            _revised++;
        }
    }

    private async Task CompareAsync(List<Run> older, CancellationToken ct)
    {
        if (older.Count == 0)
        {
            return;
        }

        var known = await new KnownValues(_connection, _transaction).ReadAsync(older, place => RowAt(place).At, ct);
        foreach (var run in older)
        {
            for (var place = run.Start; place < run.Start + run.Length; place++)
            {
                var isKnown = known.TryGetValue(place, out var value);
                Judge(place, isKnown, value);
            }
        }
    }

    /// <summary>What is left of a run after the comparison: its rows join those to copy.</summary>
    private Change? Survivors(Run run)
    {
        var first = _kept.Count;
        for (var place = run.Start; place < run.Start + run.Length; place++)
        {
            if (!_dropped[place])
            {
                _kept.Add(_chunk.Order[place]);
            }
        }

        if (_kept.Count == first)
        {
            return null;
        }

        ref readonly var last = ref _chunk[_kept[^1]];
        return new Change(run.Series, _chunk[_kept[first]].At, last.At, _kept.Count - first, last.Measured);
    }

    private async Task CopyAsync(CancellationToken ct)
    {
        await using var copy = await _connection.BeginRawBinaryCopyAsync($"copy observation ({CopyEncoder.Columns}) from stdin (format binary)", ct);
        var buffer = new byte[BufferSize];
        CopyEncoder.Header.CopyTo(buffer);
        var length = CopyEncoder.Header.Length;
        foreach (var position in _kept)
        {
            if (length > buffer.Length - CopyEncoder.LongestRow)
            {
                await copy.WriteAsync(buffer.AsMemory(0, length), ct);
                length = 0;
            }

            length += Encode(position, buffer.AsSpan(length));
        }

        CopyEncoder.Trailer.CopyTo(buffer.AsSpan(length));
        await copy.WriteAsync(buffer.AsMemory(0, length + CopyEncoder.Trailer.Length), ct);
    }

    private int Encode(int position, Span<byte> to)
    {
        ref readonly var row = ref _chunk[position];
        return CopyEncoder.WriteRow(to, row.Series, row.At, _recordedAt, row.Measured, _source, row.Note);
    }

    /// <summary>Moves the heads and leaves a note for the evaluation: one row a series each.</summary>
    private async Task TellAsync(List<Change> changes, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(_connection, _transaction);
        batch.BatchCommands.Add(new(
            """
            update head h
            set last_at = greatest(h.last_at, c.to_at),
                value = case when h.last_at > c.to_at then h.value else c.value end,
                recorded_at = $4
            from unnest($1, $2, $3) c(series, to_at, value)
            where h.series = c.series
            """)
        {
            Parameters =
            {
                new() { Value = changes.ConvertAll(c => c.Series).ToArray() },
                new() { Value = changes.ConvertAll(c => PgTime.ToUtc(c.To)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = changes.ConvertAll(c => c.LastValue).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric },
                new() { Value = PgTime.ToUtc(_recordedAt) },
            },
        });
        batch.BatchCommands.Add(new(
            """
            insert into changed_series (series, from_at, to_at, rows, quiet, trace, upload, ready_at)
            select *, false, $5, $6, case when $6 is null then '-infinity' else clock_timestamp() + interval '10 seconds' end
            from unnest($1, $2, $3, $4)
            """)
        {
            Parameters =
            {
                new() { Value = changes.ConvertAll(c => c.Series).ToArray() },
                new() { Value = changes.ConvertAll(c => PgTime.ToUtc(c.From)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = changes.ConvertAll(c => PgTime.ToUtc(c.To)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = changes.ConvertAll(c => c.Rows).ToArray() },
                new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = (object?)_upload ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            },
        });
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The last chunk of an upload is written: all that it changed may be evaluated.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid upload, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("update changed_series set ready_at = '-infinity' where upload = $1", connection, transaction);
        command.Parameters.Add(new() { Value = upload });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What a series holds last.</summary>
    private readonly record struct Head(long LastAt, decimal? Value);

    /// <summary>What a series got.</summary>
    private sealed record Change(int Series, long From, long To, int Rows, decimal? LastValue);
}
