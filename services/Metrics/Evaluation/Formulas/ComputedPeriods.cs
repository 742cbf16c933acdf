using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>Reads the values of inputs: as they are, or as they were known at a past moment.</summary>
internal delegate Task<Dictionary<int, SeriesValues>> ReadValues(IReadOnlyCollection<ValueRange> ranges, CancellationToken ct);

/// <summary>Computes periods of metrics from the values of others: one reading for many of them, then arithmetic.</summary>
internal sealed class ComputedPeriods(Inputs inputs, ReadValues read, DateTimeOffset now)
{
    /// <summary>So many values are held at once; more are read and computed in slices of time.</summary>
    private const int MostValues = 500_000;

    /// <param name="tasks">Each with the days it is computed for.</param>
    public async Task<List<ComputedPeriod>> OfAsync(IEnumerable<FormulaTask> tasks, CancellationToken ct)
    {
        var computed = new List<ComputedPeriod>();
        var (together, size) = (new List<FormulaTask>(), 0L);
        foreach (var slice in tasks.SelectMany(SlicesOf))
        {
            var weight = WeightOf(slice);
            if (together.Count > 0 && size + weight > MostValues)
            {
                await ComputeAsync(together, computed, ct);
                (together, size) = ([], 0);
            }

            together.Add(slice);
            size += weight;
        }

        await ComputeAsync(together, computed, ct);
        return computed;
    }

    /// <summary>Cuts days where periods begin, so that no piece has more days than asked for, or one period.</summary>
    public static IEnumerable<(DateOnly From, DateOnly To)> Cut(PeriodCalendar calendar, (DateOnly From, DateOnly To) days, int most)
    {
        var (from, period) = (days.From, calendar.PeriodOf(days.From));
        for (; period.Next.Start <= days.To; period = period.Next)
        {
            if (period.Next.End.DayNumber - from.DayNumber >= most)
            {
                yield return (from, period.End);
                from = period.Next.Start;
            }
        }

        yield return (from, days.To);
    }

    /// <summary>What a formula of the task sees.</summary>
    public FormulaValues ValuesOf(FormulaTask task, Formula formula, Dictionary<int, SeriesValues> values)
    {
        var named = formula.References.Select(r => r.Name).Distinct(StringComparer.Ordinal)
            .ToDictionary(n => n, n => values[inputs.Of(new Reference(0, n, 0)).Series], StringComparer.Ordinal);
        var tagged = formula.Tags.SelectMany(tag => inputs.Of(task, tag).Select(i => (Tag: tag, Input: i))).ToList();
        return new FormulaValues(named, period =>
        {
            var end = task.Calendar.CompleteAt(period);
            var counted = tagged.Where(t => inputs.Counts(t.Input, task, end < now ? end : now)).ToList();
            return Mixes(counted, task) ? null : counted.ConvertAll(t => new TaggedSeries(t.Tag, t.Input.UnitId, t.Input.Series, t.Input.Archived, values[t.Input.Series]));
        });
    }

    /// <summary>Everything that a task's formulas read, and for which days.</summary>
    public IEnumerable<ValueRange> RangesOf(FormulaTask task)
    {
        foreach (var (name, tag, back) in task.Formulas.All.SelectMany(f => f.Reach(task.Calendar.Cadence)))
        {
            var days = (task.Calendar.PeriodOf(task.Days.From).Start.AddDays(-back), task.Calendar.PeriodOf(task.Days.To).End);
            var found = name is not null ? [inputs.Of(new Reference(0, name, 0))] : inputs.Of(task, tag!);
            foreach (var input in found)
            {
                yield return new ValueRange(input, days, task.Calendar.Cadence, LastKnown: tag is not null);
            }
        }
    }

    /// <summary>A reorganization may bring metrics together that were never to be added up.</summary>
    private static bool Mixes(List<(string Tag, Input Input)> counted, FormulaTask task) =>
        counted.Exists(c => !c.Input.Rhythm.Fits(new Rhythm(task.Calendar.Cadence, task.Calendar.Named?.Id)))
        || counted.GroupBy(c => c.Tag).Any(g => g.Select(c => c.Input.UnitOfMeasure).Distinct(StringComparer.Ordinal).Select(Measure.Of).ToList() is var units && units.Exists(u => !u.Same(units[0])));

    private async Task ComputeAsync(List<FormulaTask> tasks, List<ComputedPeriod> computed, CancellationToken ct)
    {
        if (tasks.Count > 0)
        {
            var values = await read([.. tasks.SelectMany(RangesOf)], ct);
            computed.AddRange(tasks.SelectMany(t => Of(t, values)));
        }
    }

    private IEnumerable<FormulaTask> SlicesOf(FormulaTask task)
    {
        var perDay = RangesOf(task).Sum(r => 1.0 / (r.Input.Cadence == Cadence.Daily ? 1 : Formula.LongestPeriod(r.Input.Cadence)));
        var most = (int)Math.Clamp(MostValues / Math.Max(perDay, 1), 1, MostValues);
        return Cut(task.Calendar, task.Days, most).Select(days => task with { Days = days });
    }

    private long WeightOf(FormulaTask task) => RangesOf(task).Sum(r =>
        (long)(r.Days.To.DayNumber - r.Days.From.DayNumber + 1) / (r.Input.Cadence == Cadence.Daily ? 1 : Formula.LongestPeriod(r.Input.Cadence)) + 1);

    private IEnumerable<ComputedPeriod> Of(FormulaTask task, Dictionary<int, SeriesValues> values)
    {
        var own = RangesOf(task).Select(r => values[r.Input.Series]).Distinct().ToList();
        var running = task.Calendar.RunningAt(now);
        var evaluations = new Dictionary<Formula, FormulaEvaluation>();
        for (var period = task.Calendar.PeriodOf(task.Days.From); period.Start <= task.Days.To; period = period.Next)
        {
            // What lies ahead is computed where something is known of it, not from a look back alone.
            if (task.Formulas.ValidAt(task.Calendar.EndOf(period)) is not { } formula || (period.Start > running.Start && !own.Exists(v => v.In(period) is not null)))
            {
                continue;
            }

            if (!evaluations.TryGetValue(formula, out var evaluation))
            {
                evaluations.Add(formula, evaluation = new FormulaEvaluation(formula, ValuesOf(task, formula, values)));
            }

            yield return new ComputedPeriod(task, period, evaluation.Of(period));
        }
    }
}
