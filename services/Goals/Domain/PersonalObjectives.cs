namespace Setpoint.Goals.Domain;

/// <summary>Who may have an objective of their own. Off unless a unit decided otherwise.</summary>
internal static class PersonalObjectives
{
    public const string Off = "off";

    private static readonly string[] s_weakestFirst = ["member", "lead", "executive", "administrator"];

    /// <param name="weakest">What the unit decided: the weakest role that may, or <see cref="Off"/>.</param>
    /// <param name="role">The strongest that the owner has on the unit or above it; none when they have none there.</param>
    public static bool AreAllowed(string weakest, string? role) =>
        weakest != Off && role is not null && Array.IndexOf(s_weakestFirst, role) >= Array.IndexOf(s_weakestFirst, weakest);
}
