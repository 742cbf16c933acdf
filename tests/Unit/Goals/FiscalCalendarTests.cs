using System.Globalization;
using Setpoint.Goals.Domain;
using Setpoint.Kernel;

namespace Setpoint.Unit.Goals;

public sealed class FiscalCalendarTests
{
    [Theory]
    [InlineData(1, CycleKind.Quarter, 2027, 1, "Q1 2027", "2027-01-01", "2027-03-31")]
    [InlineData(1, CycleKind.Quarter, 2024, 1, "Q1 2024", "2024-01-01", "2024-03-31")]
    [InlineData(1, CycleKind.HalfYear, 2027, 2, "H2 2027", "2027-07-01", "2027-12-31")]
    [InlineData(1, CycleKind.Year, 2027, 1, "2027", "2027-01-01", "2027-12-31")]
    [InlineData(4, CycleKind.Quarter, 2027, 1, "Q1 FY2027", "2026-04-01", "2026-06-30")]
    [InlineData(4, CycleKind.Quarter, 2027, 4, "Q4 FY2027", "2027-01-01", "2027-03-31")]
    [InlineData(4, CycleKind.HalfYear, 2027, 2, "H2 FY2027", "2026-10-01", "2027-03-31")]
    [InlineData(12, CycleKind.Quarter, 2024, 1, "Q1 FY2024", "2023-12-01", "2024-02-29")]
    [InlineData(10, CycleKind.Year, 2027, 1, "FY2027", "2026-10-01", "2027-09-30")]
    public void A_cycle_of_the_calendar_follows_from_its_year_and_number(
        int startMonth, CycleKind kind, int year, int number, string name, string start, string end) =>
        Assert.Equal((name, DateOnly.Parse(start, CultureInfo.InvariantCulture), DateOnly.Parse(end, CultureInfo.InvariantCulture)), new FiscalCalendar(startMonth).Of(kind, year, number));

    [Theory]
    [InlineData(CycleKind.Quarter, 2027, 5, "cycle-number")]
    [InlineData(CycleKind.HalfYear, 2027, 3, "cycle-number")]
    [InlineData(CycleKind.Year, 2027, 2, "cycle-number")]
    [InlineData(CycleKind.Quarter, 2027, 0, "cycle-number")]
    [InlineData(CycleKind.Quarter, 1999, 1, "cycle-year")]
    [InlineData(CycleKind.Quarter, int.MaxValue, 1, "cycle-year")]
    [InlineData(CycleKind.Custom, 2027, 1, "cycle-kind")]
    public void What_is_in_no_year_is_refused(CycleKind kind, int year, int number, string code) =>
        Assert.Equal(code, Assert.Throws<DomainException>(() => new FiscalCalendar(1).Of(kind, year, number)).Code);

    [Fact]
    public void Whatever_month_a_year_begins_in_its_parts_follow_each_other_without_a_gap()
    {
        foreach (var month in Enumerable.Range(1, 12))
        {
            var calendar = new FiscalCalendar(month);
            var parts = Enumerable.Range(2026, 3).SelectMany(y => Enumerable.Range(1, 4).Select(q => calendar.Of(CycleKind.Quarter, y, q))).ToList();
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
            Assert.Equal(calendar.Of(CycleKind.Year, 2026, 1).End, parts[3].End);
            Assert.Equal(calendar.Of(CycleKind.HalfYear, 2026, 1).End, parts[1].End);
        }
    }
}
