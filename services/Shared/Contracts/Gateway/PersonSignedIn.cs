namespace Setpoint.Contracts.Gateway;

/// <summary>A moment: somebody signed in at the identity provider, which says this of them. The directory makes it so.</summary>
/// <param name="PersonId">Whom it is about; none for somebody the gateway does not know.</param>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The name the provider never gives to anybody else.</param>
/// <param name="Email">An address the provider vouches for.</param>
/// <param name="At">When; an earlier moment never undoes a later one.</param>
/// <param name="Create">Whether a person is to be made when nobody has the address.</param>
/// <param name="Update">Whether name and address are to be taken over.</param>
/// <param name="Roles">Roles that follow from their groups.</param>
/// <param name="GovernedRoles">All roles that groups decide about: of these they hold those in <paramref name="Roles"/> and no other.</param>
public sealed record PersonSignedIn(
    Guid? PersonId,
    string Issuer,
    string Subject,
    string Email,
    string Name,
    DateTimeOffset At,
    bool Create,
    bool Update,
    IReadOnlyList<RoleOnUnit> Roles,
    IReadOnlyList<RoleOnUnit> GovernedRoles);

/// <summary>A role on a unit.</summary>
/// <param name="Role"><c>administrator</c>, <c>executive</c>, <c>lead</c>, <c>member</c> or <c>viewer</c>.</param>
public sealed record RoleOnUnit(Guid UnitId, string Role);
