using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Sessions;
using Setpoint.Gateway.Signing;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data;

/// <summary>Sessions and signing keys, and the mirrors of people, units and tokens.</summary>
internal sealed class GatewayDb(DbContextOptions<GatewayDb> options) : ServiceDb(options)
{
    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Session>().HasKey(session => session.IdHash);
    }
}
