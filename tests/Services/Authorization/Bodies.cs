using System.Text.Json;
using System.Text.Json.Nodes;
using Setpoint.Services.Tests.Goals;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>Bodies that are right enough for rights to be asked for.</summary>
internal static class Bodies
{
    public static object Unit(Scene scene, Guid parent) =>
        new { name = "Sales", slug = $"u-{Guid.NewGuid():N}", kind = "department", parentId = parent == Guid.Empty ? scene.Company : parent, timeZone = "UTC" };

    public static object Person() => new { name = "Somebody", email = $"{Guid.NewGuid():N}@example.com", unitIds = Array.Empty<Guid>(), roles = Array.Empty<object>() };

    public static object Token(Guid? person) =>
        new { name = "mine", scopes = new[] { "goals:read" }, expiresAt = DateTimeOffset.UtcNow.AddDays(1), personId = person };

    public static object Observation(Guid metric) => new JsonArray(new JsonObject { ["metric"] = metric, ["at"] = "2026-11-18", ["value"] = 80 });

    /// <summary>Names a place that no source may reach.</summary>
    public static object Source() => new
    {
        kind = "http-json",
        http = new { url = $"http://127.0.0.1:9/{World.Secret}", valuePath = "$.value" },
        schedule = new { dailyAt = 6 },
        enabled = false,
    };

    public static object Objective(Scene scene, Guid owner) => JsonSerializer.SerializeToNode(
        Sample.Objective(((GoalsFixture)scene.Service).QuarterAsync().Result, scene.Unit, owner), GoalsFixture.Json)!;

    /// <summary>Of the tracker whose key a step of the objective with this visibility carries; it stays open.</summary>
    public static object WorkItem(string visibility) => new { items = new[] { new { key = $"work-{visibility}", state = "open", at = "2026-08-01T00:00:00Z" } } };

    /// <summary>As somebody types it.</summary>
    public static object Draft(Scene scene) => new
    {
        unitId = scene.Unit,
        cycleId = scene["cycle"],
        title = "Reach every customer",
        why = "",
        keyResults = new[] { new { title = "Shifts", measure = "metric", baseline = 71, target = 85, metricId = scene["metric"] } },
        parentIds = new[] { scene["public"] },
    };

    /// <summary>Puts other key results in the place of the agreed ones without a reason, so it is never carried out.</summary>
    public static object OfOwner(Scene scene, Guid caller) => Objective(scene, Cast.Owner);

    /// <summary>Asked of the company, which none of the units leads.</summary>
    public static object Dependency(Scene scene, string visibility) => new
    {
        objectiveId = scene[visibility],
        helpingUnitId = scene.Service.Org.Company,
        what = visibility == "public" ? World.Public : World.Secret,
        due = "2026-09-30",
    };

    public static object Suggestion(Scene scene) => new
    {
        cycleId = scene["cycle"],
        unitId = scene.Unit,
        title = World.Public,
        keyResults = new[] { new { title = "Shifts", metricId = scene["metric"] } },
    };

    public static string ObjectiveFile(Scene scene) =>
        "type,external_key,cycle,unit,owner,title,kind\n" +
        $"objective,{Guid.NewGuid():N},{scene["cycle"]},sales,{scene.Service.Org.SalesLead:N}@example.com,{World.Public},committed\n";

    public static string Calendar() =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Acme//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261225\r\n" +
        "SUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    public static string CheckInFile(Scene scene, string visibility) =>
        $"objective,author,at,confidence\n{scene[$"objective {visibility}"]},{scene.Service.Org.SalesLead:N}@example.com,{scene.Service.Clock.GetUtcNow().AddDays(-3):O},0.5\n";
}
