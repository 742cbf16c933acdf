namespace Setpoint.Gateway.OpenId;

/// <summary>A person as the directory last told of them.</summary>
/// <param name="Linked">Whether they have an account at this provider.</param>
/// <param name="Mine">Whether it is the one that signs in.</param>
internal sealed record KnownPerson(Guid Id, string Name, string Email, string Kind, bool Active, bool Linked, bool Mine);

/// <summary>What came of somebody's proof: a person, or a word for why there is none.</summary>
internal readonly record struct Recognized(Guid? PersonId, string? Refusal)
{
    public static Recognized As(Guid person) => new(person, null);

    public static Recognized Refused(string reason, Guid? person = null) => new(person, reason);
}
