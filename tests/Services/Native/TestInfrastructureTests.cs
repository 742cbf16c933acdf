using Npgsql;
using Setpoint.Testing.Infrastructure;

namespace Setpoint.Services.Tests.Native;

public sealed class TestInfrastructureTests
{
    [Fact]
    public async Task PostgreSQL_answers_and_does_not_wait_for_the_disk()
    {
        var infrastructure = await TestInfrastructure.StartOrReuseAsync();

        await using var connection = new NpgsqlConnection(infrastructure.PostgresAdmin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select current_setting('fsync')", connection);
        Assert.Equal("off", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Each_virtual_host_is_new()
    {
        var infrastructure = await TestInfrastructure.StartOrReuseAsync();

        var first = await infrastructure.CreateVirtualHostAsync();
        var second = await infrastructure.CreateVirtualHostAsync();

        Assert.False(string.Equals(first, second, StringComparison.Ordinal));
        Assert.StartsWith("amqp://", first, StringComparison.Ordinal);
        await infrastructure.DeleteVirtualHostAsync(first);
        await infrastructure.DeleteVirtualHostAsync(second);
    }
}
