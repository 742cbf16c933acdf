using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Setpoint.Directory.Features.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    /// <summary>Units.</summary>
    Units,

    /// <summary>People.</summary>
    People,
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The rows are here and wait.</summary>
    Staged,

    /// <summary>The rows are being applied; nothing of it can be seen before all of them are.</summary>
    Running,

    /// <summary>Applied (or tried, in a dry run); there is a receipt.</summary>
    Done,

    /// <summary>Given up; nothing was changed.</summary>
    Failed,
}

/// <summary>One file on its way into the directory.</summary>
internal sealed class Import
{
    public Guid Id { get; init; }

    public ImportKind Kind { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Who sent the file; the audit names them.</summary>
    public Guid RequestedBy { get; init; }

    public ImportState State { get; set; }

    public int Rows { get; set; }

    /// <summary>Rows applied so far by the attempt that runs.</summary>
    public int Done { get; set; }

    /// <summary>How often applying it was begun.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset StagedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The <see cref="ImportReceipt"/> as JSON.</summary>
    public string? Receipt { get; set; }

    /// <summary>Why it was given up.</summary>
    public string? Problem { get; set; }
}

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.HasKey(i => i.Id);
        import.Property(i => i.Receipt).HasColumnType("jsonb");
    }
}
