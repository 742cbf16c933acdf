using System.Collections.Concurrent;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Testing.Goals;

/// <summary>
/// What metrics and check-ins have said, kept by the one who says it: what has to stand in the end, in whatever order and however
/// often it is heard. Some of it is said twice, under the same message id or another, and some comes late.
/// </summary>
internal sealed class Said(TestBroker broker)
{
    private readonly ConcurrentDictionary<Guid, MetricBook> _metrics = new();
    private readonly List<CheckInSubmitted> _checkIns = [];
    private readonly ConcurrentQueue<Func<Task>> _late = new();

    /// <summary>The periods that have a value, by metric, with that of the latest revision.</summary>
    public IEnumerable<(Guid Metric, DateOnly Start, decimal Value)> Values =>
        _metrics.SelectMany(m => m.Value.Periods.Where(p => p.Value is not null).Select(p => (m.Key, p.Key, p.Value!.Value)));

    /// <summary>Every check-in as it was last corrected.</summary>
    public IReadOnlyList<CheckInSubmitted> CheckIns => _checkIns;

    public void Know(Guid metric) => _metrics[metric] = new MetricBook();

    /// <summary>A period's value, or a correction of it; none withdraws it.</summary>
    public Task ValueAsync(Guid metric, DateOnly start, decimal? value, Random random)
    {
        var book = _metrics[metric];
        MetricValues message;
        lock (book)
        {
            book.Periods[start] = value;
            var latest = book.Periods.LastOrDefault(p => p.Value is not null);
            message = new MetricValues(
                metric, ++book.Revision, latest.Value is null ? null : latest.Key, latest.Value, "green", false, [new PeriodValue(start, value)]);
        }

        return TellAsync(new MetricValuesChanged([message]), random);
    }

    public Task CheckInAsync(CheckInSubmitted first, Random random)
    {
        lock (_checkIns)
        {
            _checkIns.Add(first);
        }

        return TellAsync(first, random);
    }

    /// <summary>Another revision of a check-in that was made before; nothing where there is none.</summary>
    public Task CorrectAsync(Func<CheckInSubmitted, CheckInSubmitted> change, Random random)
    {
        CheckInSubmitted corrected;
        lock (_checkIns)
        {
            if (_checkIns.Count == 0)
            {
                return Task.CompletedTask;
            }

            var place = random.Next(_checkIns.Count);
            corrected = change(_checkIns[place]) with { Revision = _checkIns[place].Revision + 1 };
            _checkIns[place] = corrected;
        }

        return TellAsync(corrected, random);
    }

    /// <summary>Says what was held back.</summary>
    public async Task CatchUpAsync()
    {
        while (_late.TryDequeue(out var tell))
        {
            await tell();
        }
    }

    private async Task TellAsync<T>(T message, Random random)
        where T : class
    {
        var id = Guid.CreateVersion7();
        switch (random.Next(20))
        {
            case 0:
                _late.Enqueue(() => broker.PublishAsync(message, id));
                return;
            case 1:
                await broker.PublishAsync(message, id);
                break;
            case 2:
                await broker.PublishAsync(message);
                break;
        }

        await broker.PublishAsync(message, id);
        if (_late.Count > 100 && _late.TryDequeue(out var late))
        {
            await late();
        }
    }

    private sealed class MetricBook
    {
        public long Revision { get; set; }

        public SortedDictionary<DateOnly, decimal?> Periods { get; } = [];
    }
}
