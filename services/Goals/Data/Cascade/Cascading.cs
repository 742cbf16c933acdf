using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Setpoint.Goals.Domain;
using Setpoint.Messaging;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>What the cascade needs in the container.</summary>
internal static class CascadeSetup
{
    public static void AddCascade(this IServiceCollection services) => services
        .AddSingleton<CascadeBell>()
        .AddScoped<Cascading>()
        .AddScoped<LargeMessage>()
        .AddHostedService<CascadeWorker>();
}

/// <summary>The cascade as a feature or a consumer uses it, inside its own transaction.</summary>
internal sealed class Cascading(GoalsDb db, AfterCommit afterCommit, CascadeBell bell, TimeProvider clock)
{
    /// <summary>Keeps drains and other edits out until this transaction ends.</summary>
    public Task LockAsync(CancellationToken ct) => db.Database.ExecuteSqlRawAsync(CascadeRun.Lock, ct);

    /// <summary>
    /// Keeps the values of these metrics from changing until this transaction ends. Without it a value that arrives while
    /// a key result on its metric is being saved would see neither the key result nor be seen by it.
    /// </summary>
    public async Task HoldAsync(IEnumerable<Guid> metrics, CancellationToken ct)
    {
        var ids = metrics.Order().ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into metric_headline (metric_id) select id from unnest({ids}) as u(id) order by id
            on conflict (metric_id) do update set revision = metric_headline.revision
            """,
            ct);
    }

    /// <summary>Leaves these objectives to the worker, which the commit wakes.</summary>
    public async Task MarkAsync(IEnumerable<Guid> objectives, CancellationToken ct)
    {
        var ids = objectives.ToArray();
        await db.Database.ExecuteSqlAsync($"insert into dirty (objective_id) select unnest({ids})", ct);
        afterCommit.Run(bell.Ring);
    }

    /// <summary>Rolls these objectives up at once, so that the response of the write that changed them shows the result.</summary>
    public async Task SettleAsync(IEnumerable<ObjectiveId> objectives, CancellationToken ct)
    {
        await MarkAsync(objectives.Select(o => o.Value), ct);
        await CascadeRun.DrainAsync(Connection, Transaction, clock.GetUtcNow(), ct);
    }

    public NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public NpgsqlTransaction Transaction => (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
}
