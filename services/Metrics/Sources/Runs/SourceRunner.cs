using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Ingestion;
using Setpoint.Metrics.Sources.Reading;

namespace Setpoint.Metrics.Sources.Runs;

/// <summary>What one run did.</summary>
internal sealed record RunResult(DateTimeOffset StartedAt, int TookMs, int Rows, Written Written, string? Error);

/// <summary>
/// Runs a source under a lease: reads it outside of any transaction, then writes values, the state and the run in one. A
/// run that fails writes no value, so its metric becomes stale by time and keeps its health.
/// </summary>
internal sealed class SourceRunner(
    NpgsqlDataSource database, IServiceScopeFactory scopes, SourceReader reader, EvaluationBell bell, TimeProvider clock)
{
    private const int RunsKept = 100;

    /// <summary>For the telemetry set-up, which listens to everything of ours.</summary>
    private static readonly ActivitySource s_activities = new("Setpoint.Metrics");

    /// <summary>What became of it; none when the lease was lost, or the source is gone.</summary>
    public async Task<RunResult?> RunAsync(Lease lease, CancellationToken ct)
    {
        using var activity = s_activities.StartActivity("pull");
        if (await FindAsync(lease.Metric, ct) is not { } source)
        {
            return null;
        }

        var (started, watch) = (clock.GetUtcNow(), Stopwatch.StartNew());
        var (values, error) = await ReadAsync(lease, source, started, ct);
        activity?.SetStatus(error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, error);
        return await WriteAsync(lease, source, values, new RunResult(started, (int)watch.ElapsedMilliseconds, values.Count, default, error), ct);
    }

    /// <summary>Leaves the source alone for a while after a fault of our own; what it was is in the log.</summary>
    public async Task GiveUpAsync(Lease lease, CancellationToken ct)
    {
        if (await FindAsync(lease.Metric, ct) is { } source)
        {
            await WriteAsync(lease, source, [], new RunResult(clock.GetUtcNow(), 0, 0, default, "The run failed for a reason of our own; operators find it in the log."), ct);
        }
    }

    private async Task<SourceDefinition?> FindAsync(Guid metric, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MetricsDb>();
        var found = await db.Set<MetricSource>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == MetricId.From(metric) && !s.Removed, ct);
        return found?.Definition;
    }

    private async Task<(List<SourceValue> Values, string? Error)> ReadAsync(Lease lease, SourceDefinition source, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var occasion = new Occasion(now, TimeZoneInfo.FindSystemTimeZoneById(lease.Zone), source.LookBackDays);
            return (await reader.ReadAsync(source, lease.Unit, occasion, ct), null);
        }
        catch (SourceException e)
        {
            return ([], e.Message);
        }
    }

    private async Task<RunResult?> WriteAsync(Lease lease, SourceDefinition source, List<SourceValue> values, RunResult result, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (!await lease.EndAsync(connection, transaction, now, result.Error, lease.Next(source, now, result.Error is not null), ct))
        {
            return null;
        }

        if (values.Count > 0)
        {
            using var chunk = new Chunk();
            foreach (var (at, value) in values)
            {
                chunk.Add(new Row { Series = lease.Series, At = PgTime.Of(at), HasValue = true, Value = value });
            }

            result = result with { Written = await new ChunkWriter(connection, transaction, chunk, ChunkWriter.SourcePull).WriteAsync(ct) };
        }

        if (lease.Interrupted is { } before)
        {
            await KeepAsync(connection, transaction, lease.Metric, new RunResult(before, 0, 0, default, "The run was interrupted; it was taken over."), ct);
        }

        await KeepAsync(connection, transaction, lease.Metric, result, ct);
        await transaction.CommitAsync(ct);
        bell.Ring();
        return result;
    }

    private static async Task KeepAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid metric, RunResult run, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new("insert into source_run (metric_id, started_at, took_ms, rows, inserted, revised, error) values ($1, $2, $3, $4, $5, $6, $7)")
        {
            Parameters =
            {
                new() { Value = metric },
                new() { Value = run.StartedAt.UtcDateTime },
                new() { Value = run.TookMs },
                new() { Value = run.Rows },
                new() { Value = run.Written.Inserted },
                new() { Value = run.Written.Revised },
                new() { Value = (object?)run.Error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        });
        batch.BatchCommands.Add(new(
            $"delete from source_run where metric_id = $1 and id <= (select id from source_run where metric_id = $1 order by id desc offset {RunsKept} limit 1)")
        {
            Parameters = { new() { Value = metric } },
        });
        await batch.ExecuteNonQueryAsync(ct);
    }
}
