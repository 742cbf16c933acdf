namespace Setpoint.Messaging;

/// <summary>A table that mirrors another service's state, comparable by id and version.</summary>
/// <param name="State">The state event it follows.</param>
/// <param name="Table">A table with columns <c>id uuid</c> and <c>version bigint</c>.</param>
public sealed record ReadModel(Type State, string Table);
