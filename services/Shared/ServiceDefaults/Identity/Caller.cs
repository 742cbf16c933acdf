using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Setpoint.ServiceDefaults.Identity;

/// <summary>Who makes this request, as the gateway's signed token says. Rights are not in it: see <see cref="Access"/>.</summary>
public sealed class Caller
{
    /// <summary>Lets a token have people and their grades together. Only an administrator grants it, and its use is in the history.</summary>
    public const string ScoresScope = "people:scores";

    private readonly HashSet<string> _scopes;

    /// <param name="http">The current request; outside of one (a consumer, a sweep) nobody calls.</param>
    public Caller(IHttpContextAccessor http)
    {
        var user = http.HttpContext?.User;
        IsPerson = Guid.TryParse(user?.FindFirstValue("sub"), out var id);
        PersonId = id;
        TokenId = Guid.TryParse(user?.FindFirstValue("token"), out var token) ? token : null;
        Within = user?.FindFirstValue("unit") is { } unit ? (Guid.TryParse(unit, out var limit) ? limit : Guid.Empty) : null;
        IsDisplay = user?.HasClaim("display", "true") ?? false;
        _scopes = (user?.FindFirstValue("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>False outside a signed-in request.</summary>
    public bool IsPerson { get; }

    /// <summary>The person or service account; empty when nobody calls.</summary>
    public Guid PersonId { get; }

    /// <summary>The API token that it is made with; none for a person at a browser.</summary>
    public Guid? TokenId { get; }

    /// <summary>
    /// The unit that the token is limited to: nothing outside of it and what is below it is there for this caller, whatever
    /// the person may do elsewhere. None for no limit; a unit that nobody knows limits to nothing.
    /// </summary>
    public Guid? Within { get; }

    /// <summary>A wall screen: nobody, who reads what everybody may see of the one unit it is limited to.</summary>
    public bool IsDisplay { get; }

    /// <summary>True when the token carries the scope, such as <c>goals:write</c>.</summary>
    public bool Has(string scope) => _scopes.Contains(scope);
}
