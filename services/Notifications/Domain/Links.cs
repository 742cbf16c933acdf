namespace Setpoint.Notifications.Domain;

/// <summary>Addresses of pages in the portal.</summary>
internal static class Links
{
    public static string Metric(Guid id) => $"/kpis/{id}";

    public static string Objective(Guid id) => $"/objectives/{id}";

    public static string Blocker(Guid id) => $"/blockers/{id}";

    public static string Review(Guid id) => $"/reviews/{id}";

    /// <summary>The form of everything that waits for its reader.</summary>
    public const string CheckIns = "/checkin";

    public static string CheckIn(Guid objective) => $"/checkin/{objective}";

    public static string Unit(string slug) => $"/d/{slug}";
}
