using Setpoint.Benchmarks.Ingestion;

return args switch
{
    ["ingestion", .. var rest] => await IngestionBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- ingestion [rounds]");
    return 2;
}
