using System.Security.Claims;
using Setpoint.Gateway.Displays;
using Setpoint.Gateway.Tokens;

namespace Setpoint.Gateway.Security;

/// <summary>Who a request is made by.</summary>
internal sealed class CallerIdentity : ClaimsIdentity
{
    private readonly IReadOnlyList<string>? _scopes;

    private CallerIdentity(string scheme, Guid personId, string person, string key, IReadOnlyList<string>? scopes)
        : base(scheme)
    {
        PersonId = personId;
        Person = person;
        Key = key;
        _scopes = scopes;
        AddClaim(new Claim("sub", personId.ToString())); // by which rights are looked up, as in every service
    }

    public Guid PersonId { get; }

    public string Person { get; }

    /// <summary>Of the browser's session; none for a token.</summary>
    public Guid? SessionId { get; private init; }

    /// <summary>Of the API token; none for a browser.</summary>
    public Guid? TokenId { get; private init; }

    /// <summary>The unit that the token is limited to; none for no limit.</summary>
    public Guid? Within { get; private init; }

    /// <summary>A wall screen, which is nobody.</summary>
    public bool IsDisplay { get; private init; }

    /// <summary>When the token's use was last noted.</summary>
    public DateTimeOffset? TokenUsedAt { get; private init; }

    /// <summary>What limits are counted by: all browsers of a person together, every token by itself.</summary>
    public string Key { get; }

    public static CallerIdentity OfSession(Guid sessionId, Guid personId, string person) =>
        new("session", personId, person, $"person:{personId:N}", scopes: null) { SessionId = sessionId };

    public static CallerIdentity OfDisplay(Guid displayId, string name, Guid unit) =>
        new("display", displayId, name, $"display:{displayId:N}", DisplayReach.Scopes) { IsDisplay = true, Within = unit };

    public static CallerIdentity OfToken(Guid tokenId, KnownToken token)
    {
        var caller = new CallerIdentity("token", token.PersonId, token.Person, $"token:{tokenId:N}", token.Scopes)
        {
            TokenId = tokenId,
            TokenUsedAt = token.UsedAt,
            Within = token.UnitId,
        };
        if (token.UnitId is { } unit)
        {
            caller.AddClaim(new Claim("unit", unit.ToString())); // which limits rights here as it does in every service
        }

        return caller;
    }

    /// <summary>What the caller may ask of one service, as the <c>scope</c> of an internal token; empty for nothing at all.</summary>
    public string ScopesFor(string service) =>
        _scopes is null ? Scopes.All(service) : Scopes.Granted(service, _scopes);
}

internal static class CallerIdentityExtensions
{
    public static CallerIdentity? Caller(this HttpContext context) => context.User.Identity as CallerIdentity;
}
