using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Tree;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class TreeTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const int Objectives = 30;

    /// <summary>A cascade across three cycles with many parents and hidden objectives: whoever opens a part of it sees what they see of it in the whole.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_part_is_the_same_part_of_the_whole(int seed)
    {
        var random = new Random(seed);
        var (cycle, all) = await CascadeAsync(random, seed);
        foreach (var person in (Guid[])[goals.Org.Admin, goals.Org.OperationsLead, goals.Org.Seller])
        {
            var client = goals.Speak(person);
            var whole = await TreeAsync(client, cycle, "");
            foreach (var depth in Enumerable.Range(1, 5))
            {
                var part = await TreeAsync(client, cycle, $"&depth={depth}");
                Assert.Equal(Lines(whole.Where(n => n.Level < depth)), Lines(part));
            }

            foreach (var top in whole.Where(n => all.Contains(n.Id) && random.Next(3) == 0))
            {
                var below = Below(whole, top.Id);
                Assert.Equal(Lines(whole.Where(n => below.ContainsKey(n.Id))), Lines(await TreeAsync(client, cycle, $"&below={top.Id}")));
                Assert.Equal(Lines(whole.Where(n => below.TryGetValue(n.Id, out var steps) && steps < 2)), Lines(await TreeAsync(client, cycle, $"&below={top.Id}&depth=2")));
            }
        }
    }

    [Fact]
    public async Task What_a_cascade_begins_with_follows_every_alignment_and_every_move()
    {
        var quarter = await goals.Admin.PlanAsync("Beginning Q", new(2050, 1, 1), new(2050, 3, 31));
        var year = await goals.Admin.PlanAsync("Beginning", new(2050, 1, 1), new(2050, 12, 31));
        var company = await goals.Admin.DraftAsync(Sample.Objective(year, goals.Org.Company, goals.Org.Executive));
        var sales = await goals.Admin.DraftAsync(Of(quarter, Sample.Contributes(company)));
        Assert.Equal([company.Id], await FirstAsync(quarter));

        sales = await goals.Admin.EditAsync(sales, Of(quarter));
        Assert.Equal([sales.Id], await FirstAsync(quarter));
        Assert.Equal([company.Id], await FirstAsync(year));

        sales = await goals.Admin.EditAsync(sales, Of(year));
        Assert.Empty(await FirstAsync(quarter));
        Assert.Equal([company.Id, sales.Id], (await FirstAsync(year)).Order());

        sales = await goals.Admin.EditAsync(sales, Of(quarter, Sample.Supports(company)));
        Assert.Equal([company.Id], await FirstAsync(quarter));
        await goals.Admin.EditAsync(company, Sample.Objective(quarter, goals.Org.Company, goals.Org.Executive));
        Assert.Equal([company.Id], await FirstAsync(quarter));
        Assert.Empty(await FirstAsync(year));
        await goals.BeginningsAreKeptAsync();

        ObjectiveRequest Of(CycleResponse cycle, params (Guid, Relation)[] above) => Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, above);

        async Task<IEnumerable<Guid>> FirstAsync(CycleResponse cycle) => (await TreeAsync(goals.Admin, cycle.Id, "&depth=1")).Select(n => n.Id);
    }

    /// <summary>What is kept is given out only while everything is as it was.</summary>
    [Fact]
    public async Task Whatever_changes_is_seen_by_the_next_who_looks()
    {
        var cycle = await goals.Admin.PlanAsync("Kept", new(2026, 7, 1), new(2026, 9, 30));
        var year = await goals.Admin.PlanAsync("Kept year", new(2026, 1, 1), new(2026, 12, 31));
        var company = await goals.Admin.PublishAsync(Sample.Objective(year, goals.Org.Company, goals.Org.Executive, []));
        var sales = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company)));
        Assert.Equal([(company.Id, null), (sales.Id, null)], await SeenAsync(goals.Admin));

        await goals.Broker.PublishAsync(new CheckInSubmitted(
            Guid.CreateVersion7(), 1, sales.Id, goals.Org.SalesLead, new(2026, 8, 3, 0, 0, 0, TimeSpan.Zero), 0.9m, [new(sales.KeyResults[0].Id, 6, null)]));
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(sales.Id), o => o.Progress == 0.5m);
        Assert.Equal([(company.Id, (await goals.Admin.GetAsync(company.Id)).Progress), (sales.Id, 0.5m)], await SeenAsync(goals.Admin));

        var other = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Operations, goals.Org.OperationsLead, null, Sample.Supports(company)));
        Assert.Equal([company.Id, sales.Id, other.Id], (await SeenAsync(goals.Admin)).Select(n => n.Id));
        var hidden = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead) with { Visibility = Visibility.Private });
        Assert.Contains(hidden.Id, (await SeenAsync(goals.Speak(goals.Org.SalesLead))).Select(n => n.Id));
        Assert.DoesNotContain(hidden.Id, (await SeenAsync(goals.Speak(goals.Org.OperationsLead))).Select(n => n.Id));

        async Task<IReadOnlyList<(Guid Id, decimal? Progress)>> SeenAsync(GoalsClient client) =>
            [.. (await TreeAsync(client, cycle.Id, "")).Select(n => (n.Id, n.Progress)).OrderBy(n => n.Id)];
    }

    [Fact]
    public async Task The_whole_comes_packed_to_whoever_can_unpack_it()
    {
        var cycle = await goals.Admin.PlanAsync("Packed", new(2032, 1, 1), new(2032, 3, 31));
        var only = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/goals/tree?cycle={cycle.Id}");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var answer = await goals.Admin.Http.SendAsync(request);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        await using var plain = new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(only.Id, (await JsonSerializer.DeserializeAsync<JsonElement>(plain)).GetProperty("nodes")[0].GetProperty("id").GetGuid());

        using var bare = await goals.Admin.Http.GetAsync($"/api/goals/tree?cycle={cycle.Id}");
        Assert.Empty(bare.Content.Headers.ContentEncoding);
        Assert.Equal(only.Id, (await bare.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("nodes")[0].GetProperty("id").GetGuid());
    }

    private async Task<(Guid Cycle, HashSet<Guid> InCycle)> CascadeAsync(Random random, int seed)
    {
        var year = 2040 + seed;
        CycleResponse[] cycles =
        [
            await goals.Admin.PlanAsync($"{year}", new(year, 1, 1), new(year, 12, 31)),
            await goals.Admin.PlanAsync($"{year} Q1", new(year, 1, 1), new(year, 3, 31)),
            await goals.Admin.PlanAsync($"{year} Q2", new(year, 4, 1), new(year, 6, 30)),
        ];
        Guid[] units = [goals.Org.Company, goals.Org.Sales, goals.Org.InsideSales, goals.Org.Operations];
        Guid[] owners = [goals.Org.Executive, goals.Org.SalesLead, goals.Org.Seller, goals.Org.OperationsLead];
        var made = new List<ObjectiveResponse>();
        var inCycle = new HashSet<Guid>();
        for (var i = 0; i < Objectives; i++)
        {
            var (cycle, unit) = (cycles[i < 4 ? 0 : random.Next(6) switch { 0 => 0, 1 => 2, _ => 1 }], random.Next(units.Length));
            var visibility = random.Next(4) switch { 0 => Visibility.Private, 1 => Visibility.Unit, _ => Visibility.Public };
            var parents = made.OrderBy(_ => random.Next()).Take(i < 3 ? 0 : random.Next(3))
                .Select(p => visibility == Visibility.Private || random.Next(4) == 0 ? Sample.Supports(p) : Sample.Contributes(p)).ToArray();
            made.Add(await DraftAsync(Sample.Objective(cycle, units[unit], owners[unit], null, parents) with { Visibility = visibility }));
            if (cycle == cycles[1])
            {
                inCycle.Add(made[^1].Id);
            }
        }

        return (cycles[1].Id, inCycle);
    }

    /// <summary>Where one parent is above the other it serves the first of them alone.</summary>
    private async Task<ObjectiveResponse> DraftAsync(ObjectiveRequest request)
    {
        using var answer = await goals.Admin.PostAsync("/api/goals/objectives", request);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<ObjectiveResponse>(GoalsFixture.Json))!
            : await goals.Admin.DraftAsync(request with { Alignments = [request.Alignments![0]] });
    }

    private static Dictionary<Guid, int> Below(IReadOnlyList<TreeNode> whole, Guid top)
    {
        var steps = new Dictionary<Guid, int>();
        var open = new Queue<(Guid Id, int Step)>([(top, 0)]);
        while (open.TryDequeue(out var at))
        {
            foreach (var child in whole.Where(n => n.Parents.Any(p => p.Id == at.Id) && steps.TryAdd(n.Id, at.Step)))
            {
                open.Enqueue((child.Id, at.Step + 1));
            }
        }

        return steps;
    }

    private static List<string> Lines(IEnumerable<TreeNode> nodes) =>
        [.. nodes.OrderBy(n => n.Id).Select(n => $"{n.Id} {n.Title} {n.Level} {n.Children} {n.Progress} {n.Pace} <- {string.Join(", ", n.Parents.Select(p => p.Id).Order())}")];

    private static async Task<IReadOnlyList<TreeNode>> TreeAsync(GoalsClient client, Guid cycle, string more) =>
        (await client.GetAsync<TreeResponse>($"/api/goals/tree?cycle={cycle}{more}")).Nodes;
}
