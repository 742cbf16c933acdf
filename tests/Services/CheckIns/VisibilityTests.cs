using System.Net;
using System.Net.Http.Json;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

/// <summary>Who sees the check-ins of an objective of inside sales, and who may add one. Hidden is 404, never 403.</summary>
public sealed class VisibilityTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    public static TheoryData<string, string, int, int> Matrix => new()
    {
        // visibility, person, reading, checking in
        { "public", nameof(TestOrganization.Seller), 200, 201 },
        { "public", nameof(TestOrganization.SalesLead), 200, 201 },
        { "public", nameof(TestOrganization.Executive), 200, 201 },
        { "public", nameof(TestOrganization.Admin), 200, 201 },
        { "public", nameof(TestOrganization.Viewer), 200, 403 },
        { "public", nameof(TestOrganization.OperationsLead), 200, 403 },
        { "public", nameof(TestOrganization.Gone), 403, 403 },
        { "unit", nameof(TestOrganization.Seller), 200, 201 },
        { "unit", nameof(TestOrganization.SalesLead), 200, 201 },
        { "unit", nameof(TestOrganization.Admin), 200, 201 },
        { "unit", nameof(TestOrganization.Viewer), 200, 403 },
        { "unit", nameof(TestOrganization.OperationsLead), 404, 404 },
        { "unit", nameof(TestOrganization.Gone), 403, 403 },
        { "private", nameof(TestOrganization.Seller), 200, 201 },
        { "private", nameof(TestOrganization.SalesLead), 200, 201 },
        { "private", nameof(TestOrganization.Executive), 200, 201 },
        { "private", nameof(TestOrganization.Admin), 200, 201 },
        { "private", nameof(TestOrganization.Viewer), 404, 404 },
        { "private", nameof(TestOrganization.OperationsLead), 404, 404 },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Rights_follow_visibility_and_role(string visibility, string person, int reading, int writing)
    {
        var objective = await service.PublishObjectiveAsync(visibility);
        var said = await service.CheckInAsync(service.Org.Seller, objective);
        using var client = service.As(Person(person));

        using var list = await client.GetAsync($"/api/checkins?objective={objective.Id}");
        using var one = await client.GetAsync($"/api/checkins/{said.Id}");
        using var revisions = await client.GetAsync($"/api/checkins/{said.Id}/revisions");
        using var submit = await client.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5 });
        using var correct = await client.PutAsJsonAsync($"/api/checkins/{said.Id}", new { confidence = 0.5 });

        Assert.Equal([reading, reading, reading], new[] { list, one, revisions }.Select(a => (int)a.StatusCode));
        Assert.Equal(writing, (int)submit.StatusCode);

        // Without If-Match those who may correct get as far as 428.
        Assert.Equal(writing == 201 ? 428 : writing, (int)correct.StatusCode);
    }

    [Theory]
    [InlineData("unit")]
    [InlineData("private")]
    public async Task A_joint_objective_is_seen_at_each_of_its_units_and_written_at_the_accountable_one(string visibility)
    {
        var objective = await service.PublishObjectiveAsync(visibility);
        using var client = service.As(service.Org.OperationsLead);
        Assert.Equal(404, (int)(await client.GetAsync($"/api/checkins?objective={objective.Id}")).StatusCode);

        await service.TellAsync(objective with { Version = 2, CoOwnerUnitIds = [service.Org.Operations] });

        Assert.Equal(200, (int)(await client.GetAsync($"/api/checkins?objective={objective.Id}")).StatusCode);
        using var submit = await client.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5 });
        Assert.Equal(403, (int)submit.StatusCode);
        await service.TellAsync(objective with { Version = 3 });
        Assert.Equal(404, (int)(await client.GetAsync($"/api/checkins?objective={objective.Id}")).StatusCode);
    }

    [Fact]
    public async Task Contributors_and_owners_of_key_results_see_a_private_objective_and_check_in_on_it()
    {
        var objective = await service.PublishObjectiveAsync("private");
        await service.TellAsync(objective with
        {
            Version = 2,
            Contributors = [service.Org.Viewer],
            KeyResults = [objective.KeyResults[0] with { OwnerId = service.Org.OperationsLead }],
        });

        await service.CheckInAsync(service.Org.Viewer, objective);
        await service.CheckInAsync(service.Org.OperationsLead, objective);
    }

    [Fact]
    public async Task An_author_asks_who_sees_their_check_in_as_long_as_they_see_it_and_is_named_only_while_they_correct_it()
    {
        var org = service.Org;
        var objective = await service.PublishObjectiveAsync("unit", owner: org.SalesLead);
        objective = objective with { Version = 2, Contributors = [org.OperationsLead, org.Seller] };
        await service.TellAsync(objective);
        var said = await service.CheckInAsync(org.OperationsLead, objective);

        var access = await AskAsync(org.OperationsLead, said.Id);
        Assert.Equal(["Ada Admin", "Eve Executive", "Lea Lead", "Oto Operations", "Sam Seller", "Vic Viewer"], access!.People.Items.Select(p => p.Name));
        Assert.Equal([true, true, true, true, false, false], access.People.Items.Select(p => p.Changes));
        Assert.Equal(["author", "contributor"], access.People.Items[3].Because.Select(b => b.Kind));
        Assert.Equal(["contributor", "membership", "role"], access.People.Items[4].Because.Select(b => b.Kind));
        Assert.Null(await AskAsync(org.Seller, said.Id, HttpStatusCode.Forbidden));

        await service.TellAsync(objective with { Version = 3, Visibility = "public", Contributors = [] });
        access = await AskAsync(org.OperationsLead, said.Id);
        Assert.True(access!.EverybodySees);
        Assert.Equal(["Ada Admin", "Eve Executive", "Lea Lead"], access.People.Items.Select(p => p.Name));

        await service.TellAsync(objective with { Version = 4, Visibility = "private", Contributors = [] });
        Assert.Null(await AskAsync(org.OperationsLead, said.Id, HttpStatusCode.NotFound));
        Assert.Null(await AskAsync(org.Seller, said.Id, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_hidden_objective_answers_like_one_that_does_not_exist_and_as_fast()
    {
        var hidden = await service.PublishObjectiveAsync("private");
        using var outsider = service.As(service.Org.OperationsLead);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        using var one = await outsider.PostAsJsonAsync("/api/checkins", new { objectiveId = hidden.Id, confidence = 0.5 });
        using var none = await outsider.PostAsJsonAsync("/api/checkins", new { objectiveId = Guid.CreateVersion7(), confidence = 0.5 });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, none.StatusCode));
        Assert.Equal(await one.ReadProblemAsync(), await none.ReadProblemAsync(), (a, b) => a.Code == b.Code);

        // Waiting for a read model would take two seconds.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1.5), $"took {watch.Elapsed}");
    }

    [Fact]
    public async Task Reading_and_writing_need_their_scopes_and_a_token()
    {
        var objective = await service.PublishObjectiveAsync();
        using var reader = service.As(service.Org.Seller, "checkins:read");
        using var writer = service.As(service.Org.Seller, "checkins:write");
        using var nobody = service.Anonymous();

        using var write = await reader.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5 });
        using var read = await writer.GetAsync($"/api/checkins?objective={objective.Id}");
        using var anonymous = await nobody.GetAsync($"/api/checkins?objective={objective.Id}");

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized],
            new[] { write.StatusCode, read.StatusCode, anonymous.StatusCode });
    }

    private async Task<ObjectAccess?> AskAsync(Guid person, Guid checkIn, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var client = service.As(person);
        using var answer = await client.GetAsync($"/api/checkins/{checkIn}/access");
        Assert.Equal(expected, answer.StatusCode);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<ObjectAccess>() : null;
    }

    private Guid Person(string name) => (Guid)typeof(TestOrganization).GetProperty(name)!.GetValue(service.Org)!;
}
