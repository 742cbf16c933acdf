using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Polly;
using Polly.Retry;

namespace Setpoint.Messaging.Inbox;

/// <summary>Hands one message to its consumer: once, in one transaction, with patience.</summary>
/// <remarks>
/// Transient errors are waited out in place, holding the message and its slot. With the database down every slot fills
/// and the service stops taking messages from the broker, which is what a kill switch would do, without a second
/// mechanism. When the process stops, waiting ends and the broker gives the message to somebody else.
/// </remarks>
internal sealed class DeliveryRunner
{
    /// <summary>How often an error of the message itself is tried before it becomes a dead letter.</summary>
    public const int Attempts = 5;

    private readonly IServiceScopeFactory _scopes;
    private readonly ResiliencePipeline _patience;

    public DeliveryRunner(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        _scopes = scopes;
        _patience = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = a => ValueTask.FromResult(
                    a.Outcome.Exception is { } e && TransientErrors.IsTransient(e) && !lifetime.ApplicationStopping.IsCancellationRequested),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(10),
            })
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = a => ValueTask.FromResult(
                    a.Outcome.Exception is { } e and not OperationCanceledException && !TransientErrors.IsTransient(e)),
                MaxRetryAttempts = Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(50),
            })
            .Build();
    }

    /// <summary>Runs the consumer unless this endpoint has handled the message before.</summary>
    public async Task RunAsync<TEvent>(TEvent message, Guid messageId, string endpoint, CancellationToken ct)
        where TEvent : class =>
        await _patience.ExecuteAsync(async token => await TryOnceAsync(message, messageId, endpoint, token), ct);

    private async ValueTask TryOnceAsync<TEvent>(TEvent message, Guid messageId, string endpoint, CancellationToken ct)
        where TEvent : class
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await IsNewAsync((NpgsqlConnection)db.Database.GetDbConnection(), messageId, endpoint, ct))
        {
            return;
        }

        await scope.ServiceProvider.GetRequiredService<IConsume<TEvent>>().ConsumeAsync(message, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Hands several messages to their consumer in one transaction. False, and nothing is done, when that fails.</summary>
    public async Task<bool> TryTogetherAsync<TEvent>(IReadOnlyCollection<(Guid Id, TEvent Message)> messages, string endpoint, CancellationToken ct)
        where TEvent : class
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var news = await NewOfAsync((NpgsqlConnection)db.Database.GetDbConnection(), [.. messages.Select(m => m.Id)], endpoint, ct);
            List<TEvent> unseen = [.. messages.DistinctBy(m => m.Id).Where(m => news.Contains(m.Id)).Select(m => m.Message)];
            if (unseen.Count > 0)
            {
                await ((IConsumeMany<TEvent>)scope.ServiceProvider.GetRequiredService<IConsume<TEvent>>()).ConsumeAsync(unseen, ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
            }

            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            // Each of them alone says what is wrong with it, or waits until it can be handled.
            return false;
        }
    }

    private static async Task<bool> IsNewAsync(NpgsqlConnection connection, Guid messageId, string endpoint, CancellationToken ct) =>
        (await NewOfAsync(connection, [messageId], endpoint, ct)).Count == 1;

    /// <summary>Asked of every message, and so without what EF Core does around a statement, and planned once for a connection.</summary>
    private static async Task<HashSet<Guid>> NewOfAsync(NpgsqlConnection connection, Guid[] messages, string endpoint, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand(
            "insert into inbox_message (message_id, endpoint) select id, $2 from unnest($1) as m(id) order by id on conflict do nothing returning message_id",
            connection)
        {
            Parameters = { new() { Value = messages }, new() { Value = endpoint } },
        };
        await insert.PrepareAsync(ct);
        var news = new HashSet<Guid>();
        await using var rows = await insert.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            news.Add(rows.GetGuid(0));
        }

        return news;
    }
}
