namespace Setpoint.Notifications.Live;

/// <summary>Rhythm of the live stream: configuration section <c>Stream</c>.</summary>
internal sealed class StreamOptions
{
    /// <summary>A comment keeps proxies from closing a silent connection.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Then the page connects again and is authorized again.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon an item written by another replica is seen, while anybody here listens.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(750);
}
