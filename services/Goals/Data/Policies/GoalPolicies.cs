using Npgsql;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Goals.Data.Policies;

/// <summary>What units have decided, in the words of the domain.</summary>
internal sealed class GoalPolicies(PolicySet set)
{
    private readonly Dictionary<EffectivePolicies, ProgressPolicy> _progress = [];

    public static async Task<GoalPolicies> ReadAsync(
        NpgsqlConnection connection, CancellationToken ct, (Guid Unit, IReadOnlyDictionary<string, string?> Values)? trial = null) =>
        new(await PolicySet.ReadAsync(connection, ct, trial));

    /// <summary>What progress, pace and grades of a unit's objectives are judged by.</summary>
    public ProgressPolicy ProgressOf(Guid unit)
    {
        var effective = set.Of(unit);
        if (!_progress.TryGetValue(effective, out var policy))
        {
            _progress[effective] = policy = effective.Deciders.Count == 0 ? ProgressPolicy.Default : Read(effective);
        }

        return policy;
    }

    /// <summary>How many objectives and key results there should be.</summary>
    public GoalLimits LimitsOf(Guid unit, bool isCompany)
    {
        var effective = set.Of(unit);
        var objectives = isCompany ? "companyObjectives" : "unitObjectives";
        return new GoalLimits(
            effective.Count($"{objectives}Least"), effective.Count($"{objectives}Most"), effective.Count("keyResultsLeast"), effective.Count("keyResultsMost"),
            effective.Choice("personalObjectives"));
    }

    /// <summary>The weakest role that publishes.</summary>
    public string PublishRoleOf(Guid unit) => set.Of(unit).Choice("publishRole");

    /// <summary>The company's year.</summary>
    public FiscalCalendar CalendarOf(Guid company) => new(set.Of(company).Count("fiscalYearStartMonth"));

    /// <summary>How many priorities a plain list has.</summary>
    public (int Least, int Most) PrioritiesOf(Guid unit) => (set.Of(unit).Count("prioritiesLeast"), set.Of(unit).Count("prioritiesMost"));

    /// <summary>Whether who proposed or owns an objective may agree to it.</summary>
    public bool AllowsSelfApproval(Guid unit) => set.Of(unit).Choice("selfApproval") == "on";

    /// <summary>Whether a unit publishes only after the one above.</summary>
    public bool PublishesFromAbove(Guid unit) => set.Of(unit).Choice("companyFirst") == "on";

    /// <summary>The weakest role that may have an objective of its own.</summary>
    public string PersonalFrom(Guid unit) => set.Of(unit).Choice("personalObjectives");

    /// <summary>Whether a switch is on.</summary>
    public bool IsOn(Guid unit, string policy) => set.Of(unit).Choice(policy) == "on";

    /// <summary>The unit that decided a switch; none where it is the default.</summary>
    public Guid? DeciderOf(Guid unit, string policy) => set.Of(unit).Find(policy).Origin;

    /// <summary>When a metric's values are a trend.</summary>
    public TrendPolicy TrendOf(Guid unit) => new(set.Of(unit).Count("trendLeastPeriods"), set.Of(unit).Number("trendSignificance"));

    /// <summary>Of how many key results and of how many persons there has to be something before calibration is shown.</summary>
    public (int KeyResults, int Persons) CalibrationOf(Guid unit) => (set.Of(unit).Count("calibrationLeastKeyResults"), set.Of(unit).Count("smallestGroup"));

    private static ProgressPolicy Read(EffectivePolicies effective) => new()
    {
        Version = checked((int)effective.Version),
        AspirationalLine = effective.Number("aspirationalLine"),
        CommittedLine = effective.Number("committedLine"),
        OnTrackGap = effective.Number("onTrackGap"),
        BehindGap = effective.Number("behindGap"),
        QuietShare = effective.Number("quietShare"),
        LeastCoverage = effective.Number("leastCoverage"),
        NearBelow = effective.Number("nearBelow"),
        ConfidentFrom = effective.Number("confidentFrom"),
        DoubtfulTo = effective.Number("doubtfulTo"),
        GradeTolerance = effective.Number("gradeTolerance"),
        CheckInEveryWeeks = effective.Count("checkInEveryWeeks"),
    };
}
