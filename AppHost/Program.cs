// The whole system as a diagram. Compiled by .NET Aspire, or by the native engine beside it (see eng/AppHostEngine.props).
using System.Data.Common;
using System.Globalization;

var builder = DistributedApplication.CreateBuilder(args);
var port = int.Parse(builder.Configuration["SETPOINT_PORT"] ?? "8080", CultureInfo.InvariantCulture);

// PostgreSQL and RabbitMQ: started with the system, or somebody else's (SETPOINT_INFRASTRUCTURE=external).
IResourceBuilder<IResourceWithConnectionString> postgres;
IResourceBuilder<IResourceWithConnectionString> rabbitmq;
ReferenceExpression server;   // where the databases are, without anybody's login
if (builder.Configuration["SETPOINT_INFRASTRUCTURE"] is "external")
{
    postgres = builder.AddConnectionString("postgres");
    rabbitmq = builder.AddConnectionString("rabbitmq");
    server = ReferenceExpression.Create($"{WithoutLogin(builder.Configuration["ConnectionStrings:postgres"])}");
}
else
{
    var started = builder.AddPostgres("postgres").WithDataVolume("setpoint-postgres");
    var tcp = started.Resource.PrimaryEndpoint;
    postgres = started;
    rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume("setpoint-rabbitmq");
    server = ReferenceExpression.Create($"Host={tcp.Property(EndpointProperty.Host)};Port={tcp.Property(EndpointProperty.Port)}");
}

// Makes a database with its own logins for everyone below, migrates it, and ends.
var migrator = builder.AddProject<Projects.Migrator>("migrator", launchProfileName: null)
    .WithReference(postgres).WaitFor(postgres);

var gateway = Program<Projects.Gateway>("gateway", port).WithExternalHttpEndpoints();

var directory = Program<Projects.Directory>("directory");
var metrics = Program<Projects.Metrics>("metrics");
var goals = Program<Projects.Goals>("goals");
var checkins = Program<Projects.CheckIns>("checkins");
var notifications = Program<Projects.Notifications>("notifications");

foreach (var service in new[] { directory, metrics, goals, checkins, notifications })
{
    service.WithReference(gateway);                    // only for the public keys it signs calls with
    gateway.WithReference(service).WaitFor(service);   // routes
}

// What sources log in with elsewhere is encrypted under it. 43 letters and digits and the sign that fills up are 32 bytes in base64.
var secretsKey = builder.AddParameter("metrics-encryption-key", new GenerateParameterDefault { MinLength = 43, Special = false }, secret: true, persist: true);
metrics.WithEnvironment("Keys__EncryptionKey", ReferenceExpression.Create($"{secretsKey}="));

// The same for what the gateway signs calls with and for the ID tokens of sessions: its replicas share them in its database.
var entranceKey = builder.AddParameter("gateway-encryption-key", new GenerateParameterDefault { MinLength = 43, Special = false }, secret: true, persist: true);
gateway.WithEnvironment("Keys__EncryptionKey", ReferenceExpression.Create($"{entranceKey}="));

if (builder.Environment.EnvironmentName is "Development")
{
    directory
        .WithEnvironment("Bootstrap__Company", "Harbor & Vale Logistics")
        .WithEnvironment("Bootstrap__Slug", "harbor-vale")
        .WithEnvironment("Bootstrap__TimeZone", "Europe/Amsterdam")
        .WithEnvironment("Bootstrap__AdministratorName", "Ada Sample")
        .WithEnvironment("Bootstrap__AdministratorEmail", "ada.sample@harborvale.example");
}

builder.Build().Run();

// A service or the gateway: its own database and login, the broker, an address, healthy when /health says so.
IResourceBuilder<ProjectResource> Program<TProject>(string name, int? port = null)
    where TProject : IProjectMetadata, new()
{
    var password = builder.AddParameter($"{name}db-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true);
    var database = builder.AddConnectionString(
        $"{name}db", ReferenceExpression.Create($"{server};Database={name};Username={name}_app;Password={password}"));
    migrator.WithEnvironment($"Databases__{name}__Password", password);

    return builder.AddProject<TProject>(name, launchProfileName: null)
        .WithHttpEndpoint(port: port)
        .WithHttpHealthCheck("/health")
        .DisableForwardedHeaders()   // nobody but the gateway decides whom to believe
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
        .WithReference(database)
        .WithReference(rabbitmq).WaitFor(rabbitmq)
        .WaitForCompletion(migrator);
}

static string WithoutLogin(string? connectionString)
{
    var parts = new DbConnectionStringBuilder { ConnectionString = connectionString ?? "" };
    foreach (var login in new[] { "Database", "Username", "User ID", "Password" })
    {
        parts.Remove(login);
    }
    return parts.ConnectionString;
}
