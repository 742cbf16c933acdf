using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Imports;

/// <summary>The rows of one import in the database, from where they can be read as often as it takes.</summary>
internal sealed class StagedRows(DirectoryDb db, Guid importId)
{
    /// <summary>Rows that are worked together: enough to make few statements, few enough to be held in memory.</summary>
    public const int ChunkSize = 1_000;

    /// <summary>Copies the rows as they come, within the open transaction. Returns how many there were.</summary>
    public async Task<int> CopyAsync(IAsyncEnumerable<ImportRow> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync("copy import_row (import_id, line, cells) from stdin (format binary)", ct);
        var count = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(importId, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(row.Line, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(JsonSerializer.Serialize(row.Cells), NpgsqlDbType.Json, ct);
            count++;
        }

        await copy.CompleteAsync(ct);
        return count;
    }

    /// <summary>The rows in the order of the file.</summary>
    public async IAsyncEnumerable<List<ImportRow>> ChunksAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var after = 0;
        while (true)
        {
            var staged = await db.Database.SqlQuery<StagedRow>(
                $"""
                select line as "Line", cells::text as "Cells" from import_row
                where import_id = {importId} and line > {after} order by line limit {ChunkSize}
                """).ToListAsync(ct);
            if (staged.Count == 0)
            {
                yield break;
            }

            after = staged[^1].Line;
            yield return staged.ConvertAll(r => new ImportRow(r.Line, JsonSerializer.Deserialize<Dictionary<string, string?>>(r.Cells)!));
        }
    }

    public Task<int> DeleteAsync(CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"delete from import_row where import_id = {importId}", ct);

    private sealed record StagedRow(int Line, string Cells);
}
