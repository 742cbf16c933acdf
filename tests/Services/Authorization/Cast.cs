using Setpoint.Contracts.Directory;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>Somebody with at most one role: a column of <see cref="Matrix"/>.</summary>
public sealed record Actor(string Name, Guid Id, Guid? Unit, string? Role)
{
    public PersonChanged State => new(
        Id, 1, Name, $"{Id:N}@cast.example", "human", true, null, "en", "UTC", null, [], Role is null ? [] : [new RoleGranted(Unit!.Value, Role, null)]);
}

/// <summary>
/// Everybody a rule is asked about, in the order of the columns: without any role; without a role but owner of what is
/// asked for; viewer, member, lead, executive and administrator of the unit that has it; the same of another unit;
/// executive and administrator of the company.
/// </summary>
public sealed class Cast(Guid company, Guid own, Guid other)
{
    private static readonly string[] s_roles = ["viewer", "member", "lead", "executive", "administrator"];
    private static readonly Guid[] s_ids = [.. Enumerable.Range(0, 14).Select(_ => Guid.CreateVersion7())];

    public IReadOnlyList<Actor> Actors { get; } =
    [
        new("none", s_ids[0], null, null),
        new("owner", s_ids[1], null, null),
        .. s_roles.Select((r, i) => new Actor($"{r} of the unit", s_ids[2 + i], own, r)),
        .. s_roles.Select((r, i) => new Actor($"{r} of another unit", s_ids[7 + i], other, r)),
        new("executive of the company", s_ids[12], company, "executive"),
        new("administrator of the company", s_ids[13], company, "administrator"),
    ];

    /// <summary>The same person in every service.</summary>
    public static Guid Nobody => s_ids[0];

    public static Guid Owner => s_ids[1];

    public static Guid Administrator => s_ids[13];
}
