using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>What an objective continues that ended before, and why.</summary>
internal sealed partial class Objective
{
    public ObjectiveId? Continues { get; private set; }

    public string? ContinuesReason { get; private set; }

    /// <summary>
    /// A new objective in a later cycle continues one that has ended: graded, or agreed and short of its success line with its cycle
    /// over. What was given up is not continued but begun anew.
    /// </summary>
    /// <param name="earlier">What it continues.</param>
    /// <param name="earlierPhase">Where the cycle of that stands.</param>
    /// <param name="met">Whether that reached its success line.</param>
    /// <param name="reason">Why it is committed to again.</param>
    /// <exception cref="DomainException">It has not ended, or this is not later.</exception>
    public void Continue(Objective earlier, CyclePhase earlierPhase, bool met, string reason)
    {
        var unmet = earlier.Lifecycle == Lifecycle.Published && earlierPhase >= CyclePhase.Grading && !met;
        if (earlier.Lifecycle != Lifecycle.Graded && !unmet)
        {
            throw new DomainException("objective-not-ended", "only what is graded, or was not met when its cycle ended, is committed to again");
        }

        if (WindowStart <= earlier.WindowStart)
        {
            throw new DomainException("cycle-not-later", "must be later than the cycle of what is continued", "cycleId");
        }

        (Continues, ContinuesReason) = (earlier.Id, reason.Trim());
        Changed();
    }
}

/// <summary>An objective by what it continues.</summary>
internal readonly record struct Commitment(ObjectiveId Id, ObjectiveId? Continues);

/// <summary>How often something has been committed to, from any of the objectives that tell of it.</summary>
internal static class Succession
{
    /// <summary>
    /// What this one continues, the nearest first; and what continues it, the nearest first. The chain ends at what is not among those
    /// given: what somebody may not see hides what lies beyond it.
    /// </summary>
    public static (IReadOnlyList<ObjectiveId> Earlier, IReadOnlyList<ObjectiveId> Later) Of(ObjectiveId id, IReadOnlyCollection<Commitment> known)
    {
        var before = known.ToDictionary(c => c.Id, c => c.Continues);
        var after = known.Where(c => c.Continues is not null).OrderBy(c => c.Id.Value).ToLookup(c => c.Continues!.Value, c => c.Id);
        var (earlier, later) = (new List<ObjectiveId>(), new List<ObjectiveId>());
        for (var next = before.GetValueOrDefault(id); next is { } at && before.TryGetValue(at, out var further) && !earlier.Contains(at); next = further)
        {
            earlier.Add(at);
        }

        for (var front = after[id].ToList(); front.Count > 0; front = [.. front.SelectMany(o => after[o]).Except(later)])
        {
            later.AddRange(front);
        }

        return (earlier, later);
    }
}
