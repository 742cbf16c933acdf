using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Setpoint.Goals.Features.Coach.Wording;

/// <summary>A language model that may be asked for better wording. Off without an endpoint.</summary>
public sealed class WordingOptions
{
    /// <summary>The base address of an OpenAI-compatible API, such as <c>https://models.example/v1</c>. None: nothing is ever sent.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name, as its API calls it.</summary>
    public string Model { get; set; } = "default";

    /// <summary>Sent as a bearer token where there is one.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>
/// Speaks to the configured address and to no other: no redirects, no proxy, a bounded answer within a bounded time. What is
/// sent is the draft's own text and a fixed instruction, never who wrote it or where.
/// </summary>
internal sealed class WordingModel(IOptions<WordingOptions> options) : IDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private const int MostTokens = 120;

    private const string Instruction =
        """
        You help people to write objectives and key results. An objective says what shall be true at the end of a quarter, in plain
        words and without slogans. A key result says which number shows it: from where to where. Rewrite the given one so. Keep its
        language and its meaning. Invent no numbers: where one is missing write … in its place. Answer with the new sentence alone.
        """;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = options.Value.Timeout,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    public bool IsConfigured => options.Value.Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    /// <returns>None where it could not be reached in time or did not answer with a sentence.</returns>
    public async Task<string?> ProposeAsync(WordingRequest draft, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Value.Endpoint!.AbsoluteUri.TrimEnd('/')}/chat/completions")
        {
            Content = JsonContent.Create(new Prompt(options.Value.Model, [new("system", Instruction), new("user", Said(draft))], MostTokens)),
        };
        if (options.Value.ApiKey is { Length: > 0 } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        try
        {
            using var answer = await _http.SendAsync(request, ct);
            return answer.IsSuccessStatusCode ? Sentence((await answer.Content.ReadFromJsonAsync<Completion>(ct))?.Choices is [var first, ..] ? first?.Message?.Content : null) : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Said(WordingRequest draft) =>
        $"{(draft.Kind == WordingKind.Objective ? "Objective" : "Key result")}: {draft.Text}{(string.IsNullOrWhiteSpace(draft.Why) ? "" : $"\nWhy: {draft.Why}")}";

    /// <summary>The first line, without quotes around it, as long as a title may be.</summary>
    private static string? Sentence(string? content)
    {
        var line = content?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.Trim('"', '“', '”', '*', ' ');
        return string.IsNullOrWhiteSpace(line) ? null : line[..Math.Min(line.Length, Texts.LongestTitle)];
    }

    private sealed record Prompt(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("messages")] Message[] Messages,
        [property: JsonPropertyName("max_tokens")] int MaxTokens);

    private sealed record Message([property: JsonPropertyName("role")] string? Role, [property: JsonPropertyName("content")] string? Content);

    private sealed record Choice([property: JsonPropertyName("message")] Message? Message);

    private sealed record Completion([property: JsonPropertyName("choices")] IReadOnlyList<Choice?>? Choices);
}
