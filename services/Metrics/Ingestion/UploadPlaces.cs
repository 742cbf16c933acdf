namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// How many large uploads are taken in at once, so that memory is bounded for any number of senders and not for each: the
/// others are not read meanwhile, which their senders' connections feel. A few rows need no place.
/// </summary>
internal sealed class UploadPlaces : IDisposable
{
    private const int AtOnce = 2;

    /// <summary>A sender that trickles must not keep all others out: whoever has waited so long begins beside it.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _places = new(AtOnce);

    public void Dispose() => _places.Dispose();

    /// <summary>For one upload: none taken yet.</summary>
    public Place Begin() => new(_places);

    /// <summary>An upload's place, given back when it is disposed of.</summary>
    internal sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private bool _asked;
        private bool _holds;

        /// <summary>Waits for the place the first time.</summary>
        public async ValueTask TakeAsync(CancellationToken ct)
        {
            if (!_asked)
            {
                _asked = true;
                _holds = await places.WaitAsync(s_longest, ct);
            }
        }

        public void Dispose()
        {
            if (_holds)
            {
                _holds = false;
                places.Release();
            }
        }
    }
}
