namespace Setpoint.ServiceDefaults.Policies;

/// <summary>What is summed up of few persons tells of each of them.</summary>
public static class SmallestGroup
{
    /// <summary>True when what is made of so many persons must not be shown.</summary>
    /// <param name="policies">What is decided.</param>
    /// <param name="persons">How many different persons are in it; of nobody there is nothing to hide.</param>
    /// <param name="units">The units it is of: the strictest of them decides.</param>
    public static bool Hides(this PolicySet policies, int persons, IEnumerable<Guid> units) =>
        persons > 0 && persons < units.Max(u => policies.Of(u).Count("smallestGroup"));
}
