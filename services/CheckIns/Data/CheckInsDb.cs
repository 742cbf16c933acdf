using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data;

/// <summary>Check-ins with their revisions, and the objectives they speak of.</summary>
internal sealed class CheckInsDb(DbContextOptions<CheckInsDb> options) : ServiceDb(options)
{
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<Objective> Objectives => Set<Objective>();
}
