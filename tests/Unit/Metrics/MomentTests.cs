using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Ingestion;

namespace Setpoint.Unit.Metrics;

public sealed class MomentTests
{
    [Theory]
    [InlineData("2026-11-09T08:00:00Z", "2026-11-09T08:00:00Z")]
    [InlineData("2026-11-09t08:00:00z", "2026-11-09T08:00:00Z")]
    [InlineData("2026-11-09 08:00+01:00", "2026-11-09T07:00:00Z")]
    [InlineData("2026-11-09T00:30:00.25-05:30", "2026-11-09T06:00:00.25Z")]
    [InlineData("2024-02-29T23:59:59.1234567Z", "2024-02-29T23:59:59.123456Z")] // PostgreSQL keeps microseconds
    [InlineData("1999-12-31T23:00:00Z", "1999-12-31T23:00:00Z")]
    public void An_instant_is_read_to_the_microsecond(string text, string expected)
    {
        Assert.Equal(MomentKind.Instant, Moment.Read(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(Given.Instant(expected).UtcDateTime, PgTime.ToUtc(value));
    }

    [Fact]
    public void A_date_alone_is_a_local_day()
    {
        Assert.Equal(MomentKind.Day, Moment.Read("2026-11-09"u8, out var value));
        Assert.Equal(new DateOnly(2026, 11, 9).DayNumber, value);
    }

    [Theory]
    [InlineData("2026-11-09T08:00:00")]
    [InlineData("2026-11-09T08:00")]
    public void A_time_without_an_offset_is_no_instant(string text) =>
        Assert.Equal(MomentKind.WithoutOffset, Moment.Read(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-9")]
    [InlineData("2026-13-09")]
    [InlineData("2026-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2026-11-09T24:00:00Z")]
    [InlineData("2026-11-09T08:60:00Z")]
    [InlineData("2026-11-09T08:00:60Z")]
    [InlineData("2026-11-09T08:00:00.Z")]
    [InlineData("2026-11-09T08:00:00+1:00")]
    [InlineData("2026-11-09T08:00:00Z ")]
    [InlineData("2026-11-09T8:00Z")]
    [InlineData("09-11-2026")]
    [InlineData("20261109")]
    public void Anything_else_is_unreadable(string text) =>
        Assert.Equal(MomentKind.Unreadable, Moment.Read(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Every_instant_survives_being_written_and_read() =>
        Prop.ForAll<DateTimeOffset>(instant =>
        {
            var text = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
            return Moment.Read(Encoding.ASCII.GetBytes(text), out var value) == MomentKind.Instant && value == PgTime.Of(instant);
        }).QuickCheckThrowOnFailure();
}
