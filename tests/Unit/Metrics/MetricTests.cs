using Setpoint.Kernel;
using Setpoint.Metrics.Domain;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class MetricTests
{
    private static readonly DateTimeOffset s_now = Instant("2026-11-21T20:00:00Z");

    [Fact]
    public void An_active_kpi_needs_definition_source_owner_review_cadence_and_thresholds()
    {
        var bare = new MetricDefinition { Name = "Payroll accuracy", UnitOfMeasure = "%", Status = MetricStatus.Active };

        Assert.Equal(["definition", "source", "ownerId", "reviewCadence", "thresholds"], bare.Faults().Select(f => f.Field));
        Assert.Empty((bare with { Status = MetricStatus.Draft }).Faults());
        Assert.Empty((bare with { Role = MetricRole.Measure }).Faults());
        Assert.Empty(Payroll.Faults());
    }

    [Fact]
    public void A_measure_has_no_thresholds() =>
        Assert.Equal(["thresholds"], (Payroll with { Role = MetricRole.Measure }).Faults().Select(f => f.Field));

    [Fact]
    public void Every_fault_is_named()
    {
        var faulty = Payroll with { Name = " ", UnitOfMeasure = "", Decimals = 11, Thresholds = new ThresholdBounds(Green: 1, Amber: 2) };

        Assert.Equal(["name", "unitOfMeasure", "decimals", "thresholds.amber"], faulty.Faults().Select(f => f.Field));
        Assert.Equal("name", Assert.Throws<DomainException>(() => Metric.Define(1, faulty, s_now)).Field);
    }

    [Fact]
    public void Thresholds_are_kept_with_their_dates_and_saying_the_same_adds_none()
    {
        var metric = Metric.Define(1, Payroll, s_now);
        metric.Redefine(Payroll with { Name = "Payroll accuracy, all sites" }, s_now.AddDays(1));
        metric.Redefine(Payroll with { Thresholds = new ThresholdBounds(Green: 99.0m, Amber: 98.5m) }, s_now.AddDays(2));
        metric.Redefine(Payroll with { Thresholds = null, Status = MetricStatus.Draft }, s_now.AddDays(3));
        metric.Redefine(Payroll with { Thresholds = null, Status = MetricStatus.Draft }, s_now.AddDays(4));

        Assert.Equal([s_now, s_now.AddDays(2), s_now.AddDays(3)], metric.Thresholds.Select(t => t.ValidFrom));
        Assert.Null(new ThresholdHistory(metric.Thresholds).Current);
    }

    [Fact]
    public void Turning_the_direction_is_a_new_set_of_thresholds_and_the_old_one_keeps_its_own()
    {
        var metric = Metric.Define(1, Payroll, s_now);
        metric.Redefine(Payroll with { Direction = Direction.Lower, Thresholds = new ThresholdBounds(Green: 99.0m, Amber: 99.5m) }, s_now.AddDays(2));
        var history = new ThresholdHistory(metric.Thresholds);

        Assert.Equal(Health.Green, history.JudgeAt(s_now.AddDays(1), 99.6m));
        Assert.Equal(Health.Red, history.JudgeAt(s_now.AddDays(3), 99.6m));
    }

    [Fact]
    public void The_cadence_cannot_change()
    {
        var metric = Metric.Define(1, Payroll, s_now);

        Assert.Equal("cadence", Assert.Throws<DomainException>(() => metric.Redefine(Payroll with { Cadence = Cadence.Daily }, s_now)).Field);
    }

    [Fact]
    public void It_is_watched_from_its_first_activation()
    {
        var metric = Metric.Define(1, Payroll with { Status = MetricStatus.Draft }, s_now);
        Assert.Null(metric.ActiveSince);

        metric.Redefine(Payroll, s_now.AddDays(1));
        metric.Redefine(Payroll with { Tags = ["pay"] }, s_now.AddDays(2));

        Assert.Equal(s_now.AddDays(1), metric.ActiveSince);
    }
}
