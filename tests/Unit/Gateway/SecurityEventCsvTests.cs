using Setpoint.Gateway.SecurityEvents;

namespace Setpoint.Unit.Gateway;

public sealed class SecurityEventCsvTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Lea Lead", "Lea Lead")]
    [InlineData("Lead, Lea", "\"Lead, Lea\"")]
    [InlineData("the \"boss\"", "\"the \"\"boss\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31", "'+31")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1,2", "\"'\r=1,2\"")]
    public void A_cell_is_quoted_where_needed_and_never_a_formula(string? text, string cell) => Assert.Equal(cell, SecurityEventCsv.Cell(text));
}
