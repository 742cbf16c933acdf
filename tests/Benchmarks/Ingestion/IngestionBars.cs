namespace Setpoint.Benchmarks.Ingestion;

/// <summary>How much is sent, and what is asked of it.</summary>
/// <param name="Metrics">Each gets a hundred values.</param>
/// <param name="LeastRatio">Speed, of that of COPY.</param>
/// <param name="MostMessages">Told in one message for every 500 metrics, or every 100,000 values where those are fewer metrics.</param>
internal sealed record IngestionBars(int Metrics, double LeastRatio, int MostMessages, int Rounds)
{
    /// <summary>100,000 observations for 1,000 metrics.</summary>
    public static readonly IngestionBars Hundred = new(1_000, 0.6, 2, 10);

    /// <summary>1,000,000 observations for 10,000 metrics.</summary>
    public static readonly IngestionBars Million = new(10_000, 0.7, 20, 5);
}
