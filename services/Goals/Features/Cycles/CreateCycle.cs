using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>A cycle to be planned: of the company's calendar by its year and number, or a custom one from its first day to its last.</summary>
/// <param name="Kind">Custom when absent.</param>
/// <param name="Year">Of the company's calendar, which policy lets begin in any month; its name and days follow.</param>
/// <param name="Number">Which quarter or half of that year; 1 for a year.</param>
public sealed record CreateCycleRequest(string? Name, DateOnly? Start, DateOnly? End, CycleKind? Kind = null, int? Year = null, int? Number = null)
{
    private const int LongestName = 100;

    internal FieldErrors Faults()
    {
        const string Derived = "follows from the year and the number";
        return Kind is null or CycleKind.Custom
            ? new FieldErrors()
                .Require(Name?.Trim() is { Length: > 0 and <= LongestName }, "name", $"must have 1 to {LongestName} characters")
                .Require(Start is not null, "start", "is required")
                .Require(End is not null, "end", "is required")
                .Require(Year is null, "year", "is for a cycle of the calendar")
                .Require(Number is null, "number", "is for a cycle of the calendar")
            : new FieldErrors()
                .Require(Year is not null, "year", "is required")
                .Require(Number is not null || Kind == CycleKind.Year, "number", "is required")
                .Require(Name is null, "name", Derived)
                .Require(Start is null, "start", Derived)
                .Require(End is null, "end", Derived);
    }
}

internal static class CreateCycle
{
    public static async Task<Results<Tagged<CycleResponse>, ProblemHttpResult>> HandleAsync(
        CreateCycleRequest request, GoalsDb db, CycleRights rights, Cascading cascade, CancellationToken ct)
    {
        if (!await rights.MayManageAsync(ct))
        {
            return Problems.Forbidden(CycleRights.OnlyTheCompany);
        }

        if (request.Faults() is { Any: true } faults)
        {
            return faults.ToProblem();
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var cycle = await PlanAsync(request, db, ct);
        if (cycle.Kind != CycleKind.Custom && await db.Cycles.AnyAsync(c => c.Kind == cycle.Kind && c.Year == cycle.Year && c.Number == cycle.Number, ct))
        {
            return Problems.Conflict("cycle-exists", $"{cycle.Name} is planned already.");
        }

        db.Add(cycle);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return ETag.Created(CycleResponse.Of(cycle), cycle.Version, $"/api/goals/cycles/{cycle.Id.Value}");
    }

    private static async Task<Cycle> PlanAsync(CreateCycleRequest request, GoalsDb db, CancellationToken ct)
    {
        if (request.Kind is not { } kind || kind == CycleKind.Custom)
        {
            return Cycle.Plan(CycleId.New(), request.Name!, request.Start!.Value, request.End!.Value);
        }

        var company = await db.Database.SqlQuery<Guid>($"""select id as "Value" from unit where parent_id is null order by id limit 1""").FirstOrDefaultAsync(ct);
        var calendar = (await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct)).CalendarOf(company);
        return Cycle.Plan(CycleId.New(), kind, request.Year!.Value, request.Number ?? 1, calendar);
    }
}
