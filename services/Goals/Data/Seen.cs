namespace Setpoint.Goals.Data;

/// <summary>
/// Joins an objective <c>o</c> with what the person <c>$1</c> may see, within the unit <c>$2</c> of a limited token. It means the same
/// either way; a statement says which it is about, because the planner of a statement for any parameters cannot know.
/// </summary>
internal static class Seen
{
    /// <summary>All that may be seen is found once, then joined.</summary>
    public const string OfMany = "join visible_objective($1, $2::uuid) v on v.id = o.id";

    /// <summary>Each is asked alone: the offset keeps the planner from asking all twenty thousand first, which took 7 ms a statement.</summary>
    public const string OfFew = "join lateral (select v.id from visible_objective($1, $2::uuid) v where v.id = o.id offset 0) v on true";
}
