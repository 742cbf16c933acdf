namespace Setpoint.Goals.Domain;

/// <summary>A window seen from one local moment: how much has passed, and how much of it was due by then.</summary>
internal sealed class WindowMoment
{
    private static readonly Rhythm[] All = Enum.GetValues<Rhythm>();
    private readonly DateOnly[] _dueEnds;
    private readonly decimal[] _dueShares;

    private WindowMoment(Window window, DateTime local, ProgressPolicy policy)
    {
        var today = DateOnly.FromDateTime(local);
        Window = window;
        Elapsed = window.ElapsedShare(today);
        Started = today >= window.Start;
        Ended = today > window.End;
        Quiet = Elapsed < policy.QuietShare;
        _dueEnds = Array.ConvertAll(All, r => r.LatestDueEnd(local, policy));
        _dueShares = Array.ConvertAll(_dueEnds, window.ElapsedShare);
    }

    public Window Window { get; }

    /// <summary>The share of the window before today.</summary>
    public decimal Elapsed { get; }

    public bool Started { get; }

    public bool Ended { get; }

    /// <summary>The first part of the window, in which nothing is judged.</summary>
    public bool Quiet { get; }

    public static WindowMoment At(Window window, DateTime local, ProgressPolicy policy) => new(window, local, policy);

    /// <summary>End (exclusive) of the latest period that was due.</summary>
    public DateOnly DueEnd(Rhythm rhythm) => _dueEnds[(int)rhythm];

    /// <summary>Elapsed share of the window at the end of the latest due period.</summary>
    public decimal DueShare(Rhythm rhythm) => _dueShares[(int)rhythm];

    /// <summary>The same for a mix of rhythms.</summary>
    public decimal DueShare(RhythmMix mix) =>
        (mix.CheckIn * DueShare(Rhythm.CheckIn))
        + (mix.Daily * DueShare(Rhythm.Daily))
        + (mix.Weekly * DueShare(Rhythm.Weekly))
        + (mix.Monthly * DueShare(Rhythm.Monthly))
        + (mix.Quarterly * DueShare(Rhythm.Quarterly))
        + mix.OwnShare;
}
