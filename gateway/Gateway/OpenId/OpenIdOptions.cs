using System.ComponentModel.DataAnnotations;

namespace Setpoint.Gateway.OpenId;

/// <summary>The section <c>Oidc</c>: the identity provider people sign in at. Without an authority there is none.</summary>
internal sealed class OpenIdOptions : IValidatableObject
{
    private static readonly string[] KnownRoles = ["viewer", "member", "lead", "executive", "administrator"];

    /// <summary>The provider's issuer, exactly as its tokens name it; its discovery document is below it.</summary>
    public string? Authority { get; init; }

    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    /// <summary>What the button says: Sign in with …</summary>
    public string Name { get; init; } = "your organization’s account";

    public string Scope { get; init; } = "openid email profile";

    /// <summary>The claim whose value is the address a person has in the directory.</summary>
    public string AddressClaim { get; init; } = "email";

    /// <summary>Believes the address without <c>email_verified</c>: only for a provider whose people cannot choose their address.</summary>
    public bool TrustAddress { get; init; }

    public string NameClaim { get; init; } = "name";

    public string GroupsClaim { get; init; } = "groups";

    /// <summary>Whether the directory makes a person of somebody it does not know yet.</summary>
    public bool CreatePeople { get; init; }

    /// <summary>Whether name and address in the directory follow the provider.</summary>
    public bool UpdatePeople { get; init; }

    public IReadOnlyList<GroupRole> Roles { get; init; } = [];

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
        {
            yield return new ValidationResult("Oidc:Authority must be an https address (http only on this machine).");
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return new ValidationResult("Oidc:ClientId is missing.");
        }

        if (Roles.Any(role => string.IsNullOrWhiteSpace(role.Group) || !KnownRoles.Contains(role.Role)))
        {
            yield return new ValidationResult($"Oidc:Roles: each needs a Group and a Role that is one of {string.Join(", ", KnownRoles)}.");
        }
    }

    /// <summary>A role that members of a group of the provider hold.</summary>
    internal sealed class GroupRole
    {
        public string Group { get; init; } = "";

        public string Role { get; init; } = "";

        /// <summary>Slug of the unit; the company when there is none.</summary>
        public string? Unit { get; init; }
    }
}
