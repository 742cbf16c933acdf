using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data;

/// <summary>What becomes of dependencies when something becomes of their objective or their unit.</summary>
internal static class DependencyEnds
{
    /// <summary>What is finished waits for nothing any more.</summary>
    public static async Task WithdrawDependenciesAsync(this GoalsDb db, ObjectiveId objective, CancellationToken ct)
    {
        foreach (var dependency in await db.OpenDependencies().Where(d => d.ObjectiveId == objective).ToListAsync(ct))
        {
            dependency.Withdraw(null);
        }
    }

    /// <summary>Their state names the objective's unit, and has words only where the objective is public: it is told again.</summary>
    public static async Task RetellDependenciesAsync(this GoalsDb db, ObjectiveId objective, CancellationToken ct)
    {
        foreach (var dependency in await db.OpenDependencies().Where(d => d.ObjectiveId == objective).ToListAsync(ct))
        {
            dependency.Retell();
        }
    }

    /// <summary>What one unit promised or is asked for, another does.</summary>
    public static async Task MoveDependenciesAsync(this GoalsDb db, Guid from, Guid to, CancellationToken ct)
    {
        foreach (var dependency in await db.OpenDependencies().Where(d => d.HelpingUnitId == from).ToListAsync(ct))
        {
            dependency.MoveTo(to);
        }
    }

    public static async Task<string> TimeZoneOfAsync(this GoalsDb db, Guid unit, CancellationToken ct) =>
        await db.Database.SqlQuery<string>($"""select time_zone as "Value" from unit where id = {unit}""").SingleOrDefaultAsync(ct) ?? "UTC";

    private static IQueryable<Dependency> OpenDependencies(this GoalsDb db) => db.Dependencies
        .Include(d => d.Objective)
        .Where(d => d.State == DependencyState.Asked || d.State == DependencyState.Accepted);
}
