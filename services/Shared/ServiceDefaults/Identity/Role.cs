namespace Setpoint.ServiceDefaults.Identity;

/// <summary>A role on a unit applies to the unit and everything below it. Ordered: a higher one includes the lower.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer = 1,

    /// <summary>Reads and works on what they own.</summary>
    Member = 2,

    /// <summary>Manages the unit's metrics and goals.</summary>
    Lead = 3,

    /// <summary>Leads of leads: manages everything below.</summary>
    Executive = 4,

    /// <summary>Also people, roles, tokens and operations.</summary>
    Administrator = 5,
}
