using Setpoint.Benchmarks.Authorization;
using Setpoint.Benchmarks.Charts;
using Setpoint.Benchmarks.CheckIns;
using Setpoint.Benchmarks.Goals;
using Setpoint.Benchmarks.Import;
using Setpoint.Benchmarks.Ingestion;
using Setpoint.Benchmarks.Portal;

return args switch
{
    ["ingestion", .. var rest] => await IngestionBenchmark.RunAsync(IngestionBars.Hundred, rest),
    ["ingestion-million", .. var rest] => await IngestionBenchmark.RunAsync(IngestionBars.Million, rest),
    ["charts", .. var rest] => await ChartsBenchmark.RunAsync(rest),
    ["propagation", .. var rest] => await PropagationBenchmark.RunAsync(rest),
    ["tree", .. var rest] => await TreeBenchmark.RunAsync(rest),
    ["cascade"] => await CascadeBenchmark.RunAsync(),
    ["operations", .. var rest] => await OperationsBenchmark.RunAsync(rest),
    ["coach", .. var rest] => await CoachBenchmark.RunAsync(rest),
    ["authorization", .. var rest] => await AuthorizationBenchmark.RunAsync(rest),
    ["checkins", .. var rest] => await CheckInsBenchmark.RunAsync(rest),
    ["reminders", .. var rest] => await RemindersBenchmark.RunAsync(rest),
    ["portal", .. var rest] => await PortalBenchmark.RunAsync(rest),
    ["people-import", .. var rest] => await PeopleImportBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- ingestion|ingestion-million|propagation|tree|cascade|coach|authorization [rounds], operations [operations [seed]], people-import [people], checkins [throughput|form|monday], reminders [people], portal [home|routes|map] or charts [metrics]");
    return 2;
}
