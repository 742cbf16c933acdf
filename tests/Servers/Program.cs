// The one PostgreSQL and RabbitMQ of a run of ./test: servers <file>. Writes into the file, once both are ready, the
// variables by which TestInfrastructure finds them, and stays until it is told to stop.
using Setpoint.AppHost.Native.Servers;

await using var servers = await ThrowAwayServers.StartAsync(CancellationToken.None);
await File.WriteAllLinesAsync($"{args[0]}.unfinished",
[
    $"export SETPOINT_TEST_POSTGRES='{servers.Postgres}'",
    $"export SETPOINT_TEST_RABBITMQ='{servers.RabbitMq}'",
    $"export SETPOINT_TEST_RABBITMQ_MANAGEMENT='{servers.RabbitMqManagement}'",
]);
File.Move($"{args[0]}.unfinished", args[0], overwrite: true);
await Task.Delay(Timeout.Infinite);
