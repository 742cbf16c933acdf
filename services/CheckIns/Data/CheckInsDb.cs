using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data;

/// <summary>Check-ins with their revisions, and the objectives they speak of.</summary>
internal sealed class CheckInsDb : ServiceDb
{
    public CheckInsDb(DbContextOptions<CheckInsDb> options)
        : base(options)
    {
        // A save that fails ends its request, so nobody goes back to a point inside of a transaction; two round trips less.
        Database.AutoSavepointsEnabled = false;
    }

    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<ReviewPlan> Plans => Set<ReviewPlan>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<ReviewOutcome> Outcomes => Set<ReviewOutcome>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<Blocker> Blockers => Set<Blocker>();

    public DbSet<DaysOff> DaysOff => Set<DaysOff>();

    public DbSet<Objective> Objectives => Set<Objective>();

    /// <summary>Objectives that the caller's token reaches: all of them by one that is not limited.</summary>
    public IQueryable<Objective> ReachedBy(Caller caller) => caller.Within is { } unit
        ? Objectives.Where(o => UnitsWithin(unit).Contains(o.UnitId) || o.CoUnits.Any(c => UnitsWithin(unit).Contains(c)))
        : Objectives;
}
