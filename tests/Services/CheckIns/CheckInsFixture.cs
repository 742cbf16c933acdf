using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.CheckIns.Data;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

/// <summary>The service of check-ins, and what goals would tell it.</summary>
public sealed class CheckInsFixture : ServiceFixture
{
    public override string Name => "checkins";

    protected override Type Context => typeof(CheckInsDb);

    /// <summary>A quarter's objective of inside sales, known to the service: one key result by hand, one on a metric.</summary>
    public async Task<ObjectiveChanged> PublishObjectiveAsync(
        string visibility = "public", string lifecycle = "published", Guid? owner = null, DateOnly? start = null, DateOnly? end = null)
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var text = visibility == "public";
        var objective = new ObjectiveChanged(
            Guid.CreateVersion7(),
            Version: 1,
            CycleId: Guid.CreateVersion7(),
            Org.InsideSales,
            owner ?? Org.Seller,
            Kind: "aspirational",
            visibility,
            lifecycle,
            start ?? today.AddDays(-30),
            end ?? today.AddDays(60),
            text ? "A pipeline people trust" : null,
            Contributors: [],
            [
                new(Guid.CreateVersion7(), "number", owner ?? Org.Seller, null, 1, 20, 90, "%", 0, text ? "Deals with a next step" : null),
                new(Guid.CreateVersion7(), "metric", owner ?? Org.Seller, Guid.CreateVersion7(), 1, 71, 85, "%", 1, text ? "Win rate" : null),
            ]);
        await TellAsync(objective);
        return objective;
    }

    /// <summary>Publishes the state and waits until the service knows it, or something newer.</summary>
    public async Task TellAsync(ObjectiveChanged objective)
    {
        await Broker.PublishAsync(objective);
        await Eventually.SeeAsync(
            () => QueryAsync<long>("select coalesce(max(version), 0) from objective where id = $1", objective.Id), version => version >= objective.Version);
    }

    /// <summary>A member of inside sales with a clock of their own.</summary>
    public async Task<Guid> PersonAsync(string timeZone = "UTC", string name = "Olga Owner")
    {
        var id = Guid.CreateVersion7();
        await Broker.PublishAsync(TestOrganization.Person(id, name, Org.InsideSales, "member") with { TimeZone = timeZone });
        await Eventually.TrueAsync(async () => await QueryAsync<long>("select count(*) from person where id = $1", id) == 1);
        return id;
    }

    /// <summary>What a unit decides for itself, known to the service.</summary>
    public async Task DecideAsync(Guid unit, long version, Dictionary<string, string> values)
    {
        await Broker.PublishAsync(new PolicyChanged(unit, version, values));
        await Eventually.TrueAsync(() => QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", unit, version));
    }

    public async Task<CheckInSeen> CheckInAsync(Guid person, ObjectiveChanged objective, decimal confidence = 0.7m, DateTimeOffset? at = null)
    {
        using var client = As(person);
        using var answer = await client.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence, at });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<CheckInSeen>())!;
    }
}

/// <summary>What a client reads of a check-in.</summary>
public sealed record CheckInSeen(
    Guid Id,
    long Version,
    Guid ObjectiveId,
    PersonSeen Author,
    DateTimeOffset At,
    decimal? Confidence,
    IReadOnlyList<StatementSeen> KeyResults,
    string? Changed,
    string? Blocked,
    string? Next,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? CorrectedAt);

public sealed record PersonSeen(Guid Id, string Name);

public sealed record StatementSeen(Guid KeyResultId, decimal? Value, decimal? Confidence);

public sealed record PageSeen<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A problem's code and the fields it names.</summary>
public static class ProblemSeen
{
    public static async Task<(string? Code, IReadOnlyList<string> Fields)> ReadProblemAsync(this HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var fields = problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(e => e.Name).ToList() : [];
        return (problem.TryGetProperty("code", out var code) ? code.GetString() : null, fields);
    }
}
