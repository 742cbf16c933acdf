using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Domain.Sources;

namespace Setpoint.Metrics.Sources.Runs;

/// <summary>The right to run a source, until it is over or runs out. Whoever finds it lost writes nothing.</summary>
/// <param name="Planned">When the run was due; none where somebody asked for it and nothing is planned.</param>
/// <param name="Failures">In a row, before this run.</param>
/// <param name="Interrupted">When the run before began, where nobody ended it: its process died.</param>
internal sealed record Lease(
    Guid Id, Guid Metric, int Series, Guid Unit, string Zone, DateTimeOffset? Planned, int Failures, DateTimeOffset? Interrupted)
{
    /// <summary>Longer than the longest time-out, so that it runs out only when its holder is gone.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    private const string Running = "leased_until > $2";

    private const string TakeChosen =
        """
        , taken as (
            update source_state s
            set lease = $1, lease_started_at = $2, leased_until = $3
            from chosen where s.metric_id = chosen.metric_id
            returning s.metric_id, s.next_run_at, s.failures
        )
        select t.metric_id, m.series, m.unit_id, u.time_zone, t.next_run_at, t.failures, chosen.interrupted
        from taken t
        join chosen on chosen.metric_id = t.metric_id
        join metric m on m.id = t.metric_id
        join unit u on u.id = m.unit_id
        """;

    // Locked rows are somebody's who is taking them this moment.
    private const string Due =
        $"""
        with chosen as (
            select s.metric_id, case when s.lease is not null then s.lease_started_at end as interrupted
            from source_state s
            join metric m on m.id = s.metric_id
            where s.next_run_at <= $2 and ({Running}) is not true and m.status <> 'archived'
            order by s.next_run_at
            limit 1
            for update of s skip locked
        )
        {TakeChosen}
        """;

    private const string Asked =
        $"""
        with chosen as (
            select s.metric_id, case when s.lease is not null then s.lease_started_at end as interrupted
            from source_state s
            where s.metric_id = $4 and ({Running}) is not true
            for update of s skip locked
        )
        {TakeChosen}
        """;

    /// <summary>Takes the source that has been due longest; none when none is.</summary>
    public static Task<Lease?> TakeDueAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken ct) =>
        TakeAsync(database, Due, now, null, ct);

    /// <summary>Takes a source whether it is due or not; none when somebody is running it.</summary>
    public static Task<Lease?> TakeAsync(NpgsqlDataSource database, Guid metric, DateTimeOffset now, CancellationToken ct) =>
        TakeAsync(database, Asked, now, metric, ct);

    /// <summary>Gives it back unused: the service ends, and another replica need not wait.</summary>
    public async Task ReleaseAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("update source_state set lease = null, lease_started_at = null, leased_until = null where metric_id = $1 and lease = $2");
        command.Parameters.Add(new() { Value = Metric });
        command.Parameters.Add(new() { Value = Id });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends it and says what became of the run; false when it was lost meanwhile.</summary>
    public async Task<bool> EndAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now, string? error, DateTimeOffset? next, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            update source_state
            set lease = null, lease_started_at = null, leased_until = null, last_run_at = $3, next_run_at = $4, last_error = $5,
                last_success_at = case when $5::text is null then $3 else last_success_at end,
                failures = case when $5::text is null then 0 else failures + 1 end
            where metric_id = $1 and lease = $2
            """,
            connection,
            transaction);
        command.Parameters.Add(new() { Value = Metric });
        command.Parameters.Add(new() { Value = Id });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        command.Parameters.Add(new() { Value = (object?)next?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>The next run: by the schedule after a success, sooner or later after a failure, none for what is switched off.</summary>
    public DateTimeOffset? Next(SourceDefinition source, DateTimeOffset now, bool failed) => (source.Enabled, failed) switch
    {
        (false, _) => null,
        (_, true) => now + BackOff.After(Failures + 1, Random.Shared.NextDouble()),
        _ => source.Schedule.Next(Planned ?? now, now, TimeZoneInfo.FindSystemTimeZoneById(Zone)),
    };

    private static async Task<Lease?> TakeAsync(NpgsqlDataSource database, string sql, DateTimeOffset now, Guid? metric, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        command.Parameters.Add(new() { Value = (now + Length).UtcDateTime });
        if (metric is { } asked)
        {
            command.Parameters.Add(new() { Value = asked });
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new Lease(
                id, reader.GetGuid(0), reader.GetInt32(1), reader.GetGuid(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, ct) ? null : reader.GetFieldValue<DateTimeOffset>(4),
                reader.GetInt32(5),
                await reader.IsDBNullAsync(6, ct) ? null : reader.GetFieldValue<DateTimeOffset>(6))
            : null;
    }
}
