namespace Setpoint.Contracts.Directory;

/// <summary>State of what one unit has decided for itself and everything below it. What it leaves open is decided above.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Values">By the names of the catalogue of policies; numbers in invariant form.</param>
public sealed record PolicyChanged(Guid Id, long Version, IReadOnlyDictionary<string, string> Values);
