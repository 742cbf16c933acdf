namespace Setpoint.Goals.Data.Cascade;

/// <summary>What is made of each of many, on all processors.</summary>
/// <remarks>
/// A loop that the caller runs itself and others join. A parallel query is not one: its caller waits for workers, which a
/// small thread pool under load gave only after a second or two, with the machine idle meanwhile.
/// </remarks>
internal static class OfEach
{
    /// <summary>In their order.</summary>
    /// <param name="make">Runs on several threads at once, so it only reads: nothing that remembers what it was asked, as policies do.</param>
    public static TMade[] Make<T, TMade>(IReadOnlyCollection<T> all, Func<T, TMade> make)
    {
        var from = all as IReadOnlyList<T> ?? [.. all];
        var made = new TMade[from.Count];
        Parallel.For(0, made.Length, i => made[i] = make(from[i]));
        return made;
    }
}
