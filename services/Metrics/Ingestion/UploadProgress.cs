using Npgsql;

namespace Setpoint.Metrics.Ingestion;

/// <summary>Says how far an upload with a key has come, to whoever asks any replica for it.</summary>
internal sealed class UploadProgress(NpgsqlDataSource database, Guid caller, string key)
{
    private const string Sql =
        """
        insert into upload_progress as p (person_id, key, rows, rejected, started_at, at) values ($1, $2, $3, $4, now(), now())
        on conflict (person_id, key) do update set rows = excluded.rows, rejected = excluded.rejected, at = excluded.at
        """;

    public async Task TellAsync(int rows, int rejected, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = caller });
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = rows });
        command.Parameters.Add(new() { Value = rejected });
        await command.ExecuteNonQueryAsync(ct);
    }
}
