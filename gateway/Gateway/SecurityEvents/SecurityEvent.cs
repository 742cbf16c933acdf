using System.Diagnostics;

namespace Setpoint.Gateway.SecurityEvents;

/// <summary>Something that happened at the entrance. The gateway's database role may only insert and read it.</summary>
internal sealed class SecurityEvent
{
    public const string SignedIn = "signed-in", SignInRefused = "sign-in-refused", SignedOut = "signed-out", SessionsEnded = "sessions-ended",
        AccessRefused = "access-refused", TokenUsed = "token-used",
        DisplayMade = "display-made", DisplayOpened = "display-opened", DisplayEnded = "display-ended";

    public static readonly IReadOnlyList<string> Kinds = [SignedIn, SignInRefused, SignedOut, SessionsEnded, AccessRefused, TokenUsed, DisplayMade, DisplayOpened, DisplayEnded];

    /// <summary>Order of writing.</summary>
    public long Seq { get; private set; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    /// <summary>A stable word for why, where there is a why.</summary>
    public string? Reason { get; init; }

    /// <summary>Whom it is about; nobody where nobody is known.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Who did it, where that is somebody else.</summary>
    public Guid? ActorId { get; init; }

    public Guid? TokenId { get; init; }

    /// <summary>Where the request came from.</summary>
    public string? Address { get; init; }

    /// <summary>The request's trace id, by which logs and spans of it are found.</summary>
    public string? Trace { get; init; }

    /// <summary>How often, where like events of a minute are one row.</summary>
    public int Count { get; init; } = 1;

    public static SecurityEvent Of(
        HttpContext context, string kind, DateTimeOffset at, Guid? personId, string? reason = null, Guid? tokenId = null, Guid? actorId = null) => new()
        {
            At = at,
            Kind = kind,
            Reason = reason,
            PersonId = personId,
            ActorId = actorId,
            TokenId = tokenId,
            Address = context.Connection.RemoteIpAddress?.ToString(),
            Trace = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        };
}
