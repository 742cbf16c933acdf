using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>Metrics go to another person or unit when an administrator hands them over.</summary>
public sealed class ReorganizedTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_metric_goes_to_another_owner_and_to_another_unit()
    {
        await metrics.Broker.HearAsync<MetricChanged>();
        var org = metrics.Org;
        var metric = await metrics.DefineAsync();
        var other = await metrics.DefineAsync(k => k["ownerId"] = org.SalesLead);
        var (id, otherId) = ((Guid)metric["id"]!, (Guid)other["id"]!);

        await metrics.Broker.PublishAsync(new HandoverOrdered(Guid.CreateVersion7(), org.Admin, "Left", org.Seller, org.OperationsLead, null, null, [id, otherId], []));
        await metrics.Broker.ExpectAsync<MetricChanged>(m => m.Id == id && m.OwnerId == org.OperationsLead);
        await metrics.Broker.PublishAsync(new HandoverOrdered(Guid.CreateVersion7(), org.Admin, "Merged", null, null, org.Sales, org.Operations, [id], []));
        await metrics.Broker.ExpectAsync<MetricChanged>(m => m.Id == id && m.UnitId == org.Operations);

        Assert.Equal((1, org.SalesLead), ((int)(await metrics.GetAsync($"/api/metrics/{otherId}"))["version"]!, (Guid)(await metrics.GetAsync($"/api/metrics/{otherId}"))["ownerId"]!));
        var audit = (await metrics.GetAsync($"/api/metrics/audit?subject={id}", org.Admin))["items"]!.AsArray();
        Assert.Equal(["Merged", "Left", null], audit.Select(e => (string?)e!["reason"]));
        Assert.Equal(org.Admin, (Guid)audit[0]!["actor"]!);
    }

    [Fact]
    public async Task Who_sees_a_metric_is_told_to_its_owner()
    {
        var org = metrics.Org;
        var metric = await metrics.DefineAsync(k => k["visibility"] = "unit");
        var access = await metrics.GetAsync($"/api/metrics/{metric["id"]}/access", org.Seller);

        Assert.Equal(
            ["Ada Admin", "Eve Executive", "Lea Lead", "Sam Seller", "Vic Viewer"], access["people"]!["items"]!.AsArray().Select(p => (string)p!["name"]!));
        Assert.Equal([true, true, true, true, false], access["people"]!["items"]!.AsArray().Select(p => (bool)p!["changes"]!));
        using var outsider = metrics.As(org.OperationsLead);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/api/metrics/{metric["id"]}/access")).StatusCode);
        using var viewer = metrics.As(org.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync($"/api/metrics/{metric["id"]}/access")).StatusCode);
    }
}
