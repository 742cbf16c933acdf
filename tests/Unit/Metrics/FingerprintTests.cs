using Setpoint.Metrics.Domain;

namespace Setpoint.Unit.Metrics;

public sealed class FingerprintTests
{
    private static readonly MetricDefinition s_scans = Given.Payroll with { Source = "Parcel scans", Filter = "depot = harbor" };

    [Fact]
    public void Writing_the_same_source_another_way_is_the_same_definition() => Assert.Equal(
        Fingerprint.Of(s_scans), Fingerprint.Of(s_scans with { Name = "Another name", Source = " parcel   SCANS ", Filter = "Depot = Harbor" }));

    [Fact]
    public void Another_filter_unit_or_source_is_another_definition()
    {
        string?[] prints =
        [
            Fingerprint.Of(s_scans),
            Fingerprint.Of(s_scans with { Filter = "depot = vale" }),
            Fingerprint.Of(s_scans with { UnitOfMeasure = "EUR" }),
            Fingerprint.Of(s_scans with { Source = "Damage claims" }),
        ];
        Assert.Equal(4, prints.Distinct().Count());
    }

    [Fact]
    public void Without_a_source_nothing_can_be_told() => Assert.Null(Fingerprint.Of(s_scans with { Source = " " }));
}
