using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Features.Scim.Filters;

namespace Setpoint.Directory.Features.Scim;

/// <summary>A page of ids of a list, and how many there are on all pages.</summary>
internal sealed record ScimPage(long Total, int StartIndex, Guid[] Ids);

/// <summary>Finds resources by <c>filter</c>, <c>sortBy</c>, <c>startIndex</c> and <c>count</c>, all of it in the database.</summary>
internal static class ScimQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxResults = 200;

    private const int Default = 100;

    /// <param name="from">The tables and what is always asked of them, without anything a client wrote.</param>
    public static async Task<ScimPage> PageAsync(
        this DirectoryDb db, HttpRequest request, SqlColumns columns, string from, string id, CancellationToken ct)
    {
        var start = Math.Max(1, Number(request, "startIndex") ?? 1);
        var count = Math.Clamp(Number(request, "count") ?? Default, 0, MaxResults);
        var sql = new FilterSql(columns);
        var condition = request.Query["filter"].ToString() is { Length: > 0 } text ? sql.Condition(FilterParser.Filter(text)) : "true";
        object[] values = [.. sql.Values];
        var total = await db.Database.SqlQueryRaw<long>($"""select count(*) as "Value" {from} and {condition}""", values).SingleAsync(ct);
        var ids = count == 0 || start > total
            ? []
            : await db.Database.SqlQueryRaw<Guid>(
                string.Create(CultureInfo.InvariantCulture, $"""select {id} as "Value" {from} and {condition} order by {Order(request, columns)}{id} offset {start - 1} limit {count}"""),
                values).ToArrayAsync(ct);
        return new ScimPage(total, start, ids);
    }

    /// <summary>Unless said otherwise in the order of creation, which no change disturbs while somebody turns the pages.</summary>
    private static string Order(HttpRequest request, SqlColumns columns)
    {
        if (request.Query["sortBy"].ToString() is not { Length: > 0 } by)
        {
            return "";
        }

        // A name is several parts; people are looked up by the last one.
        var name = AttributeName.Parse(by.Equals("name", StringComparison.OrdinalIgnoreCase) ? "name.familyName" : by);
        var column = (name is null ? null : columns.Column(name)) ?? throw ScimException.Value("sortBy", "must be an attribute with one value that can be filtered");
        var direction = "descending".Equals(request.Query["sortOrder"], StringComparison.OrdinalIgnoreCase) ? "desc nulls first" : "asc nulls last";
        return column.Type == SqlType.Text ? $"lower({column.Expression}) {direction}, " : $"{column.Expression} {direction}, ";
    }

    private static int? Number(HttpRequest request, string name)
    {
        var text = request.Query[name].ToString();
        return text.Length == 0
            ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw ScimException.Value(name, "must be a whole number");
    }
}
