using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Setpoint.Messaging.Inbox;
using Setpoint.Messaging.Outbox;
using Setpoint.Messaging.Reconciliation;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.ServiceDefaults.Operations;

/// <summary>What an administrator can do with a service's messages: see what failed, run it again, send everything again.</summary>
internal static class OperationsApi
{
    public static void MapOperations(this RouteGroupBuilder api)
    {
        var operations = api.MapGroup("/operations").AddEndpointFilter(OnlyAdministrators.FilterAsync);
        operations.MapGet("/outbox", ReadOutbox);
        operations.MapGet("/dead-letters", ListDeadLetters);
        operations.MapPost("/dead-letters/{id:guid}/replay", ReplayDeadLetter);
        operations.MapDelete("/dead-letters/{id:guid}", DiscardDeadLetter);
        operations.MapPost("/republish", Republish);
        operations.MapPost("/digest", SendDigests);
    }

    private static async Task<Ok<OutboxState>> ReadOutbox(OutboxGauges gauges, CancellationToken ct)
    {
        await gauges.SampleAsync(ct);
        return TypedResults.Ok(new OutboxState(gauges.Depth, gauges.OldestSeconds, gauges.Parked, gauges.DeadLetters));
    }

    private static async Task<Ok<Page<DeadLetter>>> ListDeadLetters(DeadLetters letters, int? limit, CancellationToken ct) =>
        TypedResults.Ok(new Page<DeadLetter>(await letters.ListAsync(Cursor.Limit(limit), ct), null));

    private static async Task<Results<NoContent, ProblemHttpResult>> ReplayDeadLetter(
        Guid id, DeadLetters letters, ILoggerFactory logs, CancellationToken ct)
    {
        try
        {
            return await letters.ReplayAsync(id, ct) ? TypedResults.NoContent() : Problems.Missing();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The consumer failed again: the dead letter stays, and its reader is an administrator who may know why.
            logs.CreateLogger("Setpoint.Operations").LogError(e, "Dead letter {Id} failed again", id);
            return Problems.Conflict("failed-again", $"{e.GetType().Name}: {e.Message}");
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DiscardDeadLetter(Guid id, DeadLetters letters, CancellationToken ct) =>
        await letters.DiscardAsync(id, ct) ? TypedResults.NoContent() : Problems.Missing();

    private static async Task<Ok<Republished>> Republish(Republisher republisher, CancellationToken ct) =>
        TypedResults.Ok(new Republished(await republisher.RepublishAsync(ct)));

    private static async Task<NoContent> SendDigests(Republisher republisher, CancellationToken ct)
    {
        await republisher.SendDigestsAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What the outbox holds.</summary>
public sealed record OutboxState(long Depth, double OldestSeconds, long Parked, long DeadLetters);

/// <summary>How many states were put into the outbox again.</summary>
public sealed record Republished(int States);
