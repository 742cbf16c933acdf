using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Services.Tests.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

/// <summary>Check-ins and goals side by side on one broker: what is said in one moves the other, once and only once.</summary>
public sealed class HeardByGoalsTests : IAsyncLifetime
{
    private readonly CheckInsFixture _checkIns = new();
    private GoalsFixture _goals = null!;

    [Fact]
    public async Task A_check_in_and_its_correction_move_goals_once_whatever_is_repeated_late_or_out_of_order()
    {
        await _checkIns.Broker.HearAsync<CheckInSubmitted>();
        var org = _goals.Org;
        var objective = await _goals.Admin.PublishAsync(Sample.Objective(
            await _goals.QuarterAsync(), org.Sales, org.SalesLead,
            [new("Depots", Measure.Number, 0, 10, UnitOfMeasure: "depots"), new("Opened", Measure.Milestone, null, null, Steps: [new("Signed", 1), new("Painted", 1)])]));
        await Eventually.TrueAsync(() => _checkIns.QueryAsync<bool>("select exists (select 1 from objective where id = $1 and lifecycle = 'published')", objective.Id));
        await Eventually.TrueAsync(() => _checkIns.QueryAsync<bool>("select exists (select 1 from person where id = $1)", org.SalesLead));
        var (depots, steps) = (objective.KeyResults[0].Id, objective.KeyResults[1].Steps);
        using var lead = _checkIns.As(org.SalesLead);

        // One request sent eight times at once is said once; whoever comes while it is at work asks again.
        lead.DefaultRequestHeaders.Add("Idempotency-Key", "monday");
        var body = new { objectiveId = objective.Id, confidence = 0.6, keyResults = new[] { new { keyResultId = depots, value = 4 } }, steps = new[] { new { stepId = steps[0].Id } } };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lead.PostAsJsonAsync("/api/checkins", body)));
        using var answer = await lead.PostAsJsonAsync("/api/checkins", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var said = (await answer.Content.ReadFromJsonAsync<CheckInSeen>())!;
        await SeeAsync(objective.Id, 0.45m); // (0.4 + 0.5) / 2

        using var correction = new HttpRequestMessage(HttpMethod.Put, $"/api/checkins/{said.Id}")
        {
            Content = JsonContent.Create(new { confidence = 0.6, keyResults = new[] { new { keyResultId = depots, value = 6 } }, steps = new[] { new { stepId = steps[0].Id }, new { stepId = steps[1].Id } } }),
        };
        correction.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{said.Version}\""));
        (await lead.SendAsync(correction)).EnsureSuccessStatusCode();
        await SeeAsync(objective.Id, 0.8m);
        await _checkIns.Broker.ExpectAsync<CheckInSubmitted>(e => e.CheckInId == said.Id && e.Revision == 2);
        var told = _checkIns.Broker.Of<CheckInSubmitted>().Where(e => e.CheckInId == said.Id).ToList();
        Assert.Equal([1, 2], told.Select(e => e.Revision).Order());
        var before = await RevisionsAsync(objective.Id);

        // All of it again, the newest first and under other names; then something after it, so that all of it has been heard.
        foreach (var message in told.OrderByDescending(e => e.Revision).Concat(told))
        {
            await _checkIns.Broker.PublishAsync(message);
        }

        var last = told[0] with { CheckInId = Guid.CreateVersion7(), ObjectiveId = objective.Id, Revision = 1, At = said.At.AddHours(-1), KeyResults = [new(depots, 1, null)], Steps = null };
        await _checkIns.Broker.PublishAsync(last);
        await Eventually.TrueAsync(() => _goals.QueryAsync<bool>("select exists (select 1 from check_in where id = $1)", last.CheckInId));
        await _goals.ConsistentAsync();

        Assert.Equal((2L, 0.8m), (await _goals.QueryAsync<long>("select count(*) from check_in where objective_id = $1", objective.Id), (await _goals.Admin.GetAsync(objective.Id)).Progress));
        Assert.Equal(before, await RevisionsAsync(objective.Id));
    }

    public async Task InitializeAsync()
    {
        await _checkIns.InitializeAsync();
        _goals = new GoalsFixture { SharedBroker = _checkIns.RabbitUri };
        await _goals.InitializeAsync();
        _checkIns.Clock.Set(_goals.Clock.GetUtcNow());
    }

    public async Task DisposeAsync()
    {
        await _goals.DisposeAsync();
        await _checkIns.DisposeAsync();
    }

    private Task<long> RevisionsAsync(Guid objective) => _goals.QueryAsync<long>("select count(*) from progress_revision where objective_id = $1", objective);

    private Task<ObjectiveResponse> SeeAsync(Guid objective, decimal progress) => Eventually.SeeAsync(() => _goals.Admin.GetAsync(objective), o => o.Progress == progress);
}
