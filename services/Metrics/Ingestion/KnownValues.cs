using Npgsql;
using NpgsqlTypes;

namespace Setpoint.Metrics.Ingestion;

/// <summary>Looks up what is stored at the moments of some rows, in one query.</summary>
internal sealed class KnownValues(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    /// <summary>Up to here rows are looked up one by one; above, by the whole stretch of time of each run.</summary>
    private const int ExactLookups = 1_000;

    private const string Sql =
        """
        select g.n::int, o.at, o.value
        from unnest($1, $2, $3) with ordinality g(series, low, high, n)
        cross join lateral (
            select o.at, o.value
            from observation o
            where o.series = g.series and o.at between g.low and g.high
            order by o.at, o.recorded_at
        ) o
        """;

    /// <summary>The newest value at the moment of each place that has one.</summary>
    public async Task<Dictionary<int, decimal?>> ReadAsync(List<Run> runs, Func<int, long> momentAt, CancellationToken ct)
    {
        var asked = runs.Sum(r => r.Length) <= ExactLookups
            ? runs.SelectMany(r => Enumerable.Range(r.Start, r.Length), (r, place) => r with { Start = place, Length = 1 }).ToList()
            : runs;
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.Add(new() { Value = asked.ConvertAll(r => r.Series).ToArray() });
        command.Parameters.Add(Moments(asked.ConvertAll(r => momentAt(r.Start))));
        command.Parameters.Add(Moments(asked.ConvertAll(r => momentAt(r.Start + r.Length - 1))));
        var known = new Dictionary<int, decimal?>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (run, place) = (0, 0);
        while (await reader.ReadAsync(ct))
        {
            var n = reader.GetInt32(0);
            if (n != run)
            {
                (run, place) = (n, asked[n - 1].Start);
            }

            // Revisions of a moment come oldest first, so the last one read stays.
            var at = PgTime.Of(reader.GetDateTime(1));
            place = Advance(asked[n - 1], place, at, momentAt);
            if (momentAt(place) == at)
            {
                known[place] = await reader.IsDBNullAsync(2, ct) ? null : reader.GetDecimal(2);
            }
        }

        return known;
    }

    private static int Advance(Run run, int place, long at, Func<int, long> momentAt)
    {
        while (place < run.Start + run.Length - 1 && momentAt(place) < at)
        {
            place++;
        }

        return place;
    }

    private static NpgsqlParameter Moments(List<long> moments) => new()
    {
        Value = moments.ConvertAll(PgTime.ToUtc).ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
    };
}
