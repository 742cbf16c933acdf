using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Setpoint.AppHost.Native.Running;

namespace Setpoint.Unit.Native;

public sealed class DependencyOrderTests
{
    private readonly Part _database = new("database");
    private readonly Part _migrator = new("migrator");
    private readonly Part _service = new("service");
    private readonly Part _gateway = new("gateway");
    private readonly List<string> _events = [];

    public DependencyOrderTests()
    {
        _migrator.Dependencies.Add(new(_database));
        _service.Dependencies.Add(new(_migrator, ExitCode: 0));
        _gateway.Dependencies.Add(new(_service));
    }

    private Resource[] Drawn => [_gateway, _service, _migrator, _database];

    [Fact]
    public async Task Everything_starts_after_what_it_depends_on()
    {
        await StartAsync();

        Assert.Equal(["+database", "+migrator", "+service", "+gateway"], _events);
    }

    [Fact]
    public async Task Everything_stops_before_what_it_depends_on()
    {
        await DependencyOrder.StopAsync(Drawn, resource =>
        {
            _events.Add($"-{resource.Name}");
            return Task.CompletedTask;
        });

        Assert.Equal(["-gateway", "-service", "-migrator", "-database"], _events);
    }

    [Fact]
    public async Task What_does_not_depend_on_each_other_starts_together()
    {
        var other = new Part("other");
        var together = new TaskCompletionSource();
        var started = 0;

        await DependencyOrder.StartAsync(
            [_database, other],
            async (_, cancellation) =>
            {
                if (Interlocked.Increment(ref started) == 2)
                {
                    together.SetResult();
                }
                await together.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
            },
            CancellationToken.None);

        Assert.Equal(2, started);
    }

    [Fact]
    public async Task A_program_that_has_to_complete_and_fails_stops_the_start()
    {
        _migrator.EndsWith = 1;

        var failed = await Assert.ThrowsAsync<DistributedApplicationException>(StartAsync);

        Assert.Contains("'migrator'", failed.Message, StringComparison.Ordinal);
        Assert.Contains("what the migrator said last", failed.Message, StringComparison.Ordinal);
        Assert.Equal(["+database", "+migrator"], _events);
    }

    [Fact]
    public async Task The_first_failure_is_the_one_that_is_told()
    {
        _database.Failure = new InvalidOperationException("no disk");

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Equal("no disk", failed.Message);
        Assert.Empty(_events);
    }

    [Fact]
    public async Task A_circle_is_named()
    {
        _database.Dependencies.Add(new(_gateway));

        var failed = await Assert.ThrowsAsync<DistributedApplicationException>(StartAsync);

        Assert.Contains("gateway → service → migrator → database → gateway", failed.Message, StringComparison.Ordinal);
    }

    private Task StartAsync() => DependencyOrder.StartAsync(
        Drawn,
        async (resource, _) =>
        {
            await Task.Yield();
            if (((Part)resource).Failure is { } failure)
            {
                throw failure;
            }
            lock (_events)
            {
                _events.Add($"+{resource.Name}");
            }
        },
        CancellationToken.None);

    private sealed class Part(string name) : Resource(name)
    {
        public int EndsWith { get; set; }
        public Exception? Failure { get; set; }

        internal override string LastOutput => $"what the {Name} said last";

        internal override Task<int> CompletionAsync() => Task.FromResult(EndsWith);
    }
}
