using Setpoint.CheckIns.Domain;

namespace Setpoint.Unit.CheckIns;

/// <summary>A quarter's objective with one hand-entered key result and one that reads a metric.</summary>
internal static class Given
{
    public static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 12, 0, TimeSpan.Zero);
    public static readonly Guid Owner = Guid.CreateVersion7();
    public static readonly Guid KeyResultOwner = Guid.CreateVersion7();
    public static readonly Guid Contributor = Guid.CreateVersion7();
    public static readonly Guid ByHand = Guid.CreateVersion7();
    public static readonly Guid ByMetric = Guid.CreateVersion7();

    public static Objective Objective(Lifecycle lifecycle = Lifecycle.Published, params KeyResult[] keyResults) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 3,
        UnitId = Guid.CreateVersion7(),
        OwnerId = Owner,
        Visibility = Visibility.Public,
        Lifecycle = lifecycle,
        Start = new DateOnly(2026, 10, 1),
        End = new DateOnly(2026, 12, 31),
        Contributors = [Contributor],
        KeyResults = keyResults.Length > 0
            ? keyResults
            : [new(ByHand, Measure.Number, Owner, "Shift plans published"), new(ByMetric, Measure.Metric, KeyResultOwner, "Retention")],
    };

    public static CheckInDraft Draft(
        decimal? confidence = 0.7m, DateTimeOffset? at = null, string? changed = null, params KeyResultEntry[] keyResults) =>
        new(at, confidence, keyResults, changed, Blocked: null, Next: null);

    public static CheckIn CheckIn(Objective objective, CheckInDraft draft) =>
        Setpoint.CheckIns.Domain.CheckIn.Submit(Owner, objective, Window.Of(objective, Amsterdam), draft, Now);

    public static IReadOnlyList<Fault> Faults(this CheckInDraft draft, Objective? objective = null, DateTimeOffset? now = null)
    {
        objective ??= Objective();
        return [.. draft.FaultsAgainst(objective, Window.Of(objective, Amsterdam), now ?? Now, null)];
    }
}
