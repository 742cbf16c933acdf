using Setpoint.Testing.Services;

namespace Setpoint.Testing.Goals;

/// <summary>A running goals service and what is around it, wherever it runs.</summary>
/// <param name="Http">Speaks to it as an administrator.</param>
/// <param name="Broker">What metrics and check-ins would say.</param>
/// <param name="Database">Its database, as superuser.</param>
/// <param name="Now">By its clock.</param>
public sealed record GoalsWorld(HttpClient Http, TestBroker Broker, string Database, TestOrganization Org, DateTimeOffset Now)
{
    /// <summary>Half of a quarter has passed.</summary>
    public DateOnly Start => DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-45);

    /// <summary>The quarter's last day.</summary>
    public DateOnly End => Start.AddDays(90);
}
