using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data;

internal sealed class GoalsDb(DbContextOptions<GoalsDb> options) : ServiceDb(options)
{
    public DbSet<Cycle> Cycles => Set<Cycle>();

    public DbSet<Objective> Objectives => Set<Objective>();

    public DbSet<Dependency> Dependencies => Set<Dependency>();

    public DbSet<ObjectiveTemplate> Templates => Set<ObjectiveTemplate>();

    public DbSet<PriorityList> PriorityLists => Set<PriorityList>();
}

internal sealed class CycleMapping : IEntityTypeConfiguration<Cycle>
{
    public void Configure(EntityTypeBuilder<Cycle> builder)
    {
        builder.Ignore(c => c.Window);
        builder.Ignore(c => c.IsClosed);
    }
}

internal sealed class ObjectiveMapping : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.Ignore(o => o.Window);
        builder.Ignore(o => o.Outline);
        builder.OwnsOne(o => o.Learning, note => note.ToJson("learning"));
        builder.HasMany(o => o.KeyResults).WithOne().HasForeignKey(k => k.ObjectiveId);
        builder.HasMany(o => o.Alignments).WithOne().HasForeignKey(a => a.ChildId);
        builder.HasMany(o => o.Contributors).WithOne().HasForeignKey(c => c.ObjectiveId);
        builder.HasMany(o => o.CoOwners).WithOne().HasForeignKey(c => c.ObjectiveId);
        builder.Navigation(o => o.CoOwners).HasField("_coOwners");
        builder.HasMany(o => o.Guardrails).WithOne().HasForeignKey(g => g.ObjectiveId);
        builder.Navigation(o => o.Guardrails).HasField("_guardrails");
        builder.Navigation(o => o.KeyResults).HasField("_keyResults");
        builder.Navigation(o => o.Alignments).HasField("_alignments");
        builder.Navigation(o => o.Contributors).HasField("_contributors");
    }
}

internal sealed class KeyResultMapping : IEntityTypeConfiguration<KeyResult>
{
    public void Configure(EntityTypeBuilder<KeyResult> builder)
    {
        builder.HasMany(k => k.TargetChanges).WithOne().HasForeignKey(c => c.KeyResultId);
        builder.HasMany(k => k.Steps).WithOne().HasForeignKey(s => s.KeyResultId);
        builder.Navigation(k => k.TargetChanges).HasField("_targetChanges");
        builder.Navigation(k => k.Steps).HasField("_steps");
        builder.Ignore(k => k.Aim);
    }
}

internal sealed class TargetChangeMapping : IEntityTypeConfiguration<TargetChange>
{
    public void Configure(EntityTypeBuilder<TargetChange> builder) => builder.HasKey(c => new { c.KeyResultId, c.Number });
}

internal sealed class AlignmentMapping : IEntityTypeConfiguration<Alignment>
{
    public void Configure(EntityTypeBuilder<Alignment> builder) => builder.HasKey(a => new { a.ChildId, a.ParentId });
}

internal sealed class GuardrailMapping : IEntityTypeConfiguration<Guardrail>
{
    public void Configure(EntityTypeBuilder<Guardrail> builder) => builder.HasKey(g => new { g.ObjectiveId, g.MetricId });
}

internal sealed class ContributorMapping : IEntityTypeConfiguration<Contributor>
{
    public void Configure(EntityTypeBuilder<Contributor> builder) => builder.HasKey(c => new { c.ObjectiveId, c.PersonId });
}

internal sealed class DependencyMapping : IEntityTypeConfiguration<Dependency>
{
    public void Configure(EntityTypeBuilder<Dependency> builder)
    {
        builder.HasOne(d => d.Objective).WithMany().HasForeignKey(d => d.ObjectiveId);
        builder.Ignore(d => d.IsOpen);
    }
}

internal sealed class CoOwnerMapping : IEntityTypeConfiguration<CoOwner>
{
    public void Configure(EntityTypeBuilder<CoOwner> builder) => builder.HasKey(c => new { c.ObjectiveId, c.UnitId });
}

internal sealed class TemplateMapping : IEntityTypeConfiguration<ObjectiveTemplate>
{
    public void Configure(EntityTypeBuilder<ObjectiveTemplate> builder) => builder.ToTable("objective_template").Ignore(t => t.Outline);
}

internal sealed class PriorityMapping : IEntityTypeConfiguration<PriorityList>
{
    public void Configure(EntityTypeBuilder<PriorityList> builder) => builder.ToTable("priority_list");
}
