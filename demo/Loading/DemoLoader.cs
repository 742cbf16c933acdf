using System.Diagnostics;
using System.Globalization;
using Setpoint.Demo.Company;

namespace Setpoint.Demo.Loading;

/// <summary>Loads the demo company through the public API. Every step may be repeated: what is there already is left as it is.</summary>
internal sealed class DemoLoader(HttpClient http, TextWriter output)
{
    public async Task LoadAsync(DateOnly today, CancellationToken ct)
    {
        var started = Stopwatch.StartNew();
        var administrator = await DevelopmentSignIn.AsAdministratorAsync(http, ct);
        var mark = new LoadMark(administrator, http);
        var state = await mark.ReadAsync(today, ct);
        if (state.IsLoaded)
        {
            await output.WriteLineAsync("The demo company is here already.");
            return;
        }

        var company = DemoCompany.Generate(state.AsOf);
        await output.WriteLineAsync(state.IsResumed ? $"Going on with the demo company of {state.AsOf:O}:" : "Loading the demo company:");
        var api = await mark.BeginAsync(state.AsOf, ct);

        var directory = await StepAsync("people", () => OrganizationStep.LoadAsync(api, company, ct), known => $"{known.Units.Count} units, {known.People.Count} people");
        var metrics = await StepAsync("metrics", () => MetricsStep.LoadAsync(api, company, directory, ct), known => $"{known.Ids.Count} metrics, {known.Rows} values");
        var speakers = new Speakers(mark, state.AsOf, directory);
        foreach (var cycle in company.Cycles)
        {
            var step = new CycleStep(api, company, cycle, directory, metrics.Ids, speakers);
            await StepAsync(cycle.Name, () => step.LoadAsync(ct), loaded => $"{loaded.Objectives} objectives, {loaded.CheckIns} check-ins");
        }

        await mark.EndAsync(ct);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Harbor & Vale Logistics is here, after {started.Elapsed.TotalSeconds:0.0} s."));
    }

    private async Task<T> StepAsync<T>(string name, Func<Task<T>> step, Func<T, string> describe)
    {
        var watch = Stopwatch.StartNew();
        var result = await step();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name,-8} {describe(result)}, {watch.Elapsed.TotalSeconds:0.0} s"));
        return result;
    }
}
