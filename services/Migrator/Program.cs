// Makes a database with its own logins for every service and the gateway, and brings its schema up to date.
// ConnectionStrings__postgres is a login that may create roles and databases; Databases__<name>__Password is the
// password that the program of that database logs in with. Safe to run again, and several times at once.
using Microsoft.Extensions.Configuration;
using Setpoint.Migrator;

var settings = new MigratorSettings(new ConfigurationBuilder().AddEnvironmentVariables().Build());
if (settings.Missing(ServiceDatabases.All) is { Count: > 0 } missing)
{
    await Console.Error.WriteLineAsync($"The migrator needs these environment variables: {string.Join(", ", missing)}");
    return 2;
}
await new Migration(settings, Console.WriteLine).RunAsync(ServiceDatabases.All, CancellationToken.None);
return 0;
