namespace Setpoint.Contracts.Operations;

/// <summary>
/// What a publisher holds of one kind of state, in 256 buckets by the last byte of the id. A reader whose own count or
/// hash of a bucket differs twice in a row asks for it.
/// </summary>
/// <param name="State">Full name of the state event, such as <c>Setpoint.Contracts.Directory.UnitChanged</c>.</param>
/// <param name="Counts">Rows by bucket.</param>
/// <param name="Hashes">Exclusive-or over the bucket of a 64-bit hash of id and version.</param>
public sealed record StateDigest(string Publisher, string State, IReadOnlyList<long> Counts, IReadOnlyList<long> Hashes);

/// <summary>A reader asks what the publisher holds, to compare: when it starts, and from time to time.</summary>
public sealed record DigestRequested(string Publisher);

/// <summary>A reader asks the publisher for one bucket: its state events again, and then the list of its ids.</summary>
public sealed record BucketRequested(string Publisher, string State, int Bucket);

/// <summary>A reader asks for everything, because its read model is empty or in doubt.</summary>
public sealed record RepublishRequested(string Publisher);

/// <summary>
/// Every id and version that a bucket holds, sent after its state events. A reader drops rows that are not in it,
/// unless they are younger than the snapshot.
/// </summary>
public sealed record BucketSnapshot(
    string Publisher,
    string State,
    int Bucket,
    DateTimeOffset At,
    IReadOnlyList<BucketEntry> Entries);

/// <summary>One row of a snapshot.</summary>
public sealed record BucketEntry(Guid Id, long Version);
