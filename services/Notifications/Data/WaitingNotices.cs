using Microsoft.EntityFrameworkCore;

namespace Setpoint.Notifications.Data;

/// <summary>Looks after notices whose metric, unit or person was unknown when they came. They wait for moments.</summary>
internal sealed partial class WaitingNotices(IServiceScopeFactory scopes, TimeProvider clock, ILogger<WaitingNotices> log) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SettleAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogDatabaseAway(e);
            }
        }
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var people = await db.Database.SqlQuery<Guid>(
            $"""
            select distinct n.person_id as "Value"
            from notice n join metric m on m.id = n.metric_id join person p on p.id = n.person_id
            """).ToArrayAsync(ct);
        var dependencies = await db.Database.SqlQuery<Guid>(
            $"""select id as "Value" from dependency where told < version order by id limit 500""").ToArrayAsync(ct);
        var named = await db.Database.SqlQuery<Guid>(
            $"""select distinct n.person_id as "Value" from direct_notice n join person p on p.id = n.person_id limit 500""").ToArrayAsync(ct);
        if (people.Length == 0 && dependencies.Length == 0 && named.Length == 0)
        {
            return;
        }

        await using var work = await db.BeginWorkAsync(ct);
        await scope.ServiceProvider.GetRequiredService<Notices>().SettleAsync(people, ct);
        await scope.ServiceProvider.GetRequiredService<DependencyNotices>().SettleAsync(dependencies, ct);
        await scope.ServiceProvider.GetRequiredService<DirectNotices>().SettleAsync(named, ct);
        await work.CommitAsync(ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "Waiting notices could not be looked at")]
    private partial void LogDatabaseAway(Exception e);
}
