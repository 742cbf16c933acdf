using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Diagnostics;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>The goals service in the middle of a quarter: it is Saturday 15 August 2026, 45 of 92 days have passed.</summary>
public sealed class GoalsFixture : ServiceFixture
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly Lazy<Task<CycleResponse>> _quarter;

    public GoalsFixture() =>
        _quarter = new(() => Admin.PlanAsync("Q3 2026", new(2026, 7, 1), new(2026, 9, 30), CyclePhase.Active));

    public override string Name => "goals";

    protected override Type Context => typeof(GoalsDb);

    public override async Task InitializeAsync()
    {
        Clock.Set(new DateTimeOffset(2026, 8, 15, 12, 0, 0, TimeSpan.Zero));
        await base.InitializeAsync();
    }

    /// <summary>Someone who uses the API.</summary>
    public GoalsClient Speak(Guid person) => new(As(person));

    public GoalsClient Admin => Speak(Org.Admin);

    /// <summary>The third quarter, running.</summary>
    public Task<CycleResponse> QuarterAsync() => _quarter.Value;

    /// <summary>A metric that the service has heard of.</summary>
    public async Task<Guid> MetricAsync(string cadence = "weekly", string visibility = "public", Guid? unit = null)
    {
        var id = Guid.CreateVersion7();
        await Broker.PublishAsync(Metric(id, cadence, visibility, unit));
        await Eventually.TrueAsync(() => QueryAsync<bool>("select exists (select 1 from metric where id = $1)", id));
        return id;
    }

    public MetricChanged Metric(Guid id, string cadence = "weekly", string visibility = "public", Guid? unit = null) =>
        new(id, 1, "Parcels on time", "kpi", "%", 1, "higher", cadence, unit ?? Org.Sales, null, visibility, "active");

    /// <summary>Waits until nothing waits to be rolled up and what is stored equals a computation from scratch.</summary>
    public async Task ConsistentAsync()
    {
        await Eventually.TrueAsync(async () => await QueryAsync<long>("select count(*) from dirty") == 0);
        Assert.Empty((await RecomputeAsync()).Wrong);
    }

    /// <summary>What serves nothing and which links leave their cycle is on record as it is, whatever was aligned or moved.</summary>
    public async Task BeginningsAreKeptAsync() => Assert.Equal(
        0,
        await QueryAsync<long>(
            """
            select (select count(*) from objective o where o.serves <> exists (select 1 from alignment a where a.child_id = o.id))
                + (select count(*) from alignment a join objective c on c.id = a.child_id join objective p on p.id = a.parent_id
                   where a.crosses <> (c.cycle_id <> p.cycle_id))
            """));

    public Task<RecomputeResponse> RecomputeAsync() => Admin.GetAsync<RecomputeResponse>("/api/goals/diagnostics/recompute");

    public static MetricValuesChanged Values(Guid metric, long revision, params (DateOnly Start, decimal? Value)[] periods)
    {
        var latest = periods.Where(p => p.Value is not null).Select(p => p).OrderBy(p => p.Start).LastOrDefault();
        return new([new MetricValues(
            metric, revision, latest.Value is null ? null : latest.Start, latest.Value, "green", false, [.. periods.Select(p => new PeriodValue(p.Start, p.Value))])]);
    }
}
