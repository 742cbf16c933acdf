using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Xunit.Abstractions;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>Whatever is sent: an answer, never a failure of the service, and never what somebody may not see.</summary>
public sealed class FuzzTests(World world, ITestOutputHelper output) : IClassFixture<World>
{
    private const int Requests = 1_000;
    private const int AtOnce = 16;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Three seeds that stay, so that what was found once is asked for again, and one that nobody knows before.</summary>
    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            var seeds = new[] { 1, 2, 1562200836, Random.Shared.Next() };
            foreach (var service in (string[])["directory", "metrics", "goals", "checkins", "notifications"])
            {
                Array.ForEach(seeds, seed => runs.Add(service, seed));
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_is_sent_the_service_answers_and_gives_nothing_away(string service, int seed)
    {
        output.WriteLine($"{service}, seed {seed}");
        var scene = world[service];
        var random = new RandomRequest(scene, seed);
        using var client = scene.Service.Anonymous();
        client.Timeout = s_patience;
        var wrong = new ConcurrentQueue<string>();
        var tokens = Tokens(scene);
        var asked = Enumerable.Range(0, Requests).Select(_ =>
        {
            var (actor, token, mayNotSee) = random.Pick(tokens);
            var request = random.Next(actor);
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            return (request, mayNotSee);
        }).ToList();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, ct) =>
        {
            using var request = one.request;
            if (await FaultAsync(client, request, one.mayNotSee, ct) is { } fault)
            {
                wrong.Enqueue($"{request.Method} {request.RequestUri}: {fault}; sent {await SentAsync(request, ct)}");
            }
        });

        Assert.True(wrong.IsEmpty, $"seed {seed}, {wrong.Count} wrong:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(20))}");
    }

    [Theory]
    [MemberData(nameof(AuthorizationTests.Services), MemberType = typeof(AuthorizationTests))]
    public async Task Every_place_in_a_request_takes_every_word(string service)
    {
        var scene = world[service];
        using var client = scene.Service.As(Cast.Administrator);
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(await Places.OfAsync(scene), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, ct) =>
        {
            using (request)
            {
                if (await FaultAsync(client, request, mayNotSee: false, ct) is { } fault)
                {
                    wrong.Enqueue($"{request.Method} {request.RequestUri}: {fault}; sent {await SentAsync(request, ct)}");
                }
            }
        });

        Assert.True(wrong.IsEmpty, $"{wrong.Count} wrong:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(40))}");
    }

    /// <summary>Members of the cast, and those who are none; with those who have no right on the unit marked.</summary>
    private static List<(Guid Actor, string? Token, bool MayNotSee)> Tokens(Scene scene)
    {
        var tokens = scene.Cast.Actors.Select((a, i) => (a.Id, (string?)scene.Service.Tokens.Mint(a.Id, scene.Name), i is 0 or (>= 7 and <= 11))).ToList();
        tokens.Add((Guid.Empty, null, true));
        tokens.Add((Guid.Empty, "nonsense", true));
        tokens.Add((Guid.Empty, scene.Service.Tokens.Mint(Guid.CreateVersion7(), scene.Name), true));
        tokens.Add((Cast.Administrator, scene.Service.Tokens.Mint(Cast.Administrator, "another"), true));
        tokens.Add((Cast.Administrator, scene.Service.Tokens.Mint(Cast.Administrator, scene.Name, within: scene.OtherUnit), true));
        return tokens;
    }

    private static string ProblemType(HttpRequestMessage request) =>
        request.RequestUri!.ToString().Contains("/scim/v2", StringComparison.Ordinal) ? "application/scim+json" : "application/problem+json";

    private static async Task<string?> FirstFaultAsync(HttpClient client, HttpRequestMessage request, bool mayNotSee, CancellationToken ct)
    {
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var type = answer.Content.Headers.ContentType?.MediaType;
            if (type == "text/event-stream")
            {
                return null; // It does not end.
            }

            var status = (int)answer.StatusCode;
            var body = await answer.Content.ReadAsStringAsync(ct);
            return status >= 500 ? $"{status} {body}"
                : status >= 400 && request.Method != HttpMethod.Head && type != ProblemType(request) ? $"{status} as {type ?? "nothing"}"
                : mayNotSee && body.Contains(World.Secret, StringComparison.Ordinal) ? $"gives away: {body}"
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return e.GetType().Name + ": " + e.Message;
        }
    }

    /// <summary>
    /// A server that refuses a request without reading its body closes the connection, and a request that was put on it in
    /// that moment is lost, as HTTP/1.1 allows. It is sent again, once: what breaks a connection by itself breaks the next one, too.
    /// </summary>
    private static async Task<string?> FaultAsync(HttpClient client, HttpRequestMessage request, bool mayNotSee, CancellationToken ct)
    {
        using var again = await CopyAsync(request, ct);
        var fault = await FirstFaultAsync(client, request, mayNotSee, ct);
        return fault?.StartsWith(nameof(HttpRequestException), StringComparison.Ordinal) == true ? await FirstFaultAsync(client, again, mayNotSee, ct) : fault;
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(ct));
            copy.Content.Headers.ContentType = content.Headers.ContentType;
        }

        return copy;
    }

    private static async Task<string> SentAsync(HttpRequestMessage request, CancellationToken ct) =>
        request.Content is null ? "nothing" : $"{request.Content.Headers.ContentType} {await request.Content.ReadAsStringAsync(ct)}";
}
