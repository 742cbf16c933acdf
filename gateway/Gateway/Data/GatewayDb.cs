using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Displays;
using Setpoint.Gateway.OpenId;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Gateway.Sessions;
using Setpoint.Gateway.Signing;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data;

/// <summary>Sessions and signing keys, and the mirrors of people, units and tokens.</summary>
internal sealed class GatewayDb(DbContextOptions<GatewayDb> options) : ServiceDb(options)
{
    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Display> Displays => Set<Display>();

    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();

    public DbSet<Identity> Identities => Set<Identity>();

    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Session>().HasKey(session => session.IdHash);
        modelBuilder.Entity<Display>().HasKey(display => display.Id);
        modelBuilder.Entity<SecurityEvent>(entry =>
        {
            entry.HasKey(e => e.Seq);
            entry.Property(e => e.Seq).ValueGeneratedOnAdd().UseIdentityAlwaysColumn();
        });
        modelBuilder.Entity<SignInAttempt>().HasKey(attempt => attempt.StateHash);
        modelBuilder.Entity<Identity>().HasKey(identity => new { identity.Issuer, identity.Subject });
    }
}
