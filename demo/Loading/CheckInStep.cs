using System.Net;
using Setpoint.Demo.Company;

namespace Setpoint.Demo.Loading;

/// <summary>Weekly check-ins, each by the one who wrote it and at the moment it describes.</summary>
internal static class CheckInStep
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Organization.TimeZone);

    /// <returns>How many are new.</returns>
    public static async Task<int> LoadAsync(
        DemoCompany company, IReadOnlyDictionary<string, KnownObjective> known, Speakers speakers, CancellationToken ct)
    {
        var added = 0;
        var byObjective = company.CheckIns.Where(checkIn => known.TryGetValue(checkIn.Objective, out var objective) && objective.Lifecycle == "published")
            .GroupBy(checkIn => checkIn.Objective);
        await Parallel.ForEachAsync(byObjective, Gateway.SideBySide, async (checkIns, _) =>
        {
            var objective = known[checkIns.Key];
            var author = await speakers.AsAsync(checkIns.First().Author, ct);
            var there = await ThereAsync(author, objective, ct);
            foreach (var checkIn in checkIns.Where(checkIn => !there.Contains(MomentOf(checkIn))))
            {
                await author.PostAsync<PostedCheckIn>("/api/checkins", Request(checkIn, objective), ct, $"demo:{checkIn.Objective}:{checkIn.Day:O}", IsOnItsWay);
                Interlocked.Increment(ref added);
            }
        });
        return added;
    }

    private static async Task<HashSet<DateTimeOffset>> ThereAsync(Gateway author, KnownObjective objective, CancellationToken ct)
    {
        var page = await author.GetAsync<Page<PostedCheckIn>>($"/api/checkins?objective={objective.Id}&limit=100", ct, IsOnItsWay);
        return [.. page.Items.Select(checkIn => checkIn.At)];
    }

    // Check-ins hear of an objective, and of its publication, a moment after goals has said so.
    private static bool IsOnItsWay(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity;

    private static object Request(CheckIn checkIn, KnownObjective objective) => new
    {
        objectiveId = objective.Id,
        at = MomentOf(checkIn),
        checkIn.Confidence,
        KeyResults = checkIn.Values.Select(said => new { KeyResultId = objective.KeyResults[said.KeyResult].Id, said.Value, said.Confidence }),
        checkIn.Changed,
        checkIn.Blocked,
        checkIn.Next,
    };

    private static DateTimeOffset MomentOf(CheckIn checkIn)
    {
        var local = checkIn.Day.ToDateTime(checkIn.Time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private sealed record PostedCheckIn(DateTimeOffset At);
}
