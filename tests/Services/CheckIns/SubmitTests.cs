using System.Net;
using System.Net.Http.Json;
using Setpoint.Contracts.CheckIns;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class SubmitTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    [Fact]
    public async Task What_was_said_is_kept_shown_and_told()
    {
        await service.Broker.HearAsync<CheckInSubmitted>();
        var objective = await service.PublishObjectiveAsync();
        var (byHand, byMetric) = (objective.KeyResults[0].Id, objective.KeyResults[1].Id);
        using var seller = service.As(service.Org.Seller);

        using var answer = await seller.PostAsJsonAsync("/api/checkins", new
        {
            objectiveId = objective.Id,
            confidence = 0.7,
            keyResults = new object[] { new { keyResultId = byHand, value = 45.5, confidence = 0.9 }, new { keyResultId = byMetric, confidence = 0.4 } },
            changed = "Nine of sixteen signed",
            blocked = "",
            next = "Two more visits",
        });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        var said = (await answer.Content.ReadFromJsonAsync<CheckInSeen>())!;
        Assert.Equal($"/api/checkins/{said.Id}", answer.Headers.Location!.ToString());
        Assert.Equal((1, objective.Id, new PersonSeen(service.Org.Seller, "Sam Seller")), (said.Version, said.ObjectiveId, said.Author));
        Assert.Equal((0.7m, "Nine of sixteen signed", null, "Two more visits"), (said.Confidence, said.Changed, said.Blocked, said.Next));
        Assert.Equal([new(byHand, 45.5m, 0.9m), new(byMetric, null, 0.4m)], said.KeyResults);
        Assert.Equal(said.SubmittedAt, said.At);
        Assert.Null(said.CorrectedAt);

        Assert.Equivalent(said, await seller.GetFromJsonAsync<CheckInSeen>($"/api/checkins/{said.Id}"), strict: true);
        Assert.Equivalent(said, Assert.Single((await HistoryAsync(seller, objective.Id)).Items), strict: true);

        var told = await service.Broker.ExpectAsync<CheckInSubmitted>(e => e.CheckInId == said.Id);
        Assert.Equal((1, objective.Id, service.Org.Seller, said.At, 0.7m), (told.Revision, told.ObjectiveId, told.AuthorId, told.At, told.Confidence));
        Assert.Equal([new(byHand, 45.5m, 0.9m), new(byMetric, null, 0.4m)], told.KeyResults);
    }

    [Fact]
    public async Task Everything_wrong_is_named_by_field_and_nothing_is_kept()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);

        using var answer = await seller.PostAsJsonAsync("/api/checkins", new
        {
            objectiveId = objective.Id,
            at = DateTimeOffset.UtcNow.AddHours(1),
            confidence = 0.75,
            keyResults = new object[]
            {
                new { keyResultId = Guid.CreateVersion7(), value = 1 },
                new { keyResultId = objective.KeyResults[1].Id, value = 76.3 },
            },
            changed = new string('x', 5000),
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var (code, fields) = await answer.ReadProblemAsync();
        Assert.Equal("check-in-refused", code);
        Assert.Equal(["at", "changed", "confidence", "keyResults[0].keyResultId", "keyResults[1].value"], fields);
        Assert.Empty((await HistoryAsync(seller, objective.Id)).Items);
    }

    [Fact]
    public async Task Nothing_to_say_is_refused()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);

        using var answer = await seller.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, changed = "   " });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["keyResults"], (await answer.ReadProblemAsync()).Fields);
    }

    [Theory]
    [InlineData("""{"objectiveId":"nonsense"}""", "objectiveId")]
    [InlineData("""{"objectiveId":"01993a4e-0000-7000-8000-000000000001","confidence":"high"}""", "confidence")]
    [InlineData("""{"objectiveId":"01993a4e-0000-7000-8000-000000000001","mood":"fine"}""", "mood")]
    public async Task A_body_that_cannot_be_read_names_the_field(string body, string field)
    {
        using var seller = service.As(service.Org.Seller);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await seller.PostAsync("/api/checkins", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await answer.ReadProblemAsync()).Fields);
    }

    [Fact]
    public async Task The_objective_is_required()
    {
        using var seller = service.As(service.Org.Seller);

        using var answer = await seller.PostAsJsonAsync("/api/checkins", new { confidence = 0.7 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["objectiveId"], (await answer.ReadProblemAsync()).Fields);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("proposed")]
    [InlineData("graded")]
    [InlineData("retired")]
    public async Task An_objective_that_is_not_published_takes_no_check_in(string lifecycle)
    {
        var objective = await service.PublishObjectiveAsync(lifecycle: lifecycle);
        using var seller = service.As(service.Org.Seller);

        using var answer = await seller.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["objectiveId"], (await answer.ReadProblemAsync()).Fields);
    }

    [Fact]
    public async Task A_check_in_may_be_back_dated_within_the_window_in_any_offset()
    {
        var objective = await service.PublishObjectiveAsync();
        var opens = new DateTimeOffset(objective.Start, TimeOnly.MinValue, TimeSpan.Zero);
        using var seller = service.As(service.Org.Seller);

        var said = await service.CheckInAsync(service.Org.Seller, objective, at: opens.AddDays(3).ToOffset(TimeSpan.FromHours(5)));
        using var early = await seller.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5, at = opens.AddSeconds(-1) });

        Assert.Equal(opens.AddDays(3), said.At);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Equal(["at"], (await early.ReadProblemAsync()).Fields);
    }

    [Fact]
    public async Task The_same_key_twice_is_one_check_in_and_one_event()
    {
        await service.Broker.HearAsync<CheckInSubmitted>();
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        seller.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await SayAsync(seller, objective.Id, 0.7m);
        var again = await SayAsync(seller, objective.Id, 0.7m);
        using var other = await seller.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.8m });

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single((await HistoryAsync(seller, objective.Id)).Items);
        await service.Broker.ExpectAsync<CheckInSubmitted>(e => e.CheckInId == first.Id);
        await service.OutboxIsEmptyAsync();
        Assert.Single(service.Broker.Of<CheckInSubmitted>(), e => e.ObjectiveId == objective.Id);
    }

    [Fact]
    public async Task History_is_paged_newest_first_without_gaps_or_repetitions()
    {
        var objective = await service.PublishObjectiveAsync();
        var opens = new DateTimeOffset(objective.Start, TimeOnly.MinValue, TimeSpan.Zero);
        foreach (var day in new[] { 3, 1, 4, 1, 5 })
        {
            await service.CheckInAsync(service.Org.Seller, objective, at: opens.AddDays(day));
        }

        using var seller = service.As(service.Org.Seller);
        var seen = new List<CheckInSeen>();
        string? cursor = null;
        do
        {
            var page = await HistoryAsync(seller, objective.Id, cursor is null ? "&limit=2" : $"&limit=2&cursor={Uri.EscapeDataString(cursor)}");
            Assert.True(page.Items.Count <= 2);
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal([5, 4, 3, 1, 1], seen.Select(c => (c.At - opens).Days));
        Assert.Equal(5, seen.Select(c => c.Id).Distinct().Count());
    }

    private static async Task<CheckInSeen> SayAsync(HttpClient client, Guid objective, decimal confidence)
    {
        using var answer = await client.PostAsJsonAsync("/api/checkins", new { objectiveId = objective, confidence });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<CheckInSeen>())!;
    }

    private static async Task<PageSeen<CheckInSeen>> HistoryAsync(HttpClient client, Guid objective, string more = "") =>
        (await client.GetFromJsonAsync<PageSeen<CheckInSeen>>($"/api/checkins?objective={objective}{more}"))!;
}
