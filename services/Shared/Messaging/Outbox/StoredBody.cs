using System.Net.Mime;
using System.Text;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;

namespace Setpoint.Messaging.Outbox;

/// <summary>
/// Sends the JSON that the outbox holds as it is, inside the envelope that MassTransit would write. Reading a bulk message
/// only to write it again would cost time, and the framework's writers would keep megabytes on every thread that ever wrote one.
/// </summary>
/// <param name="json">A message of the contract under which it is published.</param>
internal sealed class StoredBody(byte[] json) : IMessageSerializer
{
    /// <summary>Stands for the message in the envelope until its JSON takes the place.</summary>
    private const string Mark = "\"the message\"";

    public ContentType ContentType => SystemTextJsonMessageSerializer.JsonContentType;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        var envelope = new JsonMessageEnvelope(context, Mark.Trim('"')) { MessageType = MessageTypeCache<T>.MessageTypeNames };
        var frame = JsonSerializer.SerializeToUtf8Bytes(envelope, SystemTextJsonMessageSerializer.Options);
        var mark = Encoding.UTF8.GetBytes(Mark);
        var at = frame.AsSpan().IndexOf(mark);
        return new Body([.. frame.AsSpan(0, at), .. json, .. frame.AsSpan(at + mark.Length)]);
    }

    private sealed class Body(byte[] bytes) : MessageBody
    {
        public long? Length => bytes.Length;

        public Stream GetStream() => new MemoryStream(bytes, writable: false);

        public byte[] GetBytes() => bytes;

        public string GetString() => Encoding.UTF8.GetString(bytes);
    }
}
