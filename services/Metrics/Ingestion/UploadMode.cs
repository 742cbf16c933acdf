namespace Setpoint.Metrics.Ingestion;

/// <summary>What becomes of the good rows of an upload that has bad ones.</summary>
public enum UploadMode
{
    /// <summary>They are taken, and the bad ones are reported.</summary>
    BestEffort,

    /// <summary>Nothing is taken: either all of the file or none of it.</summary>
    AllOrNothing,

    /// <summary>Nothing is taken in any case; the receipt says what would be.</summary>
    DryRun,
}
