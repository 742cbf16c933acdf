using System.Net;
using Npgsql;

namespace Setpoint.Metrics.Sources.Reading;

/// <summary>
/// A connection string that somebody entrusted as a secret. Only what names a server, a login and how to encrypt is taken;
/// anything that reads files, names several servers or changes how the driver works is refused.
/// </summary>
internal sealed class SqlConnectionText
{
    private static readonly HashSet<string> s_allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Port", "Database", "Username", "Password", "SSL Mode",
    };

    private readonly NpgsqlConnectionStringBuilder _given;

    private SqlConnectionText(NpgsqlConnectionStringBuilder given) => _given = given;

    public string Host => _given.Host!;

    public string Password => _given.Password!;

    /// <exception cref="SourceException">It cannot be used; the message never repeats what it holds.</exception>
    public static SqlConnectionText Parse(string text, string secret)
    {
        NpgsqlConnectionStringBuilder given;
        try
        {
            given = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw new SourceException($"The secret {secret} is no connection string such as Host=…;Database=…;Username=…;Password=….");
        }

        if (given.Keys.FirstOrDefault(k => !s_allowed.Contains(k)) is { } other)
        {
            throw new SourceException($"The secret {secret} sets {other}; a source's connection may set only {string.Join(", ", s_allowed)}.");
        }

        // Without a password the driver would look for one in files of this machine.
        if (string.IsNullOrEmpty(given.Host) || string.IsNullOrEmpty(given.Database) || string.IsNullOrEmpty(given.Username) || string.IsNullOrEmpty(given.Password))
        {
            throw new SourceException($"The secret {secret} needs Host, Database, Username and Password.");
        }

        if (Uri.CheckHostName(given.Host) == UriHostNameType.Unknown)
        {
            throw new SourceException($"The secret {secret} must name one host: no list, no path and no port in it.");
        }

        return new SqlConnectionText(given);
    }

    /// <summary>A source of connections to exactly this address. The certificate is still checked against the host's name.</summary>
    public NpgsqlDataSource To(IPAddress address, int timeoutSeconds)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = address.ToString(),
            Port = _given.Port,
            Database = _given.Database,
            Username = _given.Username,
            Password = _given.Password,
            SslMode = _given.SslMode,
            ApplicationName = "setpoint-source",
            Options = $"-c default_transaction_read_only=on -c statement_timeout={timeoutSeconds}s",
            Timeout = timeoutSeconds,
            CommandTimeout = timeoutSeconds,
            CancellationTimeout = 1_000,
            Pooling = false,
            Multiplexing = false,
            PersistSecurityInfo = false,
            IncludeErrorDetail = false,
            RequireAuth = "Password,MD5,ScramSHA256,None",
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        builder.UseSslClientAuthenticationOptionsCallback(tls => tls.TargetHost = Host);
        return builder.Build();
    }
}
