using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Setpoint.EndToEnd.Tests.Chaos;

/// <summary>What came back: a status and JSON.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public override string ToString() => $"{(int)Status} {Body}";
}

/// <summary>
/// A client that does not give up: whatever may pass by itself (nobody listening, a broken connection, 409 in progress, 429,
/// 5xx) it sends again, the same request with the same key. Anything else is an answer.
/// </summary>
internal sealed class Persistent(HttpClient http, DateTimeOffset giveUpAt)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_patienceForOne = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, int> _repeated = new(StringComparer.Ordinal);

    /// <summary>How often something had to be sent again, by what was in the way.</summary>
    public IReadOnlyDictionary<string, int> Repeated => _repeated;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, body: null, header: null);

    public Task<Answer> PostAsync(string path, object body, string key) => SendAsync(HttpMethod.Post, path, body, ("Idempotency-Key", key));

    /// <summary>With If-Match: nothing else keeps a repetition from being applied twice.</summary>
    public Task<Answer> SendIfMatchAsync(HttpMethod method, string path, object body, long version) =>
        SendAsync(method, path, body, ("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")));

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body, (string Name, string Value)? header)
    {
        string inTheWay;
        do
        {
            try
            {
                using var patience = new CancellationTokenSource(s_patienceForOne);
                using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
                if (header is { } h)
                {
                    request.Headers.Add(h.Name, h.Value);
                }

                using var response = await http.SendAsync(request, patience.Token);
                var text = await response.Content.ReadAsStringAsync(patience.Token);
                if (!IsPassing(response.StatusCode, text))
                {
                    return new Answer(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
                }

                inTheWay = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                inTheWay = e.GetType().Name;
            }

            _repeated.AddOrUpdate($"{method} {path.Split('/', '?')[2]} {inTheWay}", 1, (_, n) => n + 1);
            await Task.Delay(s_pause);
        }
        while (DateTimeOffset.UtcNow < giveUpAt);
        throw new TimeoutException($"{method} {path} was never answered; last in the way: {inTheWay}");
    }

    private static bool IsPassing(HttpStatusCode status, string body) =>
        (int)status >= 500
        || status == HttpStatusCode.TooManyRequests
        || (status == HttpStatusCode.Conflict && body.Contains("in-progress", StringComparison.Ordinal));
}
