using System.Globalization;
using System.Net;
using Npgsql;

namespace Setpoint.Services.Tests.Metrics.Sources;

/// <summary>The tests' own PostgreSQL as somebody's warehouse, with a login that could write.</summary>
public sealed class SqlSourceTests(SourcesFixture sources) : IClassFixture<SourcesFixture>, IAsyncLifetime
{
    private const string Password = "Zq7-sql-password";

    private static int s_logins;

    private readonly string _login = $"reader_{Guid.NewGuid():N}";
    private readonly string _secret = $"warehouse-{Interlocked.Increment(ref s_logins)}";

    public async Task InitializeAsync()
    {
        await sources.ExecuteAsync(
            $"""
            create role {_login} login password '{Password}';
            drop table if exists sales_of_day;
            create table sales_of_day (day date primary key, amount numeric, at timestamptz);
            insert into sales_of_day values ('2026-11-18', 10.5, '2026-11-18 22:00Z'), ('2026-11-19', null, now()), ('2026-11-20', 12, '2026-11-20 22:00Z');
            create or replace function write_it() returns int language plpgsql as 'begin insert into sales_of_day values (current_date, 1, now()); return 1; end';
            grant all on sales_of_day to {_login};
            """);
        var (status, body) = await sources.SetSecretAsync(_secret, Connection(Password), []);
        Assert.True(status == HttpStatusCode.NoContent, $"{body}");
    }

    public Task DisposeAsync() => sources.ExecuteAsync($"drop owned by {_login}; drop role {_login}");

    [Fact]
    public async Task A_query_brings_the_values_of_its_look_back()
    {
        var metric = await sources.MetricAsync(SourcesFixture.Sql(_secret, "select amount as value, day as at from sales_of_day where day >= $1::date order by day -- all of them, please;"));
        var run = await sources.RunAsync(metric);
        Assert.Equal((2, 2, null), ((int)run["rows"]!, (int)run["inserted"]!, (string?)run["error"]));
        Assert.Equal(["2026-11-20T12:00:00+00:00=12", "2026-11-18T12:00:00+00:00=10.5"], await sources.ObservationsAsync(metric));
        Assert.Equal(0, (int)(await sources.RunAsync(metric))["inserted"]!);

        var instants = await sources.TestAsync(SourcesFixture.Sql(_secret, "select amount::float8 as VALUE, at from sales_of_day"));
        Assert.Equal("2026-11-20T22:00:00+00:00", (string?)instants["values"]![0]!["at"]);
        Assert.Equal(12m, (decimal)(await sources.TestAsync(SourcesFixture.Sql(_secret, "with days as (select * from sales_of_day) select max(amount) as value from days; \n")))["values"]![0]!["value"]!);
    }

    [Theory]
    [InlineData("insert into sales_of_day values (current_date, 1, now()) returning 1 as value", "The database refused")]
    [InlineData("with w as (insert into sales_of_day values (current_date, 1, now()) returning 1 as value) select * from w", "The database refused")]
    [InlineData("select write_it() as value", "The query wants to write")]
    [InlineData("select write_it() as value from (select set_config('transaction_read_only', 'off', true)) x", "The")]
    [InlineData("select 1 as value) as source; insert into sales_of_day values (current_date, 1, now()); select * from (select 1 as value", "The database refused: cannot insert multiple commands")]
    [InlineData("select 1 as value) as source; commit; insert into sales_of_day values (current_date, 1, now()); --", "The database refused")]
    [InlineData("select 1 as value) as source; commit; insert into sales_of_day values (current_date, 1, now()); select * from (select $1 as value", "The database refused: cannot insert multiple commands")]
    [InlineData("copy sales_of_day to stdout", "The database refused")]
    public async Task Nothing_that_writes_gets_through(string query, string error)
    {
        Assert.StartsWith(error, await sources.ErrorAsync(SourcesFixture.Sql(_secret, query)));
        Assert.Equal(3, await sources.Metrics.QueryAsync<long>("select count(*) from sales_of_day"));
    }

    [Theory]
    [InlineData("select amount from sales_of_day", "The query has no column named value.")]
    [InlineData("select amount as value from sales_of_day", "The query gives more than one row and no column named at.")]
    [InlineData("select 'x' as value", "The column value is text, not a number.")]
    [InlineData("select 'NaN'::numeric as value", "Row 1, value: is NaN, infinite or too large to store.")]
    [InlineData("select 10::numeric ^ 40 as value", "Row 1, value: is NaN, infinite or too large to store.")]
    [InlineData("select 'NaN'::float8 as value", "Row 1, value: is NaN, infinite or too large to store.")]
    [InlineData("select 1 as value, now()::timestamp as at", "Row 1, at: has no time zone; cast it to date, or make it a timestamptz with 'at time zone'.")]
    [InlineData("select 1 as value, 'infinity'::timestamptz as at", "Row 1, at: is ")]
    [InlineData("select 1 as value, null::date as at", "Row 1, at: is null.")]
    [InlineData("select null::int as value", "There is no value.")]
    [InlineData("select * from nowhere", "The database refused: relation \"nowhere\" does not exist (42P01)")]
    [InlineData("select n as value, '2026-11-20'::date as at from generate_series(1, 20001) n", "The query gives more than 20000 rows.")]
    public async Task What_is_wrong_is_said_in_words(string query, string error) =>
        Assert.StartsWith(error, await sources.ErrorAsync(SourcesFixture.Sql(_secret, query)));

    [Fact]
    public async Task A_query_that_takes_too_long_is_stopped()
    {
        var error = await sources.ErrorAsync(SourcesFixture.Sql(_secret, "select 1 as value from pg_sleep(30)", timeout: 1));
        Assert.Matches("took too long|within 1 s", error);
        await Setpoint.Testing.Services.Eventually.TrueAsync(async () =>
            await sources.Metrics.QueryAsync<long>("select count(*) from pg_stat_activity where usename = $1", _login) == 0);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_says_why_without_the_secret()
    {
        var source = SourcesFixture.Sql(_secret, "select 1 as value");
        await sources.SetSecretAsync(_secret, Connection("Zq7-another").Replace(_login, "nobody_here", StringComparison.Ordinal), []);
        var refused = await sources.ErrorAsync(source);
        Assert.NotNull(refused);
        Assert.DoesNotContain("Zq7", refused);

        await sources.SetSecretAsync(_secret, Connection(Password) + ";Passfile=/etc/passwd", []);
        Assert.Equal($"The secret {_secret} sets Passfile; a source's connection may set only Host, Port, Database, Username, Password, SSL Mode.", await sources.ErrorAsync(source));
        await sources.SetSecretAsync(_secret, "Zq7-no-connection", []);
        Assert.Equal($"The secret {_secret} is no connection string such as Host=…;Database=…;Username=…;Password=….", await sources.ErrorAsync(source));
        await sources.SetSecretAsync(_secret, Connection(Password).Replace("127.0.0.1", "169.254.169.254", StringComparison.Ordinal), []);
        Assert.Equal("The host 169.254.169.254 is the metadata address of a cloud, which sources may not reach unless an operator allows it.", await sources.ErrorAsync(source));
    }

    private string Connection(string password)
    {
        var own = new NpgsqlConnectionStringBuilder(sources.Metrics.ConnectionString);
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={own.Port};Database={own.Database};Username={_login};Password={password}");
    }
}
