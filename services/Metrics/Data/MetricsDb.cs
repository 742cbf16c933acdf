using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Data;

/// <summary>The metrics service's database. Observations and their evaluation are set-based SQL and not mapped here.</summary>
internal sealed class MetricsDb(DbContextOptions<MetricsDb> options) : ServiceDb(options)
{
    public DbSet<Metric> Metrics => Set<Metric>();

    public DbSet<MetricState> States => Set<MetricState>();

    public DbSet<MetricPeriod> Periods => Set<MetricPeriod>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<Baseline> Baselines => Set<Baseline>();

    public DbSet<ThresholdProposal> ThresholdProposals => Set<ThresholdProposal>();

    public DbSet<Calendar> Calendars => Set<Calendar>();

    public DbSet<MetricReading> Readings => Set<MetricReading>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<Annotation> Annotations => Set<Annotation>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Person> People => Set<Person>();

    /// <summary>The next short key for a metric's observations.</summary>
    public Task<int> NextSeriesAsync(CancellationToken ct) =>
        Database.SqlQuery<int>($"""select nextval('metric_series')::int as "Value" """).SingleAsync(ct);

    /// <summary>
    /// Units whose own metrics a person sees: those they hold a role on or above, and those they belong to, or to a unit
    /// below them. One set for a whole query, where asking by row would cost a look-up each.
    /// </summary>
    public IQueryable<Guid> UnitsSeenBy(Guid person) => Database.SqlQuery<Guid>(
        $"""
        select c.descendant_id as "Value"
        from role_grant r join unit_closure c on c.ancestor_id = r.unit_id
        where r.person_id = {person} and (r.expires_at is null or r.expires_at > now())
        union
        select c.ancestor_id
        from unit_membership m join unit_closure c on c.descendant_id = m.unit_id
        where m.person_id = {person}
        """);

    /// <summary>A person and those who report to them: what is about these is theirs to see.</summary>
    public IQueryable<Guid> PeopleAnsweredFor(Guid person) => Database.SqlQuery<Guid>($"""select id as "Value" from answers_for({person})""");

    /// <summary>Units in which the person holds the role that policy lets see what is about persons.</summary>
    public IQueryable<Guid> UnitsOfPersonRole(Guid person) => Database.SqlQuery<Guid>($"""select id as "Value" from unit_of_person_role({person})""");

    /// <summary>Metrics that the caller may see. What is about a person is judged by that alone.</summary>
    public IQueryable<Metric> SeenBy(Caller caller)
    {
        var person = caller.PersonId;
        var reached = caller.Within is { } unit ? Metrics.Where(m => UnitsWithin(unit).Contains(m.UnitId)) : Metrics;
        return reached.AsNoTracking().Where(m => m.AboutPersonId == null
            ? m.Visibility == Visibility.Public || m.OwnerId == person || UnitsSeenBy(person).Contains(m.UnitId)
            : PeopleAnsweredFor(person).Contains(m.AboutPersonId.Value) || UnitsOfPersonRole(person).Contains(m.UnitId));
    }

    /// <summary>A metric's formula as a person may read it: what is hidden from them has no name in it.</summary>
    public static string? FormulaText(int series, Guid person, Guid? within) => throw new NotSupportedException("Only in queries.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Metric>(metric =>
        {
            metric.HasMany(m => m.Thresholds).WithOne().HasForeignKey("MetricId");
            metric.Navigation(m => m.Thresholds).UsePropertyAccessMode(PropertyAccessMode.Field);
            metric.HasMany(m => m.Formulas).WithOne().HasForeignKey("MetricId");
            metric.Navigation(m => m.Formulas).UsePropertyAccessMode(PropertyAccessMode.Field);
            metric.PrimitiveCollection(m => m.Tags);
        });
        modelBuilder.Entity<ThresholdRevision>(revision =>
        {
            revision.Property<MetricId>("MetricId");
            revision.HasKey("MetricId", nameof(ThresholdRevision.ValidFrom));
            revision.Ignore(r => r.Bounds);
            revision.Ignore(r => r.Thresholds);
        });
        modelBuilder.Entity<FormulaRevision>(revision =>
        {
            revision.Property<MetricId>("MetricId");
            revision.HasKey("MetricId", nameof(FormulaRevision.ValidFrom));
        });
        modelBuilder.HasDbFunction(() => FormulaText(default, default, default)).HasName("formula_text");
        modelBuilder.Entity<Metric>(metric =>
        {
            metric.HasMany(m => m.Revisions).WithOne().HasForeignKey("MetricId");
            metric.Navigation(m => m.Revisions).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        modelBuilder.Entity<DefinitionRevision>(revision =>
        {
            revision.Property<MetricId>("MetricId");
            revision.HasKey("MetricId", nameof(DefinitionRevision.ValidFrom));
        });
        modelBuilder.Entity<Calendar>(calendar =>
        {
            calendar.HasMany(c => c.Periods).WithOne().HasForeignKey("CalendarId");
            calendar.Navigation(c => c.Periods).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        modelBuilder.Entity<CalendarPeriod>(period =>
        {
            period.Property<CalendarId>("CalendarId");
            period.HasKey("CalendarId", nameof(CalendarPeriod.Start));
        });
        modelBuilder.Entity<MetricState>().HasKey(s => s.Series);
        modelBuilder.Entity<MetricPeriod>().HasKey(p => new { p.Series, p.Start });
        modelBuilder.Entity<MetricReading>().HasKey(r => r.Series);
        modelBuilder.Entity<Head>().HasKey(h => h.Series);
        modelBuilder.Entity<ChangedSeries>().Property(c => c.Id).ValueGeneratedOnAdd().UseIdentityAlwaysColumn();
        modelBuilder.Entity<Alert>(alert =>
        {
            alert.Property(a => a.Facts).HasColumnType("jsonb");
            alert.HasMany(a => a.Acknowledgements).WithOne().HasForeignKey(a => a.AlertId);
        });
        modelBuilder.Entity<Baseline>().Property(b => b.Facts).HasColumnType("jsonb");
        modelBuilder.Entity<ThresholdProposal>(proposal =>
        {
            proposal.Property(t => t.Was).HasColumnType("jsonb");
            proposal.Property(t => t.Proposed).HasColumnType("jsonb");
        });
        base.OnModelCreating(modelBuilder);
    }
}
