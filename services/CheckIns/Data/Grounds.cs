using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Data;

/// <summary>What a check-in on an objective is judged by.</summary>
/// <param name="Zone">Of the unit that the objective belongs to: its days begin there.</param>
/// <param name="Newest">The check-in that was said last, whatever it describes; none while there is none.</param>
/// <param name="Earlier">Values of key results as they were said before, the newest first; only where they were asked for.</param>
internal sealed record Ground(Objective Objective, TimeZoneInfo Zone, (Guid Id, long Version)? Newest, ILookup<Guid, decimal> Earlier);

/// <summary>What is asked about one objective.</summary>
/// <param name="Alone">Waits for others who say something of the same objective and asked for the same.</param>
/// <param name="Values">Whether earlier values matter.</param>
/// <param name="Before">Of what describes no later moment.</param>
/// <param name="But">Without this check-in, which is said anew.</param>
internal sealed record Asked(Guid Objective, bool Alone, bool Values, DateTimeOffset? Before, Guid? But = null);

/// <summary>
/// Reads all that judging check-ins needs in one round trip, planned once for a connection: on a Monday morning everybody asks the
/// same within minutes, and asking piece by piece through EF Core took twice as long as keeping what is said.
/// </summary>
internal sealed class Grounds(CheckInsDb db)
{
    /// <summary>How many earlier check-ins say what is usual.</summary>
    private const int Earlier = 13;

    /// <summary>Until the transaction ends: planning for these parameters takes longer than answering, and comes to the same.</summary>
    private const string PlanOnce = "select set_config('plan_cache_mode', 'force_generic_plan', true)";

    private const string Lock =
        "select pg_advisory_xact_lock(hashtextextended('check-in:' || id, 0)) from (select id from unnest($1) as o(id) order by id) o";

    private const string Known =
        """
        select o.id, o.version, o.unit_id, o.co_units, o.owner_id, o.visibility, o.lifecycle, o.start_day, o.end_day, o.parents, o.title, o.contributors,
               o.key_results::text, u.time_zone
        from objective o left join unit u on u.id = o.unit_id where o.id = any($1)
        """;

    private const string Newest =
        """
        select o.id, c.id, c.version from unnest($1) as o(id)
        cross join lateral (select c.id, c.version from check_in c where c.objective_id = o.id order by c.submitted_at desc, c.id desc limit 1) c
        """;

    private const string Said =
        """
        select o.id, v.key_result_id, v.value from unnest($1, $2, $4) as o(id, before, but)
        cross join lateral (
            select c.id, c.version, c.at from check_in c
            where c.objective_id = o.id and (o.before is null or c.at <= o.before) and c.id is distinct from o.but order by c.at desc, c.id desc limit $3) c
        join check_in_value v on v.check_in_id = c.id and v.number = c.version
        where v.value is not null
        order by o.id, c.at desc, c.id desc
        """;

    /// <summary>By objective; what is unknown is absent. Whether the caller may know of it is not judged here.</summary>
    public async Task<IReadOnlyDictionary<Guid, Ground>> ReadAsync(IReadOnlyCollection<Asked> asked, CancellationToken ct)
    {
        var (ids, valued) = (asked.Select(a => a.Objective).ToArray(), asked.Where(a => a.Values).ToList());
        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());

        batch.BatchCommands.Add(new(PlanOnce));

        // What others commit while this waits for its turn is seen by the statements after it.
        batch.BatchCommands.Add(new(Lock) { Parameters = { new() { Value = asked.Where(a => a.Alone).Select(a => a.Objective).ToArray() } } });
        batch.BatchCommands.Add(new(Known) { Parameters = { new() { Value = ids } } });
        batch.BatchCommands.Add(new(Newest) { Parameters = { new() { Value = ids } } });
        batch.BatchCommands.Add(new(Said)
        {
            Parameters =
            {
                new() { Value = valued.Select(a => a.Objective).ToArray() },
                new() { Value = valued.Select(a => a.Before?.ToUniversalTime()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = Earlier },
                new() { Value = valued.Select(a => a.But).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        });
        await batch.PrepareAsync(ct);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        await rows.NextResultAsync(ct);
        var objectives = await AllAsync(rows, r => (Objective: ObjectiveOf(r), Zone: People.Zone(r.IsDBNull(13) ? null : r.GetString(13))), ct);
        await rows.NextResultAsync(ct);
        var newest = (await AllAsync(rows, r => (Of: r.GetGuid(0), Last: (r.GetGuid(1), r.GetInt64(2))), ct)).ToDictionary(n => n.Of, n => n.Last);
        await rows.NextResultAsync(ct);
        var said = (await AllAsync(rows, r => (Of: r.GetGuid(0), KeyResult: r.GetGuid(1), Value: r.GetDecimal(2)), ct)).ToLookup(s => s.Of);
        return objectives.ToDictionary(o => o.Objective.Id, o => new Ground(
            o.Objective,
            o.Zone,
            newest.TryGetValue(o.Objective.Id, out var last) ? last : null,
            said[o.Objective.Id].ToLookup(s => s.KeyResult, s => s.Value)));
    }

    private static Objective ObjectiveOf(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Version = row.GetInt64(1),
        UnitId = row.GetGuid(2),
        CoUnits = row.GetFieldValue<Guid[]>(3),
        OwnerId = row.GetGuid(4),
        Visibility = Enum.Parse<Visibility>(row.GetString(5), ignoreCase: true),
        Lifecycle = Enum.Parse<Lifecycle>(row.GetString(6), ignoreCase: true),
        Start = row.GetFieldValue<DateOnly>(7),
        End = row.GetFieldValue<DateOnly>(8),
        Parents = row.GetFieldValue<Guid[]>(9),
        Title = row.IsDBNull(10) ? null : row.GetString(10),
        Contributors = row.GetFieldValue<Guid[]>(11),
        KeyResults = JsonSerializer.Deserialize<List<KeyResult>>(row.GetString(12), Stored.Json)!,
    };

    private static async Task<List<T>> AllAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var all = new List<T>();
        while (await rows.ReadAsync(ct))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
