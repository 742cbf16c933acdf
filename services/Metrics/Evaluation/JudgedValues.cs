using System.Runtime.InteropServices;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>The values of a batch by series and day, with what they are judged to be: columns, because there may be 100,000 of them.</summary>
internal sealed class JudgedValues
{
    private readonly int[] _from;

    /// <param name="subjects">By series.</param>
    /// <param name="values">Is sorted.</param>
    public JudgedValues(IReadOnlyList<Subject> subjects, List<PeriodNow> values, DateTimeOffset now)
    {
        All = values;
        var keys = values.ConvertAll(v => ((long)v.Subject.Series << 32) | (uint)v.Period.Start.DayNumber);
        CollectionsMarshal.AsSpan(keys).Sort(CollectionsMarshal.AsSpan(values));
        (Starts, Healths, States) = (new DateOnly[values.Count], new Health?[values.Count], new long?[values.Count]);
        for (var i = 0; i < values.Count; i++)
        {
            var v = values[i];
            (Starts[i], Healths[i]) = (v.Period.Start, v.IsProvisional ? null : v.Subject.Judge(v.Period, v.Value, now));
        }

        _from = new int[subjects.Count + 1];
        for (int place = 0, i = 0; place < subjects.Count; place++)
        {
            for (; i < values.Count && values[i].Subject == subjects[place]; i++)
            {
            }

            _from[place + 1] = i;
        }
    }

    public List<PeriodNow> All { get; }

    public DateOnly[] Starts { get; }

    /// <summary>None where it is not judged: it runs, has no value or is provisional.</summary>
    public Health?[] Healths { get; }

    /// <summary>What is confirmed after it.</summary>
    public long?[] States { get; }

    /// <summary>Where the values of the subject at a place stand.</summary>
    public Range Of(int place) => _from[place].._from[place + 1];

    /// <summary>The first day on which it has one.</summary>
    public DateOnly? FirstOf(int place) => _from[place] == _from[place + 1] ? null : Starts[_from[place]];
}
