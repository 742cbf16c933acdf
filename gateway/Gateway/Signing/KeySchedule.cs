namespace Setpoint.Gateway.Signing;

/// <summary>
/// When a signing key is published, used and forgotten. A key is made <see cref="Lead"/> before it signs, so that every service has
/// fetched it by then; it signs until the next one takes over, and is published <see cref="Grace"/> longer, so that every token
/// signed with it expires first. The times of one key and of its successor decide everything: replicas that see the same rows agree
/// without talking to each other.
/// </summary>
internal static class KeySchedule
{
    public static readonly TimeSpan Period = TimeSpan.FromDays(1);
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>The key that signs: the last one whose time has come.</summary>
    public static TKey? Signer<TKey>(IEnumerable<TKey> keys, DateTimeOffset now)
        where TKey : class, IScheduledKey =>
        keys.Where(key => key.ActiveFrom <= now).MaxBy(key => key.ActiveFrom);

    /// <summary>The keys a token may be checked against.</summary>
    public static IEnumerable<TKey> Published<TKey>(IReadOnlyCollection<TKey> keys, DateTimeOffset now)
        where TKey : class, IScheduledKey =>
        keys.Where(key => RetiredAt(keys, key) is not { } retired || now < retired + Grace);

    /// <summary>When the key to be made now starts to sign; null when none is to be made. The very first signs at once.</summary>
    public static DateTimeOffset? NextActiveFrom<TKey>(IReadOnlyCollection<TKey> keys, DateTimeOffset now)
        where TKey : class, IScheduledKey
    {
        if (keys.Count == 0)
        {
            return now;
        }

        var due = keys.Max(key => key.ActiveFrom) + Period;
        var soonest = now + Lead;
        return due > soonest ? null : soonest;
    }

    private static DateTimeOffset? RetiredAt<TKey>(IEnumerable<TKey> keys, TKey key)
        where TKey : class, IScheduledKey =>
        keys.Where(other => other.ActiveFrom > key.ActiveFrom).Min(other => (DateTimeOffset?)other.ActiveFrom);
}

internal interface IScheduledKey
{
    DateTimeOffset ActiveFrom { get; }
}
