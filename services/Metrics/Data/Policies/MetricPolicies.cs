using Npgsql;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Metrics.Data.Policies;

/// <summary>What units have decided, in the words of the domain.</summary>
internal sealed class MetricPolicies(PolicySet set)
{
    private readonly Dictionary<EffectivePolicies, MetricPolicy> _policies = [];

    public static async Task<MetricPolicies> ReadAsync(NpgsqlConnection connection, CancellationToken ct) =>
        new(await PolicySet.ReadAsync(connection, ct));

    /// <summary>What the values of a unit's metrics are judged by.</summary>
    public MetricPolicy Of(Guid unit)
    {
        var effective = set.Of(unit);
        if (!_policies.TryGetValue(effective, out var policy))
        {
            _policies[effective] = policy = effective.Deciders.Count == 0 ? MetricPolicy.Default : Read(effective);
        }

        return policy;
    }

    private static MetricPolicy Read(EffectivePolicies effective) => new()
    {
        Version = effective.Version,
        DeviationLimit = effective.Number("deviationLimit"),
        DeviationLeastPeriods = effective.Count("deviationLeastPeriods"),
        DeviationDays = effective.Count("deviationDays"),
        DeviationWeeks = effective.Count("deviationWeeks"),
        DeviationMonths = effective.Count("deviationMonths"),
        OffBaselinePeriods = effective.Count("offBaselinePeriods"),
        OffBaselineLimit = effective.Number("offBaselineLimit"),
        TrendSignificance = effective.Number("trendSignificance"),
        TrendLeastPeriods = effective.Count("trendLeastPeriods"),
        HorizonWeeksOfDaily = effective.Count("forecastWeeksOfDaily"),
        HorizonWeeks = effective.Count("forecastWeeks"),
        HorizonMonths = effective.Count("forecastMonths"),
        HorizonQuarters = effective.Count("forecastQuarters"),
        BaselinePeriods = effective.Count("baselinePeriods"),
        BaselineLeastPeriods = effective.Count("baselineLeastPeriods"),
        GraceShare = effective.Number("graceShare"),
        GraceLeastDays = effective.Count("graceLeastDays"),
        AlertInARow = effective.Count("alertInARow"),
        AlertWorse = effective.Count("alertWorse"),
        AlertOfTheLast = effective.Count("alertOfTheLast"),
        AlertBetter = effective.Count("alertBetter"),
        EnoughWeight = effective.Number("enoughWeight"),
        HoldPeriods = effective.Count("holdPeriods"),
        HoldShare = effective.Number("holdShare"),
    };
}
