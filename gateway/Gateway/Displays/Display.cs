namespace Setpoint.Gateway.Displays;

/// <summary>A wall screen that shows one unit's board to whoever walks by. It is nobody: it sees what everybody may see.</summary>
internal sealed class Display
{
    /// <summary>For so long after it was made its link can be opened, once.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(1);

    /// <summary>A browser keeps no cookie longer; a screen that is on gets it again each day.</summary>
    public static readonly TimeSpan CookieLife = TimeSpan.FromDays(400);

    public const int LongestName = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UnitId { get; init; }

    public required string Name { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>SHA-256 of what the link carries; none once it was opened.</summary>
    public byte[]? LinkHash { get; set; }

    public required DateTimeOffset LinkUntil { get; init; }

    /// <summary>SHA-256 of what the screen's browser holds.</summary>
    public byte[]? CookieHash { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public Guid? RevokedBy { get; set; }
}
