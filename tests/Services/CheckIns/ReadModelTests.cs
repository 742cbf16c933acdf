using System.Net;
using System.Net.Http.Json;
using Setpoint.Contracts.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class ReadModelTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    [Fact]
    public async Task Objectives_arrive_twice_and_out_of_order_and_the_newest_counts()
    {
        var first = await service.PublishObjectiveAsync();
        var third = first with { Version = 3, Lifecycle = "retired", KeyResults = [first.KeyResults[1]] };
        var second = first with { Version = 2, Title = "Not the newest" };
        await service.TellAsync(third);

        var id = Guid.CreateVersion7();
        await service.Broker.PublishAsync(second, id);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.Broker.PublishAsync(second, id)));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.Broker.PublishAsync(third)));
        await SettledAsync();

        Assert.Equal(3, await service.QueryAsync<long>("select version from objective where id = $1", first.Id));
        Assert.Equal("retired", await service.QueryAsync<string>("select lifecycle from objective where id = $1", first.Id));
        Assert.Equal(1, await service.QueryAsync<int>("select jsonb_array_length(key_results) from objective where id = $1", first.Id));
    }

    [Fact]
    public async Task A_key_result_that_has_gone_is_refused_and_a_new_one_taken()
    {
        var objective = await service.PublishObjectiveAsync();
        var added = objective.KeyResults[0] with { Id = Guid.CreateVersion7() };
        await service.TellAsync(objective with { Version = 2, KeyResults = [added] });
        using var seller = service.As(service.Org.Seller);

        using var gone = await SayAsync(seller, objective.Id, objective.KeyResults[0].Id);
        using var taken = await SayAsync(seller, objective.Id, added.Id);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created), (gone.StatusCode, taken.StatusCode));
    }

    [Fact]
    public Task The_api_description_is_committed() => Committed.DescriptionIsCurrentAsync(service, "services/CheckIns");

    private static Task<HttpResponseMessage> SayAsync(HttpClient client, Guid objectiveId, Guid keyResultId) =>
        client.PostAsJsonAsync("/api/checkins", new { objectiveId, keyResults = new[] { new { keyResultId, value = 1 } } });

    /// <summary>Published after the others into the same queue, so the others have been taken when it is known.</summary>
    private async Task SettledAsync()
    {
        var last = await service.PublishObjectiveAsync();
        await Eventually.TrueAsync(async () => await service.QueryAsync<long>("select count(*) from objective where id = $1", last.Id) == 1);
        await Task.Delay(300);
    }
}
