using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Setpoint.Metrics.Sources.Outbound;

/// <summary>
/// GETs a JSON document from somewhere out there: through the guard, without redirects, proxy, cookies or decompression,
/// and not more than five megabytes of it. What the other side wrote is never repeated in an error.
/// </summary>
internal sealed class OutboundHttp : IDisposable
{
    public const int LargestBody = 5 * 1024 * 1024;

    private const int DeepestDocument = 64;
    private readonly HttpClient _client;

    public OutboundHttp(OutboundGuard guard) => _client = new HttpClient(new SocketsHttpHandler
    {
        ConnectCallback = guard.ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseDrainSize = 0,

        // Traces end at the door: the ids of this platform are nobody else's business.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // a run has one for all it does
    };

    /// <summary>The document, and the status it came with.</summary>
    /// <param name="anyStatus">True where an answer that is not a success says more in its body.</param>
    /// <exception cref="SourceException">There is none, in words.</exception>
    public async Task<(int Status, JsonDocument Document)> GetAsync(
        Uri address, IReadOnlyDictionary<string, string> headers, bool anyStatus, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        request.Headers.TryAddWithoutValidation("User-Agent", "Setpoint");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return ((int)response.StatusCode, await ReadAsync(response, address.Host, anyStatus, ct));
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as SourceException ?? new SourceException(Words(e, address.Host));
        }
        catch (IOException)
        {
            throw new SourceException(Cut(address.Host));
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, string host, bool anyStatus, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            throw new SourceException($"{host} answered {status}, a redirect; redirects are not followed.");
        }

        if (!response.IsSuccessStatusCode && !(anyStatus && response.Content.Headers.ContentType?.MediaType == "application/json"))
        {
            throw new SourceException($"{host} answered {status}.");
        }

        if (response.Content.Headers.ContentEncoding.Any(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SourceException($"{host} answered in an encoding that was not asked for.");
        }

        var body = await BodyAsync(response, host, ct);
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestDocument });
        }
        catch (JsonException e)
        {
            throw new SourceException($"{host} answered what is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
    }

    /// <summary>Counts what comes, because a length may be missing or wrong.</summary>
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, string host, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > LargestBody)
        {
            throw TooLarge(host);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (body.Length + read > LargestBody)
            {
                throw TooLarge(host);
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static SourceException TooLarge(string host) => new($"{host} answered with more than {LargestBody / 1024 / 1024} MB.");

    private static string Cut(string host) => $"{host} ended the connection before its answer was whole.";

    private static string Words(HttpRequestException e, string host) => e.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => $"No secure connection to {host}: its certificate is not trusted, or it speaks no TLS.",
        HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded => $"{host} did not answer in HTTP.",
        HttpRequestError.ConfigurationLimitExceeded => $"{host} answered with headers that are too long.",
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => $"{host} cannot be reached.",
        _ => Cut(host),
    };
}
