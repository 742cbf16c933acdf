using System.Text;
using System.Text.Json;
using MassTransit;

namespace Setpoint.Messaging.Inbox;

/// <summary>
/// The end of the road for a message that failed: a row in the service's own table instead of an error queue, so that
/// an administrator sees it without access to the broker. If the row cannot be written the message goes back to its queue.
/// </summary>
internal sealed class DeadLetterFilter(DeadLetters letters) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        // A transient error gets here only when the process is stopping: the message is not to blame and must not be acknowledged.
        if (context.Exception is OperationCanceledException || TransientErrors.IsTransient(context.Exception))
        {
            throw context.Exception;
        }

        var raw = Encoding.UTF8.GetString(context.Body.GetBytes());
        var (messageId, type, body) = Open(raw);
        await letters.KeepAsync(
            messageId, context.InputAddress.Segments[^1], type, body, context.Exception, CancellationToken.None);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("dead-letter");

    /// <summary>Takes the message out of its envelope; whatever cannot be opened is kept as it came.</summary>
    private static (Guid? MessageId, string? Type, string Body) Open(string raw)
    {
        try
        {
            using var envelope = JsonDocument.Parse(raw);
            var root = envelope.RootElement;
            var urn = root.GetProperty("messageType")[0].GetString()!;
            return (root.GetProperty("messageId").GetGuid(), ContractOf(urn), root.GetProperty("message").GetRawText());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return (null, null, raw);
        }
    }

    /// <summary><c>urn:message:Setpoint.Contracts.Directory:UnitChanged</c> names <c>Setpoint.Contracts.Directory.UnitChanged</c>.</summary>
    private static string ContractOf(string urn) => urn["urn:message:".Length..].Replace(':', '.');
}
