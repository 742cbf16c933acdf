using System.Text;
using Microsoft.AspNetCore.Http;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Unit.Gateway;

public sealed class CsvExportTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Lea Lead", "Lea Lead")]
    [InlineData("Lead, Lea", "\"Lead, Lea\"")]
    [InlineData("the \"boss\"", "\"the \"\"boss\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+31", "\"'+31\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1,2", "\"'\r=1,2\"")]
    public async Task A_cell_is_quoted_where_needed_and_never_a_formula(string? text, string cell)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };

        await new CsvExport("cells.csv", ["id", "text"], RowsAsync(text)).ExecuteAsync(context);

        Assert.Equal($"id,text\r\n1,{cell}\r\n", Encoding.UTF8.GetString(body.ToArray()));
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(string? text)
    {
        await Task.CompletedTask;
        yield return [1, text];
    }
}
