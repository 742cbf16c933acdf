using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>What stood of an objective or key result when its cycle closed.</summary>
/// <param name="Pace">None for a key result.</param>
internal sealed record Snapshot(decimal? Progress, decimal? Raw, decimal? Value, DateTimeOffset? ValueAt, Pace? Pace);

/// <summary>Reads what stood when cycles closed; of a cycle that is open there is nothing.</summary>
internal static class Snapshots
{
    private const string OfIds = "select id, progress, raw, value, value_at, pace from closed_progress where objective_id = any($1)";

    /// <summary>Of these objectives and their key results, by the ids of both.</summary>
    public static async Task<Dictionary<Guid, Snapshot>> ReadAsync(NpgsqlConnection connection, Guid[] objectives, CancellationToken ct)
    {
        var read = await connection.ReadAsync(
            OfIds,
            [objectives],
            r => (Id: r.Id(), Snapshot: new Snapshot(r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<DateTimeOffset>(), Word(r.MaybeText()))),
            ct);
        return read.ToDictionary(s => s.Id, s => s.Snapshot);
    }

    private static Pace? Word(string? pace) => pace is null ? null : Enum.Parse<Pace>(pace);
}
