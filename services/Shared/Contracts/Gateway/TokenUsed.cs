namespace Setpoint.Contracts.Gateway;

/// <summary>A moment: an API token was used. Told at most once in a few minutes for a token.</summary>
public sealed record TokenUsed(Guid TokenId, DateTimeOffset At);
