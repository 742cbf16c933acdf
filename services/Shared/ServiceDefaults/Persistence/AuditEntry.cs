using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>One line of the history. The service's database role may only insert and read it.</summary>
public sealed class AuditEntry
{
    /// <summary>Order of writing.</summary>
    public long Seq { get; private set; }

    /// <summary>The database's clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who did it; nobody when time or an event did that no person stands behind.</summary>
    public Guid? Actor { get; init; }

    /// <summary><c>created</c> or <c>changed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Such as <c>Objective</c>.</summary>
    public required string SubjectType { get; init; }

    /// <summary>Of the aggregate.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The version it became.</summary>
    public long Version { get; init; }

    /// <summary>JSON: property → [before, after].</summary>
    public required string Changes { get; init; }

    /// <summary>W3C trace context of the request.</summary>
    public string? Trace { get; init; }

    /// <summary>Why, in the words of who did it, where a reason is asked.</summary>
    public string? Reason { get; init; }

    internal static void Map(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(e => e.Seq);
        entry.Property(e => e.Seq).ValueGeneratedOnAdd().UseIdentityAlwaysColumn();
        entry.Property(e => e.At).HasDefaultValueSql("clock_timestamp()").ValueGeneratedOnAdd();
        entry.Property(e => e.Changes).HasColumnType("jsonb");
    }
}
