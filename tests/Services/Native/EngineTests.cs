using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Npgsql;
using Setpoint.AppHost.Native.Processes;

namespace Setpoint.Services.Tests.Native;

[UnsupportedOSPlatform("windows")]
public sealed class EngineTests : IAsyncLifetime, IDisposable
{
    private static readonly HttpClient s_http = new();

    private readonly TrialSystem _system = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.StopAsync();

    public void Dispose() => _system.Dispose();

    [Fact]
    public async Task A_whole_system_starts_stops_without_a_trace_and_finds_its_data_again()
    {
        var first = await StartWholeAsync();
        await ExecuteAsync(first, "create table kept (value int)");
        var processes = _system.Processes;
        Assert.Equal(5, processes.Count);   // database, port mapper, broker, program that completes, service

        await _system.StopAsync();
        Assert.DoesNotContain(processes, TrialSystem.IsAlive);
        Assert.Empty(_system.Processes);

        await ExecuteAsync(await StartWholeAsync(), "insert into kept values (1)");
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_variable_that_changes_it()
    {
        using var somebody = new TcpListener(IPAddress.Loopback, 0);
        somebody.Start();
        var port = ((IPEndPoint)somebody.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => _system.StartAsync(builder => TrialSystem.Probe(builder, "gateway", port)));

        Assert.Contains($"Port {port} is in use", refused.Message, StringComparison.Ordinal);
        Assert.Contains("SETPOINT_PORT", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_fails_half_way_tells_why_and_leaves_nothing_behind()
    {
        var failed = await Assert.ThrowsAsync<NativeProcessException>(() => _system.StartAsync(builder =>
        {
            var healthy = TrialSystem.Probe(builder, "healthy");
            TrialSystem.Probe(builder, "broken").WaitFor(healthy).WithEnvironment("PROBE_EXIT", "3");
        }));
        var processes = _system.Processes;
        await _system.StopAsync();

        Assert.Contains("broken exited with 3", failed.Message, StringComparison.Ordinal);
        Assert.Contains("the probe was told to end", failed.Message, StringComparison.Ordinal);
        Assert.NotEmpty(processes);
        Assert.DoesNotContain(processes, TrialSystem.IsAlive);
    }

    [Fact]
    public async Task A_killed_service_comes_back_at_its_address_with_its_variables()
    {
        IResourceBuilder<ProjectResource>? service = null;
        await _system.StartAsync(builder => service = TrialSystem.Probe(builder, "goals").WithEnvironment("COLOUR", "green"));
        var address = service!.Resource.Http!.Url;
        var before = await s_http.GetStringAsync($"{address}/process");

        await service.Resource.Run.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => s_http.GetStringAsync($"{address}/health"));
        await service.Resource.Run.StartAsync(CancellationToken.None);

        Assert.False(string.Equals(before, await s_http.GetStringAsync($"{address}/process"), StringComparison.Ordinal));
        Assert.Equal("green", await s_http.GetStringAsync($"{address}/variables/COLOUR"));
    }

    [Fact]
    public async Task The_next_start_ends_what_a_killed_run_has_left_and_nothing_else()
    {
        var ledger = new ProcessLedger(Path.Combine(_system.StateFolder, "processes"));
        using var left = NativeProcess.Start(new("left", "sleep", "600"));
        using var elses = NativeProcess.Start(new("somebody else's", "sleep", "600"));
        ledger.Record(left);

        await _system.StartAsync(_ => { });

        Assert.True(left.Exited.IsCompleted || !TrialSystem.IsAlive(left.Id));
        Assert.True(TrialSystem.IsAlive(elses.Id));
        elses.Kill();
    }

    [Fact]
    public async Task Children_end_with_a_parent_that_is_killed()
    {
        var probes = Enumerable.Range(0, 2).Select(_ => Path.GetTempFileName()).ToArray();
        // A shell stands in for the engine: what counts is the signal that every child is started with.
        var child = string.Join(' ', new ProcessSpec("child", "sleep", "600").CommandLine());
        using var parent = NativeProcess.Start(new("parent", "sh", "-c", $"{child} & echo $! > {probes[0]}; {child} & echo $! > {probes[1]}; wait"));
        await Eventually(() => probes.All(file => new FileInfo(file).Length > 0));
        var children = probes.Select(file => int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)).ToList();
        await Eventually(() => children.TrueForAll(TrialSystem.IsAlive));

        parent.Kill();

        await Eventually(() => !children.Exists(TrialSystem.IsAlive));
        Array.ForEach(probes, File.Delete);
    }

    private static async Task Eventually(Func<bool> seen)
    {
        for (var i = 0; i < 300 && !seen(); i++)
        {
            await Task.Delay(100);
        }
        Assert.True(seen());
    }

    private async Task<string> StartWholeAsync()
    {
        IResourceBuilder<PostgresServerResource>? postgres = null;
        IResourceBuilder<ProjectResource>? service = null;
        await _system.StartAsync(builder =>
        {
            postgres = builder.AddPostgres("postgres").WithDataVolume("data");
            var rabbit = builder.AddRabbitMQ("rabbitmq").WithDataVolume("queues");
            var once = TrialSystem.Probe(builder, "once").WithEnvironment("PROBE_EXIT", "7").WaitFor(postgres);
            once.Resource.HealthPath = null;
            service = TrialSystem.Probe(builder, "service")
                .WithReference(postgres).WithReference(rabbit).WaitFor(rabbit).WaitForCompletion(once, exitCode: 7);
        });
        var connection = (await postgres!.Resource.ConnectionStringExpression.GetValueAsync())!;
        Assert.Equal(connection, await s_http.GetStringAsync($"{service!.Resource.Http!.Url}/variables/ConnectionStrings__postgres"));
        return connection;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
