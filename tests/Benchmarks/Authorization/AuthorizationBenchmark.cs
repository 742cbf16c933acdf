using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using Setpoint.Benchmarks.Goals;
using Setpoint.Goals;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.Testing.Infrastructure;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.Authorization;

/// <summary>
/// What it costs to ask who somebody is and what they may: one handler behind the token, the caller's filter and the
/// question for their role on a unit, and the same handler open to everybody, in turn on one host.
/// </summary>
internal static class AuthorizationBenchmark
{
    private const int WarmUps = 2_000;
    private const double MostAdded = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 5_000;
        var infrastructure = await TestInfrastructure.StartOrReuseAsync();
        var tokens = await TestTokens.StartOrReuseAsync();
        var org = new TestOrganization();
        var database = await TestDatabase.CloneAsync(infrastructure.PostgresAdmin, typeof(GoalsDb));
        var virtualHost = await infrastructure.CreateVirtualHostAsync();
        await SeedAsync(database, org);
        await using (var app = Host(database, virtualHost, tokens.JwksUrl, org.InsideSales))
        {
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Mint(org.SalesLead, "goals"));
            var met = await MeasureAsync(client, rounds);
            await app.StopAsync();
            await TestDatabase.DropAsync(infrastructure.PostgresAdmin, database);
            await infrastructure.DeleteVirtualHostAsync(virtualHost);
            return met ? 0 : 1;
        }
    }

    private static async Task<bool> MeasureAsync(HttpClient client, int rounds)
    {
        var (authorized, open, added) = (new Delays(), new Delays(), new Delays());
        for (var round = -WarmUps; round < rounds; round++)
        {
            // Who comes first changes, so that neither always finds the other's caches warm.
            var first = await AskAsync(client, round % 2 == 0 ? "/api/goals/asked" : "/open/asked");
            var second = await AskAsync(client, round % 2 == 0 ? "/open/asked" : "/api/goals/asked");
            if (round >= 0)
            {
                var (with, without) = round % 2 == 0 ? (first, second) : (second, first);
                authorized.Add(with);
                open.Add(without);
                added.Add(with - without);
            }
        }

        var difference = authorized.P99 - open.P99;
        Console.WriteLine($"with authorization:    {authorized}");
        Console.WriteLine($"without:               {open}");
        Console.WriteLine($"pair by pair:          {added}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"authorization adds {difference:0.00} ms at p99 (less than {MostAdded} ms)"));
        return difference < MostAdded;
    }

    private static async Task<TimeSpan> AskAsync(HttpClient client, string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        var taken = Stopwatch.GetElapsedTime(start);
        answer.EnsureSuccessStatusCode();
        return taken;
    }

    private static WebApplication Host(string database, string virtualHost, string jwks, Guid unit)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:goalsdb"] = database;
        builder.Configuration["ConnectionStrings:rabbitmq"] = virtualHost;
        builder.Configuration["Identity:JwksUrl"] = jwks;
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.AddSetpointService<GoalsDb>("goals", IntegrationEvents.Declare);
        var app = builder.Build();
        var api = app.MapSetpointService();
        api.MapGet("/asked", async (GoalsDb db, Access access, CancellationToken ct) =>
            await access.RoleOnAsync(unit, ct) >= Role.Lead ? Results.Ok(await ReadAsync(db, ct)) : Results.NotFound());
        app.MapGet("/open/asked", async (GoalsDb db, CancellationToken ct) => Results.Ok(await ReadAsync(db, ct)));
        return app;
    }

    private static Task<List<string>> ReadAsync(GoalsDb db, CancellationToken ct) =>
        db.Database.SqlQuery<string>($"""select name as "Value" from unit order by name""").ToListAsync(ct);

    private static async Task SeedAsync(string database, TestOrganization org)
    {
        await using var source = NpgsqlDataSource.Create(database);
        foreach (var unit in org.Units)
        {
            await RunAsync("insert into unit (id, version, name, slug, kind, parent_id, time_zone) values ($1, 1, $2, $3, $4, $5, 'UTC')", unit.Id, unit.Name, unit.Slug, unit.Kind, unit.ParentId);
            await RunAsync("select refresh_unit_closure($1)", unit.Id);
        }

        foreach (var person in org.People)
        {
            await RunAsync("insert into person (id, version, name, email, kind, active) values ($1, 1, $2, $3, 'human', $4)", person.Id, person.Name, person.Email, person.Active);
            await RunAsync("insert into role_grant (person_id, unit_id, role) values ($1, $2, $3)", person.Id, person.Roles[0].UnitId, person.Roles[0].Role);
        }

        async Task RunAsync(string sql, params object?[] values)
        {
            await using var command = source.CreateCommand(sql);
            Array.ForEach(values, v => command.Parameters.Add(new NpgsqlParameter { Value = v ?? DBNull.Value }));
            await command.ExecuteNonQueryAsync();
        }
    }
}
