using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>What stood of an objective or key result when its cycle closed.</summary>
/// <param name="Pace">None for a key result.</param>
internal sealed record Snapshot(decimal? Progress, decimal? Raw, decimal? Value, DateTimeOffset? ValueAt, Pace? Pace, decimal? Confidence);

/// <summary>Reads what stood when cycles closed; of a cycle that is open there is nothing.</summary>
internal static class Snapshots
{
    private const string OfIds = "select id, progress, raw, value, value_at, pace, confidence from closed_progress where objective_id = any($1)";

    private const string PointsOf = "select at, progress, expected, confidence from closed_point where objective_id = $1 order by at";

    /// <summary>The line that an objective's progress had drawn; none where its cycle is open.</summary>
    public static Task<List<PastPoint>> ReadPointsAsync(NpgsqlConnection connection, Guid objective, CancellationToken ct) => connection.ReadAsync(
        PointsOf, [objective], r => new PastPoint(r.Next<DateOnly>(), r.Maybe<decimal>(), r.Number(), r.Maybe<decimal>()), ct);

    /// <summary>Of these objectives and their key results, by the ids of both.</summary>
    public static async Task<Dictionary<Guid, Snapshot>> ReadAsync(NpgsqlConnection connection, Guid[] objectives, CancellationToken ct)
    {
        var read = await connection.ReadAsync(
            OfIds,
            [objectives],
            r => (Id: r.Id(), Snapshot: new Snapshot(r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<DateTimeOffset>(), Word(r.MaybeText()), r.Maybe<decimal>())),
            ct);
        return read.ToDictionary(s => s.Id, s => s.Snapshot);
    }

    private static Pace? Word(string? pace) => pace is null ? null : Enum.Parse<Pace>(pace);
}
