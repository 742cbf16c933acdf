using System.Text.Json;
using Setpoint.Demo.Company;

namespace Setpoint.Unit.Demo;

public sealed class DemoCompanyTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DemoCompany Company = DemoCompany.Generate(Today);

    [Fact]
    public void Same_day_and_seed_give_the_same_bytes()
    {
        Assert.Equal(Bytes(Company), Bytes(DemoCompany.Generate(Today)));
        Assert.NotEqual(Bytes(Company), Bytes(DemoCompany.Generate(Today, seed: 2)));
    }

    // Two runs of one process could agree by chance on something that differs between processes, such as string hashes.
    [Fact]
    public void Drawn_names_and_values_are_the_same_in_every_process()
    {
        Assert.Equal("Vera Pretend", Company.People[100].Name);
        Assert.Equal(2466m, Values("harbor-throughput")[^3]);
        Assert.Equal("Found the reason: the cache forgot at midnight.", Company.CheckIns[^1].Changed);
    }

    [Fact]
    public void Three_hundred_people_with_names_of_their_own_report_up_to_one()
    {
        Assert.Equal(300, Company.People.Count);
        Assert.Equal(300, Company.People.Select(person => person.Name).Distinct().Count());
        Assert.Equal(148, Company.People.Count(person => IsIn("operations", person.Units[0])));

        var managers = Company.People.ToDictionary(person => person.Key, person => person.Manager);
        Assert.Equal(["noor.preview"], managers.Where(each => each.Value is null).Select(each => each.Key));
        Assert.All(Company.People, person => Assert.Equal("noor.preview", ChainUp(person.Key, managers).Take(10).Last()));
    }

    [Fact]
    public void On_time_delivery_recovers_as_the_story_says_and_one_week_was_corrected()
    {
        Assert.Equal([91.9m, 92.6m, 93.3m, 92.7m, 94.1m, 94.4m], Values("on-time-delivery")[^6..]);
        var reported = Company.Observations.Where(value => value.Metric == "on-time-delivery").Select(value => value.Value).ToList();
        Assert.Equal([91.9m, 92.6m, 93.3m, 93.9m, 94.1m, 94.4m], reported[^6..]);
    }

    [Fact]
    public void Damage_claims_are_red_for_two_weeks_and_first_scans_are_silent_for_nine_days()
    {
        var claims = Company.Metrics.Single(metric => metric.Key == "damage-claims");
        Assert.Equal([1.5m, 1.9m, 2.1m], Values("damage-claims")[^3..]);
        Assert.Equal(2, Values("damage-claims").AsEnumerable().Reverse().TakeWhile(value => value > claims.Thresholds.Amber).Count());
        Assert.Equal(Today.AddDays(-9), Company.Observations.Where(value => value.Metric == "first-scan-coverage").Max(value => value.Period));
    }

    [Fact]
    public void Objectives_are_in_every_state()
    {
        var endings = Company.Objectives.Select(objective => (objective.Cycle, objective.Ending)).ToHashSet();
        Assert.Superset(
            new HashSet<(string, Ending)>
            {
                ("Q4 2026", Ending.Draft), ("Q4 2026", Ending.Proposed), ("Q4 2026", Ending.Published), ("Q4 2026", Ending.Retired),
                ("Q3 2026", Ending.Graded), ("Q3 2026", Ending.Retired), ("Q2 2026", Ending.Graded), ("Q2 2026", Ending.Retired),
            },
            endings);
        Assert.Equal(["private", "public", "unit"], Company.Objectives.Select(objective => objective.Visibility).Distinct().Order());
        Assert.Contains(Company.Objectives, objective => objective.Serves.Count > 1);
        Assert.All(Company.Objectives.Where(objective => objective.Visibility == "private"), objective => Assert.All(objective.Serves, serves => Assert.False(serves.Counts)));
        Assert.All(Company.Objectives.Where(objective => objective.Ending == Ending.Graded), objective => Assert.NotNull(objective.Grade));
    }

    /// <summary>As goals insists: what somebody serves directly is not above what they serve as well.</summary>
    [Fact]
    public void Nobody_serves_the_same_goal_by_two_ways()
    {
        var objectives = Company.Objectives.ToDictionary(objective => objective.Key);
        IEnumerable<string> Above(string key) => objectives[key].Serves.SelectMany(serves => Above(serves.Parent).Prepend(serves.Parent));

        Assert.All(Company.Objectives, objective => Assert.DoesNotContain(
            objective.Serves, serves => objective.Serves.Any(other => Above(other.Parent).Contains(serves.Parent))));
    }

    [Theory]
    [MemberData(nameof(DaysOfTwoYears))]
    public void Everything_that_is_named_is_there_on_any_day(DateOnly day)
    {
        var company = DemoCompany.Generate(day);
        var units = company.Units.Select(unit => unit.Slug).ToHashSet();
        var people = company.People.Select(person => person.Key).ToHashSet();
        var metrics = company.Metrics.Select(metric => metric.Key).ToHashSet();
        var objectives = company.Objectives.ToDictionary(objective => objective.Key);

        Assert.All(company.People, person => Assert.Subset(units, person.Units.ToHashSet()));
        Assert.All(company.Metrics, metric => Assert.True(units.Contains(metric.Unit) && people.Contains(metric.Owner), metric.Key));
        Assert.All(company.Objectives, objective =>
        {
            Assert.True(units.Contains(objective.Unit) && people.Contains(objective.Owner), objective.Key);
            Assert.Subset(people, objective.Contributors.ToHashSet());
            Assert.All(objective.Serves, serves => Assert.Equal(objective.Cycle, objectives[serves.Parent].Cycle));
            Assert.All(objective.KeyResults, keyResult => Assert.True(
                keyResult.Baseline != keyResult.Target && (keyResult.Metric is null || metrics.Contains(keyResult.Metric)), keyResult.Title));
        });
        Assert.All(company.CheckIns, checkIn => Assert.True(checkIn.Day < day && people.Contains(checkIn.Author), checkIn.Objective));
        Assert.All(company.Observations, value => Assert.True(value.Period < day, value.Metric));
        Assert.Equal(company.Observations.Count, company.Observations.DistinctBy(value => (value.Metric, value.Period)).Count());
    }

    /// <summary>The edges of quarters, months and weeks, and days in between.</summary>
    public static TheoryData<DateOnly> DaysOfTwoYears() =>
        [.. Enumerable.Range(0, 44).Select(step => new DateOnly(2026, 1, 1).AddDays(step * 17)), new(2026, 10, 1), new(2028, 2, 29), new(2027, 1, 4)];

    private static byte[] Bytes(DemoCompany company) => JsonSerializer.SerializeToUtf8Bytes(company);

    private static List<decimal> Values(string metric)
    {
        var corrected = Company.Corrections.Where(value => value.Metric == metric).ToDictionary(value => value.Period, value => value.Value);
        return [.. Company.Observations.Where(value => value.Metric == metric).Select(value => corrected.GetValueOrDefault(value.Period, value.Value))];
    }

    private static bool IsIn(string department, string unit) =>
        unit == department || Company.Units.Single(each => each.Slug == unit).Parent == department;

    private static IEnumerable<string> ChainUp(string person, Dictionary<string, string?> managers)
    {
        for (var next = person; next is not null; next = managers[next])
        {
            yield return next;
        }
    }
}
