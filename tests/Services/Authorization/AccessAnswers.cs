using System.Net.Http.Json;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>
/// What a service says of who sees and changes its things, against what <see cref="Matrix"/> says they can do: of every kind of thing
/// and every visibility, and of everybody in the <see cref="Cast"/>.
/// </summary>
internal sealed class AccessAnswers(Scene scene)
{
    /// <summary>By the address of the answer: the address that reads the thing, or that acts on it where none reads it alone, and all that change it.</summary>
    private static readonly Dictionary<string, (string Reads, string[] Changes)> s_kinds = new(StringComparer.Ordinal)
    {
        ["/api/directory/units/{id:guid}"] = ("GET /api/directory/units/{idOrSlug}",
            [
                "PUT /api/directory/units/{id:guid}", "POST /api/directory/units/{id:guid}/archive", "POST /api/directory/units/{id:guid}/restore",
                "PUT /api/directory/units/{id:guid}/policies", "PUT /api/directory/units/{id:guid}/roles/{person:guid}/{role}",
            ]),
        ["/api/directory/people/{id:guid}"] = ("GET /api/directory/people/{id:guid}", ["PUT /api/directory/people/{id:guid}"]),
        ["/api/directory/imports/{id:guid}"] = ("GET /api/directory/imports/{id:guid}", []),
        ["/api/directory/tokens/{id:guid}"] = ("DELETE /api/directory/tokens/{id:guid}",
            ["POST /api/directory/tokens/{id:guid}/rotate", "DELETE /api/directory/tokens/{id:guid}"]),
        ["/api/directory/reorganizations/{id:guid}"] = ("GET /api/directory/reorganizations/{id:guid}",
            [
                "POST /api/directory/reorganizations/{id:guid}/accept", "POST /api/directory/reorganizations/{id:guid}/decline",
                "DELETE /api/directory/reorganizations/{id:guid}",
            ]),
        ["/api/directory/scim/groups/{id:guid}"] = ("PUT /api/directory/scim/groups/{id:guid}/mapping",
            ["PUT /api/directory/scim/groups/{id:guid}/mapping", "DELETE /api/directory/scim/groups/{id:guid}/mapping"]),
        ["/api/metrics/{id:guid}"] = ("GET /api/metrics/{id:guid}", ["PUT /api/metrics/{id:guid}", "POST /api/metrics/{id:guid}/baselines", "POST /api/metrics/observations"]),
        ["/api/metrics/{id:guid}/source"] = ("GET /api/metrics/{id:guid}/source",
            ["PUT /api/metrics/{id:guid}/source", "DELETE /api/metrics/{id:guid}/source", "POST /api/metrics/{id:guid}/source/run"]),
        ["/api/metrics/annotations/{id:guid}"] = ("GET /api/metrics/{id:guid}/annotations", ["DELETE /api/metrics/annotations/{id:guid}"]),
        ["/api/metrics/alerts/{id:guid}"] = ("GET /api/metrics/{id:guid}", ["POST /api/metrics/alerts/{id:guid}/acknowledgements"]),
        ["/api/metrics/baselines/{id:guid}"] = ("GET /api/metrics/{id:guid}/baselines",
            ["POST /api/metrics/baselines/{id:guid}/accept", "POST /api/metrics/baselines/{id:guid}/decline"]),
        ["/api/metrics/thresholds/{id:guid}"] = ("GET /api/metrics/{id:guid}/baselines",
            ["POST /api/metrics/thresholds/{id:guid}/accept", "POST /api/metrics/thresholds/{id:guid}/decline"]),
        ["/api/metrics/calendars/{id:guid}"] = ("GET /api/metrics/calendars/{id:guid}", ["POST /api/metrics/calendars"]),
        ["/api/goals/cycles/{id:guid}"] = ("GET /api/goals/cycles/{id:guid}", ["POST /api/goals/cycles/{id:guid}/phase"]),
        ["/api/goals/objectives/{id:guid}"] = ("GET /api/goals/objectives/{id:guid}",
            ["PUT /api/goals/objectives/{id:guid}", "POST /api/goals/objectives/{id:guid}/retire", "POST /api/goals/objectives/{id:guid}/grade"]),
        ["/api/goals/templates/{id:guid}"] = ("GET /api/goals/templates/{id:guid}", ["DELETE /api/goals/templates/{id:guid}"]),
        ["/api/goals/key-results/{id:guid}"] = ("GET /api/goals/objectives/{id:guid}", ["PUT /api/goals/objectives/{id:guid}"]),
        ["/api/goals/dependencies/{id:guid}"] = ("GET /api/goals/dependencies/{id:guid}",
            [
                "PUT /api/goals/dependencies/{id:guid}", "POST /api/goals/dependencies/{id:guid}/accept", "POST /api/goals/dependencies/{id:guid}/decline",
                "POST /api/goals/dependencies/{id:guid}/done", "POST /api/goals/dependencies/{id:guid}/withdraw",
            ]),
        ["/api/checkins/blockers/{id:guid}"] = ("GET /api/checkins/blockers/{id:guid}",
            [
                "PUT /api/checkins/blockers/{id:guid}", "POST /api/checkins/blockers/{id:guid}/escalate", "POST /api/checkins/blockers/{id:guid}/resolve",
                "POST /api/checkins/blockers/{id:guid}/reopen",
            ]),
        ["/api/checkins/reviews/{id:guid}"] = ("GET /api/checkins/reviews/{id:guid}",
            [
                "POST /api/checkins/reviews/{id:guid}/items", "PUT /api/checkins/reviews/{id:guid}/notes", "PUT /api/checkins/reviews/{id:guid}/current",
                "POST /api/checkins/reviews/{id:guid}/outcomes",
            ]),
        ["/api/checkins/comments/{id:guid}"] = ("GET /api/checkins/comments/{id:guid}",
            ["PUT /api/checkins/comments/{id:guid}", "DELETE /api/checkins/comments/{id:guid}"]),
        ["/api/checkins/{id:guid}"] = ("GET /api/checkins/{id:guid}", ["PUT /api/checkins/{id:guid}"]),
    };

    /// <summary>
    /// Kinds of things with an id and without an answer: not those that are one person's alone, nor letters that could not be delivered,
    /// nor units outside of the directory, which answers for them.
    /// </summary>
    public IEnumerable<string> Silent => scene.Endpoints
        .Where(e => e.Contains("/{id:guid}", StringComparison.Ordinal) && !e.Contains("/operations/", StringComparison.Ordinal) && !e.Contains("/inbox/", StringComparison.Ordinal)
            && !e.Contains("/drafts/", StringComparison.Ordinal) && !e.Contains("/views/", StringComparison.Ordinal) && !e.Contains("/goals/units/", StringComparison.Ordinal)
            && !e.Contains("/checkins/units/", StringComparison.Ordinal))
        .Select(e => e[(e.IndexOf(' ', StringComparison.Ordinal) + 1)..(e.IndexOf("/{id:guid}", StringComparison.Ordinal) + "/{id:guid}".Length)])
        .Distinct()
        .Where(kind => !scene.Endpoints.Contains($"GET {kind}/access", StringComparer.Ordinal));

    /// <summary>Where an answer and the matrix differ, or two of those who may ask are told different things.</summary>
    public async Task<List<string>> WrongAsync()
    {
        var wrong = new List<string>();
        foreach (var rule in Matrix.Of(scene.Name).Where(r => r.Endpoint.EndsWith("/access", StringComparison.Ordinal)))
        {
            var (reads, changes) = s_kinds[rule.Endpoint["GET ".Length..^"/access".Length]];
            var reading = Those(Letters(reads, rule.Case)!, 'o');
            var changing = changes.Select(c => Letters(c, rule.Case)).OfType<string>().SelectMany(letters => Those(letters, 'o')).ToHashSet();
            Compare(rule, "found by", scene.Cast.Actors.Select(a => a.Name).Except(Those(rule.Letters, '-')), reading);
            Compare(rule, "refused to those who change it:", changing.Except(Those(rule.Letters, 'o')), []);
            foreach (var asker in scene.Cast.Actors.Where((_, i) => rule.Letters[i] == 'o'))
            {
                var (everybody, people) = await AskAsync(rule, asker.Id);
                var told = scene.Cast.Actors.Select(a => (a.Name, Access: people.Find(p => p.Id == a.Id))).ToList();
                Compare(rule, $"as {asker.Name} is told seen by", told.Where(a => everybody || a.Access is not null).Select(a => a.Name), reading);
                Compare(rule, $"as {asker.Name} is told changed by", told.Where(a => a.Access is { Changes: true }).Select(a => a.Name), changing);
                Compare(rule, "with reasons that say otherwise of", people.Where(p => p.Changes != p.Because.Any(b => b.Changes)).Select(p => p.Name), []);
            }
        }

        return wrong;

        void Compare(Rule rule, string what, IEnumerable<string> found, IEnumerable<string> expected)
        {
            var (told, meant) = (found.ToHashSet(), expected.ToHashSet());
            if (!told.SetEquals(meant))
            {
                wrong.Add($"{rule}: {what}: {string.Join(", ", told.Except(meant))}; missing: {string.Join(", ", meant.Except(told))}");
            }
        }
    }

    /// <summary>Of the same case, or the one line where there is no difference; none where what is done is not asked of such a thing.</summary>
    private string? Letters(string endpoint, string @case)
    {
        var lines = Matrix.Of(scene.Name).Where(r => r.Endpoint == endpoint).ToList();
        var same = lines.Find(r => r.Case == @case);
        return same is not null ? same.Letters : lines.DistinctBy(r => r.Letters).Count() == 1 ? lines[0].Letters : null;
    }

    private IEnumerable<string> Those(string letters, char letter) => scene.Cast.Actors.Where((_, i) => letters[i] == letter).Select(a => a.Name);

    /// <summary>All pages, which are short, so that where one ends matters.</summary>
    private async Task<(bool Everybody, List<PersonAccess> People)> AskAsync(Rule rule, Guid asker)
    {
        using var client = scene.Service.As(asker);
        var people = new List<PersonAccess>();
        ObjectAccess page;
        var cursor = "";
        do
        {
            using var request = await AuthorizationTests.RequestAsync(scene, rule with { Query = $"?limit=3{cursor}" }, asker);
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            page = (await answer.Content.ReadFromJsonAsync<ObjectAccess>())!;
            people.AddRange(page.People.Items);
            cursor = $"&cursor={Uri.EscapeDataString(page.People.Next ?? "")}";
        }
        while (page.People.Next is not null);
        return (page.EverybodySees, people);
    }
}
