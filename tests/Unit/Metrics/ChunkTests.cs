using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Ingestion;

namespace Setpoint.Unit.Metrics;

public sealed class ChunkTests
{
    [Fact]
    public void Grouping_is_by_series_and_time_and_the_last_of_equal_moments_stays() =>
        Prop.ForAll<Tuple<byte, byte>[]>(rows =>
        {
            using var chunk = new Chunk();
            for (var i = 0; i < rows.Length; i++)
            {
                chunk.Add(new Row { Series = rows[i].Item1 % 5, At = rows[i].Item2 % 20, HasValue = true, Value = i });
            }

            var expected = rows
                .Select((r, i) => (Series: r.Item1 % 5, At: (long)(r.Item2 % 20), Value: (decimal)i))
                .GroupBy(r => (r.Series, r.At), (_, same) => same.Last())
                .OrderBy(r => r.Series).ThenBy(r => r.At)
                .ToList();
            var actual = new List<(int, long, decimal)>();
            var runs = chunk.Group(out var repeated);
            foreach (var run in runs)
            {
                for (var place = run.Start; place < run.Start + run.Length; place++)
                {
                    var row = chunk[chunk.Order[place]];
                    actual.Add((row.Series, row.At, row.Value));
                }
            }

            return actual.SequenceEqual(expected) && actual.Count + repeated == rows.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_grows_and_can_be_used_again()
    {
        using var chunk = new Chunk();
        for (var i = 0; i < 10_000; i++)
        {
            chunk.Add(new Row { Series = 1, At = 10_000 - i, Value = i });
        }

        Assert.Equal(10_000, chunk.Group(out _).Single().Length);
        chunk.Clear();
        chunk.Add(new Row { Series = 2, At = 1 });
        Assert.Equal(new Run(2, 0, 1), chunk.Group(out _).Single());
    }
}
