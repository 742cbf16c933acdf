using System.Globalization;
using Setpoint.Demo.Loading;

// Loads Harbor & Vale Logistics into a running platform: demo [--gateway http://127.0.0.1:8080]
var at = Array.IndexOf(args, "--gateway");
if (args.Length != (at < 0 ? 0 : 2) || at > 0 || !Uri.TryCreate(at < 0 ? "http://127.0.0.1:8080" : args[1], UriKind.Absolute, out var gateway))
{
    await Console.Error.WriteLineAsync("usage: demo [--gateway http://127.0.0.1:8080]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = gateway };

try
{
    var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")));
    await new DemoLoader(http, Console.Out).LoadAsync(today, stop.Token);
    return 0;
}
catch (LoadException refused)
{
    await Console.Error.WriteLineAsync($"The demo company could not be loaded: {refused.Message}");
}
catch (HttpRequestException unreachable)
{
    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{gateway} does not answer: {unreachable.Message}"));
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped. Running it again goes on from here.");
}

return 1;
