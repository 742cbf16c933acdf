using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Outbound;
using Setpoint.Metrics.Sources.Secrets;

namespace Setpoint.Metrics.Sources.Reading;

/// <summary>
/// Runs one select in a read-only transaction on PostgreSQL. Its parameter makes the driver send the text as it is, by the
/// extended protocol, which takes one statement; standing in a subquery it can only be a select.
/// </summary>
internal sealed class SqlReader(OutboundGuard guard)
{
    public async Task<List<SourceValue>> ReadAsync(SqlSettings settings, KnownSecrets secrets, Occasion occasion, int timeoutSeconds, CancellationToken ct)
    {
        var name = SecretReference.Whole(settings.Connection)!;
        var text = SqlConnectionText.Parse(secrets.Connection(name), name);
        secrets.Hide(text.Password);
        var addresses = await guard.AllowedAddressesAsync(text.Host, ct);
        await using var database = text.To(addresses[0], timeoutSeconds);
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using (var readOnly = new NpgsqlCommand("set transaction read only", connection, transaction))
            {
                await readOnly.ExecuteNonQueryAsync(ct);
            }

            return await QueryAsync(connection, transaction, settings.Query!, occasion, ct);
        }
        catch (PostgresException e)
        {
            throw new SourceException(Words(e));
        }
        catch (NpgsqlException e)
        {
            throw new SourceException(e.InnerException is TimeoutException
                ? $"{text.Host} did not answer within {timeoutSeconds} s."
                : e.GetBaseException() is AuthenticationException
                    ? $"No secure connection to {text.Host}: its certificate is not trusted."
                    : $"{text.Host} cannot be reached, or ended the connection.");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new SourceException($"{text.Host} cannot be reached.");
        }
    }

    private static async Task<List<SourceValue>> QueryAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string query, Occasion occasion, CancellationToken ct)
    {
        // The closing line break ends a comment that the query may end with.
        var sql = string.Create(CultureInfo.InvariantCulture, $"select * from (\n{query.TrimEnd().TrimEnd(';')}\n) as source limit {Occasion.MostValues + 1}");
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.Add(new() { Value = occasion.From.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (value, at) = (Column(reader, "value"), Column(reader, "at"));
        if (value < 0)
        {
            throw new SourceException("The query has no column named value.");
        }

        var values = new List<SourceValue>();
        for (var row = 1; await reader.ReadAsync(ct); row++)
        {
            if (row > (at < 0 ? 1 : Occasion.MostValues))
            {
                throw new SourceException(at < 0 ? "The query gives more than one row and no column named at." : $"The query gives more than {Occasion.MostValues} rows.");
            }

            if (!await reader.IsDBNullAsync(value, ct))
            {
                values.Add(new SourceValue(at < 0 ? occasion.Today : await TimeAsync(reader, at, row, occasion, ct), Number(reader, value, row)));
            }
        }

        return values;
    }

    private static async Task<DateTimeOffset> TimeAsync(NpgsqlDataReader reader, int column, int row, Occasion occasion, CancellationToken ct)
    {
        var place = $"Row {row}, at";
        if (await reader.IsDBNullAsync(column, ct))
        {
            throw new SourceException($"{place}: is null.");
        }

        return reader.GetDataTypeName(column) switch
        {
            "date" => occasion.Within(occasion.Day(Day(reader, column, place)), place),
            "timestamp with time zone" => occasion.Within(Instant(reader, column, place), place),
            "text" or "character varying" => occasion.Time(reader.GetString(column), place),
            "timestamp without time zone" => throw new SourceException($"{place}: has no time zone; cast it to date, or make it a timestamptz with 'at time zone'."),
            var other => throw new SourceException($"{place}: is {other}, not a date or a timestamptz."),
        };
    }

    private static DateOnly Day(NpgsqlDataReader reader, int column, string place)
    {
        try
        {
            return reader.GetFieldValue<DateOnly>(column);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new SourceException($"{place}: is no day of our calendar.");
        }
    }

    private static DateTimeOffset Instant(NpgsqlDataReader reader, int column, string place)
    {
        try
        {
            return new DateTimeOffset(reader.GetDateTime(column));
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new SourceException($"{place}: is no instant of our calendar.");
        }
    }

    private static decimal Number(NpgsqlDataReader reader, int column, int row)
    {
        try
        {
            return reader.GetDataTypeName(column) switch
            {
                "numeric" => reader.GetDecimal(column),
                "smallint" or "integer" or "bigint" or "real" or "double precision" => Convert.ToDecimal(reader.GetValue(column), CultureInfo.InvariantCulture),
                var other => throw new SourceException($"The column value is {other}, not a number."),
            };
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException)
        {
            throw new SourceException($"Row {row}, value: is NaN, infinite or too large to store.");
        }
    }

    private static int Column(NpgsqlDataReader reader, string name)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Words(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "The database refused the login.",
        PostgresErrorCodes.QueryCanceled => "The query took too long and was stopped.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "The query wants to write; a source only reads.",
        _ => $"The database refused: {e.MessageText} ({e.SqlState})",
    };
}
