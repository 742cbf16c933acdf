using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Setpoint.Demo.Loading;

/// <summary>
/// The platform's one entrance, as one caller sees it: a token, or the cookie of a sign-in. Patient where waiting helps
/// (too much at once, a service that starts, a token that has not reached the entrance yet), and otherwise says what was refused.
/// </summary>
internal sealed class Gateway(HttpClient http, Action<HttpRequestMessage> identify)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>As many requests at once as a person's browser would send.</summary>
    public static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 6 };

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Gateway Anonymous(HttpClient http) => new(http, static _ => { });

    public static Gateway SignedIn(HttpClient http, string cookie) => new(http, request =>
    {
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("X-Setpoint-Request", "1");
    });

    public static Gateway WithToken(HttpClient http, string token) =>
        new(http, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    /// <param name="isOnItsWay">Refusals that only mean that another service has not told this one yet.</param>
    public async Task<T> GetAsync<T>(string path, CancellationToken ct, Func<HttpResponseMessage, bool>? isOnItsWay = null)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), isOnItsWay ?? (static _ => false), ct);
        return await ReadAsync<T>(response, ct);
    }

    /// <summary>Everything of a list, page by page.</summary>
    public async Task<List<T>> ListAsync<T>(string path, CancellationToken ct)
    {
        var all = new List<T>();
        string? cursor = null;
        do
        {
            var page = await GetAsync<Page<T>>($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=500{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ct);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    /// <inheritdoc cref="GetAsync"/>
    public async Task<T> PostAsync<T>(string path, object body, CancellationToken ct, string? idempotencyKey = null, Func<HttpResponseMessage, bool>? isOnItsWay = null)
    {
        using var response = await SendAsync(() => Keyed(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: Json) }, idempotencyKey), isOnItsWay ?? (static _ => false), ct);
        return await ReadAsync<T>(response, ct);
    }

    public async Task<T> PostTextAsync<T>(string path, string mediaType, string text, CancellationToken ct, string? idempotencyKey = null)
    {
        using var response = await SendAsync(() => Keyed(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(text, Encoding.UTF8, mediaType) }, idempotencyKey), static _ => false, ct);
        return await ReadAsync<T>(response, ct);
    }

    /// <summary>For a state that must not have moved since it was read.</summary>
    public async Task<T> PostIfMatchAsync<T>(string path, long version, object body, CancellationToken ct)
    {
        using var response = await SendAsync(() => IfMatch(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: Json) }, version), static _ => false, ct);
        return await ReadAsync<T>(response, ct);
    }

    public async Task DeleteAsync(string path, CancellationToken ct)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Delete, path), static _ => false, ct);
    }

    /// <summary>Sends without judging the answer's body; used where headers matter.</summary>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, Func<HttpResponseMessage, bool> isOnItsWay, CancellationToken ct)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            using var request = make();
            identify(request);
            var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            var worthWaiting = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                || (response.StatusCode == HttpStatusCode.Unauthorized && request.Headers.Authorization is not null)
                || isOnItsWay(response);
            if (!worthWaiting || DateTime.UtcNow > until)
            {
                throw await RefusedAsync(request, response, ct);
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? Pause, ct);
            response.Dispose();
        }
    }

    private static HttpRequestMessage Keyed(HttpRequestMessage request, string? idempotencyKey)
    {
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return request;
    }

    private static HttpRequestMessage IfMatch(HttpRequestMessage request, long version)
    {
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return request;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct) =>
        await response.Content.ReadFromJsonAsync<T>(Json, ct)
        ?? throw new LoadException($"{response.RequestMessage?.RequestUri?.PathAndQuery} answered nothing.");

    private static async Task<LoadException> RefusedAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken ct)
    {
        var said = await response.Content.ReadAsStringAsync(ct);
        return new LoadException($"{request.Method} {request.RequestUri?.PathAndQuery} was refused with {(int)response.StatusCode}: {said}");
    }
}

internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The load cannot go on; the message says why.</summary>
internal sealed class LoadException(string message) : Exception(message);
