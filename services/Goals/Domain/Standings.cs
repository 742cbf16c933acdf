namespace Setpoint.Goals.Domain;

/// <summary>Which objectives count in which.</summary>
internal static class Standings
{
    /// <summary>
    /// Retired ones leave. While the parent is a draft, drafts below it count, so that a cascade can be seen before it
    /// is agreed; once the parent is agreed, only what is agreed counts.
    /// </summary>
    public static Standing Of(Lifecycle child, Lifecycle parent) => child switch
    {
        Lifecycle.Retired => Standing.Retired,
        Lifecycle.Published or Lifecycle.Graded => Standing.Counts,
        _ => parent is Lifecycle.Draft or Lifecycle.Proposed ? Standing.Counts : Standing.NotPublished,
    };
}
