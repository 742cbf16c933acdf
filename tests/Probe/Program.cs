// A stand-in for a service in the tests of the native engine. Ends at once with the code in PROBE_EXIT, when there is one.
if (Environment.GetEnvironmentVariable("PROBE_EXIT") is { Length: > 0 } code)
{
    Console.WriteLine("the probe was told to end");
    return int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
}
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health", () => "ok");
app.MapGet("/process", () => Environment.ProcessId);
app.MapGet("/variables/{name}", (string name) => Environment.GetEnvironmentVariable(name));
await app.RunAsync();
return 0;
