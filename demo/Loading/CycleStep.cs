using Setpoint.Demo.Company;

namespace Setpoint.Demo.Loading;

internal sealed record LoadedCycle(int Objectives, int CheckIns);

/// <summary>
/// One quarter in the order in which it happened: objectives from the company down, published; a check-in a week by each
/// owner; then, where the quarter is over, grades and learning notes.
/// </summary>
internal sealed class CycleStep(
    Gateway api, DemoCompany company, Cycle cycle, KnownOrganization directory, IReadOnlyDictionary<string, Guid> metrics, Speakers speakers)
{
    private readonly List<Objective> _objectives = [.. company.Objectives.Where(objective => objective.Cycle == cycle.Name)];
    private readonly Dictionary<string, KnownObjective> _known = [];

    public async Task<LoadedCycle> LoadAsync(CancellationToken ct)
    {
        var loaded = await FindOrCreateCycleAsync(ct);
        if (loaded.Phase == "closed")
        {
            return new LoadedCycle(_objectives.Count, CheckIns: 0);
        }

        loaded = await MoveToAsync(loaded, "active", ct);
        foreach (var level in Levels())
        {
            await Parallel.ForEachAsync(level, Gateway.SideBySide, async (objective, stop) => await WriteAsync(objective, loaded.Id, stop));
        }

        var checkIns = await CheckInStep.LoadAsync(company, _known, speakers, ct);
        if (!cycle.IsRunning)
        {
            await MoveToAsync(loaded, "grading", ct);
        }

        await Parallel.ForEachAsync(_objectives, Gateway.SideBySide, async (objective, stop) => await FinishAsync(objective, stop));
        if (!cycle.IsRunning)
        {
            await MoveToAsync(await FindOrCreateCycleAsync(ct), "closed", ct);
        }

        return new LoadedCycle(_objectives.Count, checkIns);
    }

    private async Task<ListedCycle> FindOrCreateCycleAsync(CancellationToken ct)
    {
        var all = await api.ListAsync<ListedCycle>("/api/goals/cycles", ct);
        return all.Find(each => each.Name == cycle.Name)
            ?? await api.PostAsync<ListedCycle>("/api/goals/cycles", new { cycle.Name, cycle.Start, cycle.End }, ct);
    }

    private async Task<ListedCycle> MoveToAsync(ListedCycle current, string phase, CancellationToken ct)
    {
        string[] order = ["planning", "active", "grading", "closed"];
        while (Array.IndexOf(order, current.Phase) < Array.IndexOf(order, phase))
        {
            var next = order[Array.IndexOf(order, current.Phase) + 1];
            current = await api.PostIfMatchAsync<ListedCycle>($"/api/goals/cycles/{current.Id}/phase", current.Version, new { phase = next, force = true, reason = "The teams go on planning in the first week." }, ct);
        }

        return current;
    }

    /// <summary>Those that serve nothing first, then those that serve them, and so on.</summary>
    private IEnumerable<List<Objective>> Levels()
    {
        var left = _objectives.ToList();
        while (left.Count > 0)
        {
            var waiting = left.Select(objective => objective.Key).ToHashSet();
            var ready = left.FindAll(objective => !objective.Serves.Any(serves => waiting.Contains(serves.Parent)));
            yield return ready;
            left.RemoveAll(ready.Contains);
        }
    }

    private async Task WriteAsync(Objective objective, Guid cycleId, CancellationToken ct)
    {
        var known = await api.PostAsync<KnownObjective>("/api/goals/objectives", Request(objective, cycleId), ct);
        if (known.Lifecycle == "draft" && objective.Ending != Ending.Draft)
        {
            var step = objective.Ending == Ending.Proposed ? "propose" : "publish";
            known = await api.PostAsync<KnownObjective>($"/api/goals/objectives/{known.Id}/{step}", Because(step), ct);
        }

        lock (_known)
        {
            _known[objective.Key] = known;
        }
    }

    /// <summary>Some units of the story take on more than they should, and say so.</summary>
    private static object Because(string step) =>
        step == "publish" ? new { limitReason = "Agreed at the planning of the quarter: each of them has an owner with time for it." } : new { };

    private object Request(Objective objective, Guid cycleId) => new
    {
        cycleId,
        UnitId = directory.Units[objective.Unit],
        OwnerId = directory.People[objective.Owner],
        objective.Title,
        objective.Why,
        Kind = objective.IsAspirational ? "aspirational" : "committed",
        objective.Visibility,
        ContributorIds = objective.Contributors.Select(person => directory.People[person]),
        KeyResults = objective.KeyResults.Select(keyResult => new
        {
            keyResult.Title,
            OwnerId = directory.People[keyResult.Owner ?? objective.Owner],
            keyResult.Weight,
            Measure = keyResult.Metric is null ? "number" : "metric",
            MetricId = keyResult.Metric is null ? (Guid?)null : metrics[keyResult.Metric],
            keyResult.Baseline,
            keyResult.Target,
            keyResult.UnitOfMeasure,
            keyResult.Decimals,
        }),
        Alignments = objective.Serves.Select(serves => new
        {
            ParentId = _known[serves.Parent].Id,
            Relation = serves.Counts ? "contributes" : "supports",
            serves.Weight,
        }),
        ExternalKey = $"demo:{objective.Key}",
    };

    private async Task FinishAsync(Objective objective, CancellationToken ct)
    {
        var known = _known[objective.Key];
        if (known.Lifecycle != "published")
        {
            return;
        }

        if (objective.Ending == Ending.Retired)
        {
            await api.PostAsync<KnownObjective>($"/api/goals/objectives/{known.Id}/retire", new { reason = objective.RetiredReason }, ct);
        }
        else if (objective.Grade is { } grade)
        {
            var progress = await MeasuredAsync(objective, known, ct);
            await api.PostAsync<KnownObjective>(
                $"/api/goals/objectives/{known.Id}/grade",
                new { Grade = grade.Value ?? Math.Round(progress, 2, MidpointRounding.AwayFromZero), grade.Reason, grade.Learning },
                ct);
        }
    }

    /// <summary>The objective's progress, once it has heard of the last check-in.</summary>
    private async Task<decimal> MeasuredAsync(Objective objective, KnownObjective known, CancellationToken ct)
    {
        var last = company.CheckIns.Last(checkIn => checkIn.Objective == objective.Key).Values;
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var now = await api.GetAsync<KnownObjective>($"/api/goals/objectives/{known.Id}", ct);
            var heard = last.All(said => now.KeyResults[said.KeyResult].Current is { } current && (said.Value is null || said.Value == current));
            if (heard && now.Progress is { } progress)
            {
                return progress;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }

        throw new LoadException($"“{objective.Title}” has not heard of its last check-in.");
    }

    private sealed record ListedCycle(Guid Id, long Version, string Name, string Phase);
}

/// <summary>What the loader needs of an objective's answer.</summary>
internal sealed record KnownObjective(Guid Id, string Lifecycle, decimal? Progress, IReadOnlyList<KnownKeyResult> KeyResults);

internal sealed record KnownKeyResult(Guid Id, decimal? Current);
