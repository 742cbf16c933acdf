using System.Globalization;
using Setpoint.Metrics.Domain;

namespace Setpoint.Unit.Metrics;

/// <summary>Short ways to say what the tests of metrics are about.</summary>
internal static class Given
{
    public static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>Green above 99.5, amber from 99.0.</summary>
    public static Thresholds PayrollAccuracy => Thresholds.Of(Direction.Higher, new ThresholdBounds(Green: 99.5m, Amber: 99.0m));

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static Period Period(string day, Cadence cadence) => Setpoint.Metrics.Domain.Period.Containing(Day(day), cadence);

    /// <summary>Judged periods as letters, oldest first: <c>R G R</c>; a dash is a period without a value.</summary>
    public static IEnumerable<Health> Judged(string letters) => letters.Where(c => c != ' ').Select(c => c switch
    {
        'G' => Health.Green,
        'A' => Health.Amber,
        'R' => Health.Red,
        _ => Health.NotSet,
    });

    public static MetricDefinition Payroll => new()
    {
        Name = "Payroll accuracy",
        Definition = "Payslips without a correction, of all payslips",
        UnitOfMeasure = "%",
        Decimals = 1,
        Direction = Direction.Higher,
        Thresholds = new ThresholdBounds(Green: 99.5m, Amber: 99.0m),
        Cadence = Cadence.Monthly,
        ReviewCadence = Cadence.Quarterly,
        UnitId = Guid.CreateVersion7(),
        OwnerId = Guid.CreateVersion7(),
        Source = "Payroll ledger",
        Status = MetricStatus.Active,
    };
}
