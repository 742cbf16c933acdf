namespace Setpoint.Metrics.Features;

/// <summary>A person by name.</summary>
public sealed record PersonName(Guid Id, string Name);

/// <summary>A unit by name.</summary>
public sealed record UnitName(Guid Id, string Name, string Slug);
