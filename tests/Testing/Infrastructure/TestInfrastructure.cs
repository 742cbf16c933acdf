using System.Net.Http.Headers;
using System.Text;
using Setpoint.AppHost.Native.Servers;

namespace Setpoint.Testing.Infrastructure;

/// <summary>
/// The PostgreSQL and the RabbitMQ of a run of tests: those that ./test has started and tells of in
/// <c>SETPOINT_TEST_POSTGRES</c>, <c>SETPOINT_TEST_RABBITMQ</c> and <c>SETPOINT_TEST_RABBITMQ_MANAGEMENT</c>, otherwise
/// throw-away ones, started once for this process and gone with it.
/// </summary>
public sealed class TestInfrastructure
{
    private static readonly Lazy<Task<TestInfrastructure>> s_shared = new(StartAsync);
    private static readonly HttpClient s_http = new();

    private readonly Uri _management;

    private TestInfrastructure(string postgresAdmin, string rabbitUri, string management)
    {
        PostgresAdmin = postgresAdmin;
        RabbitUri = rabbitUri;
        _management = new Uri(management);
    }

    /// <summary>Npgsql connection string of the superuser, to the database <c>postgres</c>.</summary>
    public string PostgresAdmin { get; }

    /// <summary>amqp URI of the broker's administrator, on the default virtual host.</summary>
    public string RabbitUri { get; }

    public static Task<TestInfrastructure> StartOrReuseAsync() => s_shared.Value;

    /// <summary>Makes a virtual host of its own for a fixture and gives its amqp URI.</summary>
    public async Task<string> CreateVirtualHostAsync()
    {
        var name = $"test-{Guid.NewGuid():N}";
        await ManageAsync(HttpMethod.Put, $"/api/vhosts/{name}");
        return $"{RabbitUri}/{name}";
    }

    /// <summary>Deletes what <see cref="CreateVirtualHostAsync"/> made, with its queues and connections.</summary>
    public Task DeleteVirtualHostAsync(string uri) => ManageAsync(HttpMethod.Delete, $"/api/vhosts/{new Uri(uri).AbsolutePath.TrimStart('/')}");

    private static async Task<TestInfrastructure> StartAsync()
    {
        if (Variable("SETPOINT_TEST_POSTGRES") is { } postgres
            && Variable("SETPOINT_TEST_RABBITMQ") is { } rabbit
            && Variable("SETPOINT_TEST_RABBITMQ_MANAGEMENT") is { } management)
        {
            return new(postgres, rabbit, management);
        }
        var servers = await ThrowAwayServers.StartAsync(CancellationToken.None);
        return new(servers.Postgres, servers.RabbitMq, servers.RabbitMqManagement);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private async Task ManageAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new UriBuilder(_management) { UserName = "", Password = "", Path = path }.Uri);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_management.UserInfo))));
        using var response = await s_http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
