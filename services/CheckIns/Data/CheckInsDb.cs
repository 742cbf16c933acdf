using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data;

/// <summary>Check-ins with their revisions, and the objectives they speak of.</summary>
internal sealed class CheckInsDb(DbContextOptions<CheckInsDb> options) : ServiceDb(options)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<Objective> Objectives => Set<Objective>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<CheckIn>(checkIn =>
        {
            checkIn.ToTable("check_in");
            checkIn.Ignore(c => c.Current);
            checkIn.OwnsMany(c => c.Revisions, revision =>
            {
                revision.ToTable("check_in_revision");
                revision.WithOwner().HasForeignKey("CheckInId");
                revision.HasKey("CheckInId", nameof(CheckInRevision.Number));
                revision.Property(r => r.Number).ValueGeneratedNever();
                revision.OwnsMany(r => r.KeyResults, value =>
                {
                    value.ToTable("check_in_value");
                    value.WithOwner().HasForeignKey("CheckInId", "Number");
                    value.HasKey("CheckInId", "Number", nameof(KeyResultEntry.KeyResultId));
                    value.Ignore(v => v.SaysNothing);
                });
            });
        });
        modelBuilder.Entity<Objective>(objective =>
        {
            objective.ToTable("objective");
            objective.Property(o => o.Start).HasColumnName("start_day");
            objective.Property(o => o.End).HasColumnName("end_day");
            objective.Property(o => o.KeyResults)
                .HasColumnType("jsonb")
                .HasConversion(
                    keyResults => JsonSerializer.Serialize(keyResults, s_json),
                    json => JsonSerializer.Deserialize<List<KeyResult>>(json, s_json)!);
        });
    }
}
