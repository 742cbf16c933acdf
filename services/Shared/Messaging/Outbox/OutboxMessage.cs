using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Setpoint.Messaging.Outbox;

/// <summary>A message that a transaction owes the broker.</summary>
public sealed class OutboxMessage
{
    /// <summary>The order of sending. The message id would not do: version 7 ids do not sort within a millisecond.</summary>
    public long Seq { get; private set; }

    /// <summary>What readers recognise a repetition by.</summary>
    public Guid MessageId { get; private init; }

    /// <summary>Full name of the contract.</summary>
    public required string Type { get; init; }

    /// <summary>JSON, kept as text: nobody queries inside it and parsing large ones would cost the writer.</summary>
    public required string Body { get; init; }

    /// <summary>Bytes of the body, so that a batch can be bounded without reading bodies.</summary>
    public int Size { get; private init; }

    /// <summary>W3C trace context of the request that caused it.</summary>
    public string? Trace { get; private init; }

    internal static OutboxMessage Of(object message)
    {
        var body = JsonSerializer.Serialize(message, message.GetType(), Wire.Json);
        return new OutboxMessage
        {
            MessageId = Guid.CreateVersion7(),
            Type = Wire.NameOf(message.GetType()),
            Body = body,
            Size = Encoding.UTF8.GetByteCount(body),
            Trace = Activity.Current?.Id,
        };
    }
}
