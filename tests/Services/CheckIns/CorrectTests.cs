using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class CorrectTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    [Fact]
    public async Task A_correction_is_a_revision_and_what_was_said_before_stays()
    {
        await service.Broker.HearAsync<CheckInSubmitted>();
        var objective = await service.PublishObjectiveAsync();
        var byHand = objective.KeyResults[0].Id;
        var said = await SayAsync(objective, new { objectiveId = objective.Id, confidence = 0.7, keyResults = new[] { new { keyResultId = byHand, value = 45 } }, changed = "x" });
        using var lead = service.As(service.Org.SalesLead);

        using var answer = await CorrectAsync(lead, said.Id, "\"1\"", new { keyResults = new[] { new { keyResultId = byHand, value = 54 } } });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"2\"", answer.Headers.ETag!.Tag);
        var corrected = (await answer.Content.ReadFromJsonAsync<CheckInSeen>())!;
        Assert.Equal((2, said.At, null, null), (corrected.Version, corrected.At, corrected.Confidence, corrected.Changed));
        Assert.Equal((service.Org.Seller, true), (corrected.Author.Id, corrected.CorrectedAt is not null));
        Assert.Equal(54, corrected.KeyResults[0].Value);

        var revisions = (await lead.GetFromJsonAsync<PageSeen<Revision>>($"/api/checkins/{said.Id}/revisions"))!.Items;
        Assert.Equal([(1, 0.7m, "Sam Seller"), (2, null, "Lea Lead")], revisions.Select(r => (r.Number, r.Confidence, r.RecordedBy.Name)));
        Assert.Equal([45m, 54m], revisions.Select(r => r.KeyResults[0].Value!.Value));

        var told = await service.Broker.ExpectAsync<CheckInSubmitted>(e => e.CheckInId == said.Id && e.Revision == 2);
        Assert.Equal((said.At, null, 54m), (told.At, told.Confidence, told.KeyResults[0].Value));
    }

    /// <summary>On the way from 20 to 90, 5,100 is more than the whole way away.</summary>
    [Fact]
    public async Task A_correction_that_jumps_oddly_is_asked_about_unless_it_says_what_stood_there_already()
    {
        var objective = await service.PublishObjectiveAsync();
        var byHand = objective.KeyResults[0].Id;
        var said = await SayAsync(objective, new { objectiveId = objective.Id, keyResults = new[] { new { keyResultId = byHand, value = 51 } } });
        using var seller = service.As(service.Org.Seller);

        using var odd = await CorrectAsync(seller, said.Id, "\"1\"", Value(5100, confirmed: false));
        Assert.Equal(HttpStatusCode.Conflict, odd.StatusCode);
        var (code, fields) = await odd.ReadProblemAsync();
        Assert.Equal("odd-values", code);
        Assert.Equal(["keyResults[0].value"], fields);

        using var meant = await CorrectAsync(seller, said.Id, "\"1\"", Value(5100, confirmed: true));
        using var text = await CorrectAsync(seller, said.Id, "\"2\"", Value(5100, confirmed: false, "Counted in pieces"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (meant.StatusCode, text.StatusCode));

        object Value(int value, bool confirmed, string? changed = null) => new { confirmed, changed, keyResults = new[] { new { keyResultId = byHand, value } } };
    }

    [Fact]
    public async Task A_correction_names_the_version_it_was_made_from()
    {
        var objective = await service.PublishObjectiveAsync();
        var said = await service.CheckInAsync(service.Org.Seller, objective);
        using var seller = service.As(service.Org.Seller);

        using var without = await CorrectAsync(seller, said.Id, null, new { confidence = 0.5 });
        using var right = await CorrectAsync(seller, said.Id, "\"1\"", new { confidence = 0.5 });
        using var stale = await CorrectAsync(seller, said.Id, "\"1\"", new { confidence = 0.4 });

        Assert.Equal(
            [HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed],
            new[] { without.StatusCode, right.StatusCode, stale.StatusCode });
    }

    [Fact]
    public async Task Of_many_corrections_at_once_one_is_kept_and_the_others_are_told()
    {
        var objective = await service.PublishObjectiveAsync();
        var said = await service.CheckInAsync(service.Org.Seller, objective);
        using var seller = service.As(service.Org.Seller);

        // Each says something new: what is the same as before would be accepted too, as no correction.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => CorrectAsync(seller, said.Id, "\"1\"", new { confidence = n / 10m, next = $"Plan {n}" })));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, await service.QueryAsync<long>("select count(*) from check_in_revision where check_in_id = $1", said.Id));
    }

    [Fact]
    public async Task Saying_the_same_again_adds_nothing()
    {
        var objective = await service.PublishObjectiveAsync();
        var said = await service.CheckInAsync(service.Org.Seller, objective, 0.6m);
        using var seller = service.As(service.Org.Seller);

        using var answer = await CorrectAsync(seller, said.Id, "\"1\"", new { confidence = 0.60 });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_wrong_correction_is_refused_by_field()
    {
        var objective = await service.PublishObjectiveAsync();
        var said = await service.CheckInAsync(service.Org.Seller, objective);
        using var seller = service.As(service.Org.Seller);

        using var answer = await CorrectAsync(
            seller, said.Id, "\"1\"", new { confidence = 2, keyResults = new[] { new { keyResultId = objective.KeyResults[1].Id, value = 1 } } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["confidence", "keyResults[0].value"], (await answer.ReadProblemAsync()).Fields);
    }

    [Fact]
    public async Task A_closed_objective_takes_no_corrections()
    {
        var objective = await service.PublishObjectiveAsync();
        var said = await service.CheckInAsync(service.Org.Seller, objective);
        await service.TellAsync(objective with { Version = 2, Lifecycle = "graded" });
        using var seller = service.As(service.Org.Seller);

        using var answer = await CorrectAsync(seller, said.Id, "\"1\"", new { confidence = 0.5 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["objectiveId"], (await answer.ReadProblemAsync()).Fields);
    }

    [Fact]
    public async Task Another_contributors_words_are_not_mine_to_correct()
    {
        var objective = await service.PublishObjectiveAsync();
        await service.TellAsync(objective with { Version = 2, Contributors = [service.Org.Viewer] });
        var said = await service.CheckInAsync(service.Org.Seller, objective);
        var own = await service.CheckInAsync(service.Org.Viewer, objective);
        using var contributor = service.As(service.Org.Viewer);

        using var others = await CorrectAsync(contributor, said.Id, "\"1\"", new { confidence = 0.1 });
        using var mine = await CorrectAsync(contributor, own.Id, "\"1\"", new { confidence = 0.1 });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (others.StatusCode, mine.StatusCode));
    }

    [Fact]
    public async Task Even_the_database_refuses_to_change_what_was_said()
    {
        var objective = await service.PublishObjectiveAsync();
        var said = await service.CheckInAsync(service.Org.Seller, objective);

        await Assert.ThrowsAsync<PostgresException>(() =>
            service.QueryAsync<object>("update check_in_revision set confidence = 1 where check_in_id = $1", said.Id));
        await Assert.ThrowsAsync<PostgresException>(() =>
            service.QueryAsync<object>("delete from check_in_revision where check_in_id = $1", said.Id));
    }

    private async Task<CheckInSeen> SayAsync(ObjectiveChanged objective, object body)
    {
        using var client = service.As(objective.OwnerId);
        using var answer = await client.PostAsJsonAsync("/api/checkins", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<CheckInSeen>())!;
    }

    private static async Task<HttpResponseMessage> CorrectAsync(HttpClient client, Guid id, string? ifMatch, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/checkins/{id}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        return await client.SendAsync(request);
    }

    private sealed record Revision(int Number, decimal? Confidence, IReadOnlyList<StatementSeen> KeyResults, PersonSeen RecordedBy);
}
