namespace Setpoint.Goals.Domain;

/// <summary>What people write into a step of a milestone; with an <paramref name="Id"/> where it exists already.</summary>
internal sealed record StepContent(StepId? Id, string Title, decimal Weight, DateOnly? Due, string? ExternalKey);

/// <summary>What people write into a key result; with an <paramref name="Id"/> where it exists already.</summary>
/// <param name="Low">Lower end of a metric's range target, or of a limit that is kept.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Start">Its own first day, where it has dates of its own.</param>
/// <param name="End">Its own last day.</param>
internal sealed record KeyResultContent(
    KeyResultId? Id,
    string Title,
    Guid OwnerId,
    decimal Weight,
    Measure Measure,
    Guid? MetricId,
    decimal? Baseline,
    decimal? Target,
    string? UnitOfMeasure,
    int Decimals,
    MetricReading Reading = MetricReading.Latest,
    decimal? Low = null,
    decimal? High = null,
    DateOnly? Start = null,
    DateOnly? End = null)
{
    public IReadOnlyList<PhasePoint> Phases { get; init; } = [];

    public IReadOnlyList<StepContent> Steps { get; init; } = [];

    /// <summary>The key result of an earlier objective that a new one continues.</summary>
    public KeyResultId? Continues { get; init; }

    public Aim Aim => new(Baseline, Target, Low, High);

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="field">Where it stands in the request.</param>
    public IEnumerable<BrokenRule> BrokenRules(string field) =>
        [.. Sizes(field), .. Measure is Measure.Metric or Measure.Number ? AimRules(field) : NoAim(field), .. MetricRules(field), .. LimitRules(field), .. PhaseRules(field), .. StepRules(field)];

    /// <summary>What is wrong with its dates inside the window of its objective.</summary>
    public IEnumerable<BrokenRule> BrokenDates(Window window, string field)
    {
        var own = new Window(Start ?? window.Start, End ?? window.End);
        if (!window.Contains(own.Start))
        {
            yield return new("key-result-outside-window", $"{field}.start", "must be inside the objective's cycle");
        }

        if (!window.Contains(own.End))
        {
            yield return new("key-result-outside-window", $"{field}.end", "must be inside the objective's cycle");
        }

        if (own.End <= own.Start)
        {
            yield return new("key-result-ends-before-it-starts", $"{field}.end", "must be after the start");
        }

        for (var i = 0; i < Phases.Count; i++)
        {
            if (!own.Contains(Phases[i].Day) || Phases[i].Day == own.End)
            {
                yield return new("phase-outside-window", $"{field}.phases[{i}].date", "must be inside the window and before its last day, when the target is due");
            }
            else if (i > 0 && Phases[i].Day <= Phases[i - 1].Day)
            {
                yield return new("phases-out-of-order", $"{field}.phases[{i}].date", "must be after the one before");
            }
        }
    }

    private IEnumerable<BrokenRule> Sizes(string field)
    {
        if (string.IsNullOrWhiteSpace(Title))
        {
            yield return new("key-result-without-title", $"{field}.title", "is required");
        }

        if (Weight is <= 0 or > Limits.Weight)
        {
            yield return new("weight-out-of-range", $"{field}.weight", $"must be above 0 and at most {Limits.Weight}");
        }

        foreach (var (name, value) in new[] { ("baseline", Baseline), ("target", Target), ("low", Low), ("high", High) })
        {
            if (value is { } v && Math.Abs(v) > Limits.Value)
            {
                yield return new("value-out-of-range", $"{field}.{name}", "is too large");
            }
        }
    }

    private IEnumerable<BrokenRule> AimRules(string field)
    {
        var isRange = Measure == Measure.Metric && Target is null && Low is not null && High is not null;
        if (Baseline is null)
        {
            yield return new("baseline-missing", $"{field}.baseline", "is required");
        }

        if (isRange)
        {
            if (Low < High && Aim.Holds(Baseline ?? decimal.MaxValue))
            {
                yield return new("target-equals-baseline", $"{field}.baseline", "must lie outside of the range, or progress has no meaning");
            }

            yield break;
        }

        if (Target is null)
        {
            yield return new("target-missing", $"{field}.target", Measure == Measure.Metric ? "is required, or a range from low to high" : "is required");
        }
        else if (Target == Baseline)
        {
            yield return new("target-equals-baseline", $"{field}.target", "must differ from the baseline, or progress has no meaning");
        }

        if (Low is not null || High is not null)
        {
            yield return new("limit-unexpected", Low is not null ? $"{field}.low" : $"{field}.high", "belongs to a metric's range target or to a kept limit");
        }
    }

    private IEnumerable<BrokenRule> NoAim(string field)
    {
        if (Baseline is not null)
        {
            yield return new("baseline-unexpected", $"{field}.baseline", "belongs to the measures metric and number");
        }

        if (Target is not null)
        {
            yield return new("target-unexpected", $"{field}.target", "belongs to the measures metric and number");
        }

        if (Measure == Measure.Maintain ? Low is null && High is null : Low is not null || High is not null)
        {
            yield return Measure == Measure.Maintain
                ? new("limit-missing", $"{field}.low", "a limit is required: low, high or both")
                : new("limit-unexpected", Low is not null ? $"{field}.low" : $"{field}.high", "belongs to a metric's range target or to a kept limit");
        }
    }

    private IEnumerable<BrokenRule> LimitRules(string field)
    {
        if (Low >= High)
        {
            yield return new("limit-upside-down", $"{field}.high", "must be above low");
        }
    }

    private IEnumerable<BrokenRule> MetricRules(string field)
    {
        if (Measure == Measure.Metric && MetricId is null)
        {
            yield return new("metric-missing", $"{field}.metricId", "names the metric that is read");
        }

        if (Measure is not (Measure.Metric or Measure.Maintain) && MetricId is not null)
        {
            yield return new("metric-unexpected", $"{field}.metricId", "belongs to the measures metric and maintain");
        }

        if (Measure != Measure.Metric && Reading != MetricReading.Latest)
        {
            yield return new("reading-unexpected", $"{field}.reading", "belongs to the measure metric");
        }
    }

    private IEnumerable<BrokenRule> PhaseRules(string field)
    {
        if (Phases.Count > 0 && (Measure is not (Measure.Metric or Measure.Number) || Target is null))
        {
            yield return new("phases-unexpected", $"{field}.phases", "belong to a target");
        }

        for (var i = 0; i < Phases.Count; i++)
        {
            if (Math.Abs(Phases[i].Value) > Limits.Value)
            {
                yield return new("value-out-of-range", $"{field}.phases[{i}].value", "is too large");
            }
        }
    }

    private IEnumerable<BrokenRule> StepRules(string field)
    {
        if (Measure == Measure.Milestone != Steps.Count > 0)
        {
            yield return new("steps-of-milestone", $"{field}.steps", Measure == Measure.Milestone ? "at least one is required" : "belong to the measure milestone");
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Steps[i].Title))
            {
                yield return new("step-without-title", $"{field}.steps[{i}].title", "is required");
            }

            if (Steps[i].Weight is <= 0 or > Limits.Weight)
            {
                yield return new("weight-out-of-range", $"{field}.steps[{i}].weight", $"must be above 0 and at most {Limits.Weight}");
            }

            if (Steps[i].Id is { } id && Steps.Take(i).Any(s => s.Id == id))
            {
                yield return new("step-twice", $"{field}.steps[{i}].id", "is named twice");
            }
        }
    }
}
