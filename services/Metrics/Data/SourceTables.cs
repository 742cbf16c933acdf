using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Data;

/// <summary>When a source runs and what became of it. Written by runs alone.</summary>
internal sealed class SourceState
{
    public MetricId MetricId { get; init; }

    /// <summary>None when it is switched off.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>Until when somebody runs it.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public DateTimeOffset? LastRunAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>In words, without secrets; none after a success.</summary>
    public string? LastError { get; init; }

    /// <summary>In a row, up to now.</summary>
    public int Failures { get; init; }
}

/// <summary>One run of a source.</summary>
internal sealed class SourceRun
{
    public long Id { get; init; }

    public MetricId MetricId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public int TookMs { get; init; }

    public int Rows { get; init; }

    public int Inserted { get; init; }

    public int Revised { get; init; }

    public string? Error { get; init; }
}

internal sealed class SourceTables :
    IEntityTypeConfiguration<MetricSource>,
    IEntityTypeConfiguration<SourceState>,
    IEntityTypeConfiguration<SourceRun>,
    IEntityTypeConfiguration<SourceSecret>
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public void Configure(EntityTypeBuilder<MetricSource> builder) => builder.Property(s => s.Definition)
        .HasColumnType("jsonb")
        .HasConversion(d => JsonSerializer.Serialize(d, s_json), text => JsonSerializer.Deserialize<SourceDefinition>(text, s_json)!);

    public void Configure(EntityTypeBuilder<SourceState> builder) => builder.HasKey(s => s.MetricId);

    public void Configure(EntityTypeBuilder<SourceRun> builder) => builder.Property(r => r.Id).ValueGeneratedOnAdd().UseIdentityAlwaysColumn();

    public void Configure(EntityTypeBuilder<SourceSecret> builder) => builder.PrimitiveCollection(s => s.Hosts);
}

internal static class SourceQueries
{
    /// <summary>Units that the caller leads, or is more on: their own and all below, as far as their token reaches.</summary>
    public static IQueryable<Guid> UnitsManagedBy(this MetricsDb db, Caller caller) => db.Database.SqlQuery<Guid>(
        $"""
        select distinct c.descendant_id as "Value"
        from role_grant r join unit_closure c on c.ancestor_id = r.unit_id
        where r.person_id = {caller.PersonId} and is_within(c.descendant_id, {caller.Within}) and r.role in ('lead', 'executive', 'administrator')
          and (r.expires_at is null or r.expires_at > now())
        """);

    /// <summary>A unit and all that it stands under.</summary>
    public static IQueryable<Guid> UnitsAbove(this MetricsDb db, Guid unit) =>
        db.Database.SqlQuery<Guid>($"""select ancestor_id as "Value" from unit_closure where descendant_id = {unit}""");

    /// <summary>Puts a value beside its secret, or takes it away. Not mapped, so that nothing that is tracked, told or kept holds it.</summary>
    public static Task<int> SetSecretValueAsync(this MetricsDb db, Guid secret, byte[]? encrypted, CancellationToken ct) => encrypted is null
        ? db.Database.ExecuteSqlAsync($"delete from source_secret_value where secret_id = {secret}", ct)
        : db.Database.ExecuteSqlAsync(
            $"insert into source_secret_value values ({secret}, {encrypted}) on conflict (secret_id) do update set encrypted = excluded.encrypted", ct);

    /// <summary>
    /// Makes a source due, or switches it off. Whoever runs it loses the lease: what an older definition read is thrown
    /// away. Failures of the past say nothing about a new definition.
    /// </summary>
    public static Task<int> PlanAsync(this MetricsDb db, Guid metric, DateTimeOffset? next, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into source_state (metric_id, next_run_at) values ({metric}, {next?.UtcDateTime})
        on conflict (metric_id) do update
        set next_run_at = excluded.next_run_at, lease = null, lease_started_at = null, leased_until = null, last_error = null, failures = 0
        """,
        ct);
}
