using Npgsql;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Testing.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>Check-ins that come while others are being kept are kept together; nobody can tell that from the result.</summary>
public sealed class TogetherTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task What_is_kept_together_ends_as_if_kept_alone_and_what_cannot_be_harms_no_other()
    {
        var cycle = await goals.QuarterAsync();
        var objectives = new List<(Guid Id, Guid KeyResult)>();
        for (var i = 0; i < 3; i++)
        {
            var made = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number()]));
            objectives.Add((made.Id, made.KeyResults[0].Id));
        }

        var (at, corrected, repeated) = (goals.Clock.GetUtcNow().AddDays(-1), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var connection = new NpgsqlConnection(goals.ConnectionString);
        await connection.OpenAsync();
        await using (var held = await connection.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("lock table check_in in exclusive mode", connection, held);
            await hold.ExecuteNonQueryAsync();
            await goals.Broker.PublishAsync(Said(objectives[0], Guid.CreateVersion7(), 1, 3));
            await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from pg_locks where not granted and relation = 'check_in'::regclass)"));

            // These wait behind the first: a correction before what it corrects, the same twice, and one that says nothing readable.
            await goals.Broker.PublishAsync(Said(objectives[1], corrected, 2, 9));
            await goals.Broker.PublishAsync(Said(objectives[1], corrected, 1, 6));
            var said = Said(objectives[2], Guid.CreateVersion7(), 1, 12);
            await goals.Broker.PublishAsync(said, repeated);
            await goals.Broker.PublishAsync(said, repeated);
            await goals.Broker.PublishAsync(said with { CheckInId = Guid.CreateVersion7(), KeyResults = null! });
            await held.RollbackAsync();
        }

        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select count(*) = 1 from dead_letter"));
        await Eventually.SeeAsync(
            async () => new[] { await ProgressAsync(0), await ProgressAsync(1), await ProgressAsync(2) }, seen => seen is [0.25m, 0.75m, 1m]);
        Assert.Equal(
            (3, 2),
            (await goals.QueryAsync<int>("select count(*)::int from check_in"), await goals.QueryAsync<int>("select revision::int from check_in where id = $1", corrected)));
        Assert.Equal(1, await goals.QueryAsync<int>("select count(*)::int from inbox_message where message_id = $1", repeated));

        async Task<decimal?> ProgressAsync(int of) => (await goals.Admin.GetAsync(objectives[of].Id)).Progress;

        CheckInSubmitted Said((Guid Id, Guid KeyResult) of, Guid id, long revision, decimal value) =>
            new(id, revision, of.Id, goals.Org.SalesLead, at, null, [new(of.KeyResult, value, null)]);
    }
}
