using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Ingestion;

namespace Setpoint.Unit.Metrics;

public sealed class CopyEncoderTests
{
    [Theory]
    [InlineData("1234567.89", 1, 0, 2, "123 4567 8900")]
    [InlineData("0", 0, 0, 0, "")]
    [InlineData("0.00", 0, 0, 2, "")]
    [InlineData("-0.5", -1, 0x4000, 1, "5000")]
    [InlineData("0.00000001", -2, 0, 8, "1")]
    [InlineData("10000", 1, 0, 0, "1")]
    [InlineData("100000000.1", 2, 0, 1, "1 0 0 1000")]
    [InlineData("99.54", 0, 0, 2, "99 5400")]
    public void A_numeric_is_groups_of_four_digits_around_the_point(string value, int weight, int sign, int scale, string groups)
    {
        var bytes = Numeric(decimal.Parse(value, CultureInfo.InvariantCulture));

        Assert.Equal(weight, BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(2)));
        Assert.Equal(sign, BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(4)));
        Assert.Equal(scale, BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(6)));
        Assert.Equal(groups, string.Join(' ', Groups(bytes)));
    }

    [Fact]
    public void Every_decimal_says_the_same_after_being_written() =>
        Prop.ForAll<decimal>(value => Read(Numeric(value)) == Exact(value)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void The_widest_decimals_fit(string text)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(Exact(value), Read(Numeric(value)));
    }

    [Fact]
    public void A_row_is_its_fields_with_their_lengths()
    {
        var buffer = new byte[CopyEncoder.LongestRow];
        var at = PgTime.Of(Given.Instant("2000-01-01T00:00:01Z"));
        var length = CopyEncoder.WriteRow(buffer, 7, at, at + 1, null, 1, "é");

        Assert.Equal(
            "0006 00000004 00000007 00000008 00000000000F4240 00000008 00000000000F4241 FFFFFFFF 00000002 0001 00000002 C3A9".Replace(" ", ""),
            Convert.ToHexString(buffer.AsSpan(0, length)));
    }

    [Fact]
    public void The_longest_row_fits_its_bound()
    {
        var buffer = new byte[CopyEncoder.LongestRow];

        Assert.True(CopyEncoder.WriteRow(buffer, int.MaxValue, long.MaxValue, long.MaxValue, decimal.MinValue, 1, new string('€', 1_000)) <= buffer.Length);
    }

    private static byte[] Numeric(decimal value)
    {
        var buffer = new byte[64];
        var length = CopyEncoder.WriteNumeric(buffer, value);
        Assert.Equal(length - 4, BinaryPrimitives.ReadInt32BigEndian(buffer));
        return buffer[4..length];
    }

    private static IEnumerable<short> Groups(byte[] numeric) =>
        Enumerable.Range(0, BinaryPrimitives.ReadInt16BigEndian(numeric)).Select(i => BinaryPrimitives.ReadInt16BigEndian(numeric.AsSpan(8 + (2 * i))));

    /// <summary>As PostgreSQL reads it: scaled to 28 places, so that both sides are whole numbers.</summary>
    private static BigInteger Read(byte[] numeric)
    {
        var weight = BinaryPrimitives.ReadInt16BigEndian(numeric.AsSpan(2));
        var magnitude = Groups(numeric).Select((group, i) => group * BigInteger.Pow(10, 28 + (4 * (weight - i)))).Aggregate(BigInteger.Zero, BigInteger.Add);
        return BinaryPrimitives.ReadInt16BigEndian(numeric.AsSpan(4)) == 0 ? magnitude : -magnitude;
    }

    private static BigInteger Exact(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.');
        var places = point < 0 ? 0 : text.Length - point - 1;
        return BigInteger.Parse(text.Replace(".", ""), CultureInfo.InvariantCulture) * BigInteger.Pow(10, 28 - places);
    }
}
