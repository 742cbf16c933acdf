using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Setpoint.Contracts.Goals;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Ingestion;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Consumers;

/// <summary>
/// Makes a draft of a KPI from a key result, with the values that were said of it: once, because the metric remembers which key
/// result it was, and no second one may. Its state tells goals what the key result has become.
/// </summary>
internal sealed class DefineOnKeyResultGraduated(MetricsDb db, Cause cause, AfterCommit afterCommit, EvaluationBell bell, TimeProvider clock) : IConsume<KeyResultGraduated>
{
    private static readonly DateTimeOffset s_oldest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task ConsumeAsync(KeyResultGraduated message, CancellationToken ct)
    {
        if (await db.Metrics.AnyAsync(m => m.OriginKeyResultId == message.KeyResultId, ct))
        {
            return;
        }

        cause.Actor = message.AskedBy;
        var now = clock.GetUtcNow();
        var metric = Metric.Define(await db.NextSeriesAsync(ct), DefinitionOf(message), now, message.KeyResultId);
        db.AddRange(
            metric, new Head { Series = metric.Series }, new MetricState { Series = metric.Series }, ChangedSeries.ByDefinition(metric.Series, wholePast: false));
        await db.SaveChangesAsync(ct);
        await WriteAsync(metric.Series, [.. message.Values.Where(v => v.At >= s_oldest && v.At <= now.AddDays(1))], ct);
        afterCommit.Run(bell.Ring);
    }

    private static MetricDefinition DefinitionOf(KeyResultGraduated m) => new()
    {
        Name = m.Name,
        Role = MetricRole.Kpi,
        UnitOfMeasure = m.UnitOfMeasure,
        Decimals = m.Decimals,
        Direction = GraduatedKpi.DirectionOf(m.Baseline, m.Target),
        Thresholds = GraduatedKpi.BoundsOf(m.Baseline, m.Target, m.Decimals),
        Cadence = Words.TryParse<Cadence>(m.Cadence, out var cadence) ? cadence : Cadence.Weekly,
        Visibility = m.Visibility == "public" ? Visibility.Public : Visibility.Unit,
        UnitId = m.UnitId,
        OwnerId = m.OwnerId,
        Target = m.Target,
        Status = MetricStatus.Draft,
    };

    private async Task WriteAsync(int series, IReadOnlyList<SaidValue> values, CancellationToken ct)
    {
        if (values.Count == 0)
        {
            return;
        }

        using var chunk = new Chunk();
        foreach (var (at, value) in values)
        {
            chunk.Add(new Row { Series = series, At = PgTime.Of(at.UtcDateTime), HasValue = true, Value = value });
        }

        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await new ChunkWriter((NpgsqlConnection)db.Database.GetDbConnection(), transaction, chunk).WriteAsync(ct);
    }
}
