using System.Text.Json;

namespace Setpoint.Services.Tests.Notifications;

/// <summary>Reads server-sent events as a browser does.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _reader = new StreamReader(body);
    }

    /// <summary>What a browser would send as Last-Event-ID.</summary>
    public string? LastEventId { get; private set; }

    public int Comments { get; private set; }

    public static async Task<EventStream> OpenAsync(HttpClient client, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/notifications/stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var stream = new EventStream(response, await response.Content.ReadAsStreamAsync());

        // The first block names the position, so whatever comes after this line is new.
        while (await stream._reader.ReadLineAsync() is { Length: > 0 } line)
        {
            stream.Note(line);
        }

        return stream;
    }

    /// <summary>The next inbox item; none when the server ended the stream.</summary>
    public async Task<EntrySeen?> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var data = "";
        while (await _reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
            {
                return JsonSerializer.Deserialize<EntrySeen>(data, JsonSerializerOptions.Web);
            }

            Note(line);
            data += line.StartsWith("data: ", StringComparison.Ordinal) ? line["data: ".Length..] : "";
        }

        return null;
    }

    public async Task<IReadOnlyList<EntrySeen>> TakeAsync(int count)
    {
        var items = new List<EntrySeen>();
        while (items.Count < count && await NextAsync() is { } item)
        {
            items.Add(item);
        }

        return items;
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Note(string line)
    {
        if (line.StartsWith("id: ", StringComparison.Ordinal))
        {
            LastEventId = line["id: ".Length..];
        }
        else if (line.StartsWith("event: ", StringComparison.Ordinal))
        {
            Assert.Equal("event: inbox", line);
        }
        else if (line.StartsWith(':'))
        {
            Comments++;
        }
    }
}
