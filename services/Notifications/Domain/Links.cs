namespace Setpoint.Notifications.Domain;

/// <summary>Addresses of pages in the portal.</summary>
internal static class Links
{
    public static string Metric(Guid id) => $"/kpis/{id}";

    public static string Objective(Guid id) => $"/objectives/{id}";

    public static string Unit(string slug) => $"/d/{slug}";
}
