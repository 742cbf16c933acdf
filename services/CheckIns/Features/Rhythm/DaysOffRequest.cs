using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.Rhythm;

/// <summary>All days off of a list; what is absent is taken away.</summary>
public sealed record DaysOffRequest(IReadOnlyList<DayOffStatement>? Days);

/// <summary>Some days off.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them, inclusive; the same day when absent.</param>
/// <param name="Name">Such as "Christmas".</param>
public sealed record DayOffStatement(DateOnly First, DateOnly? Last = null, string? Name = null)
{
    internal DayOff ToDayOff() => new(First, Last ?? First, string.IsNullOrWhiteSpace(Name) ? null : Name.Trim());

    internal static DayOffStatement Of(DayOff day) => new(day.First, day.Last, day.Name);
}

/// <summary>A list of days off.</summary>
/// <param name="Version">For <c>If-Match</c>; 0 while nobody has written one.</param>
/// <param name="Inherited">Of units above, which are off here, too.</param>
public sealed record DaysOffResponse(long Version, IReadOnlyList<DayOffStatement> Days, IReadOnlyList<InheritedDayOff> Inherited);

/// <summary>A day off of a unit above.</summary>
public sealed record InheritedDayOff(Guid UnitId, DateOnly First, DateOnly Last, string? Name);

/// <summary>What is wrong with a list, by field.</summary>
internal static class DaysOffFaults
{
    /// <summary>An entry longer than this is a mistake.</summary>
    private const int LongestDays = 366;

    public static ProblemHttpResult? Of(IReadOnlyList<DayOffStatement>? days)
    {
        var errors = new FieldErrors().Require(days is { Count: <= DaysOff.Most }, "days", $"must be a list of at most {DaysOff.Most}");
        for (var i = 0; !errors.Any && i < days!.Count; i++)
        {
            if (days[i] is not { } day)
            {
                errors.Add($"days[{i}]", "must be days off");
                continue;
            }

            var last = day.Last ?? day.First;
            errors.Require(day.First >= new DateOnly(2000, 1, 1) && last < new DateOnly(2100, 1, 1), $"days[{i}].first", "must be between 2000 and 2099")
                .Require(last >= day.First && last.DayNumber - day.First.DayNumber <= LongestDays, $"days[{i}].last", $"must not be before the first, nor more than {LongestDays} days after it")
                .Require(day.Name is null || day.Name.Length <= DaysOff.LongestName && !day.Name.Contains('\0'), $"days[{i}].name", $"must be at most {DaysOff.LongestName} characters");
        }

        return errors.Any ? errors.ToProblem(DaysOff.Refused) : null;
    }
}
