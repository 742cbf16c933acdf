using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Messaging;

namespace Setpoint.Goals;

/// <summary>
/// Everything this service tells the world. <see cref="ProgressChanged"/> is added by the cascade itself, one batch a run.
/// </summary>
internal static class IntegrationEvents
{
    public static void Declare(EventMap map) => map
        .State<Cycle, CycleChanged>(c => new CycleChanged(c.Id.Value, c.Version, c.Name, c.Start, c.End, Word(c.Phase)))
        .State<Objective, ObjectiveChanged>(StateOf, q => q.WithParts())
        .State<Dependency, DependencyChanged>(StateOf, q => q.Include(d => d.Objective))
        .Internal<ObjectiveTemplate>()
        .Internal<PriorityList>();

    /// <summary>What is not public travels without text.</summary>
    private static ObjectiveChanged StateOf(Objective o)
    {
        var named = o.Visibility == Visibility.Public;
        return new ObjectiveChanged(
            o.Id.Value,
            o.Version,
            o.CycleId.Value,
            o.UnitId,
            o.OwnerId,
            Word(o.Kind),
            Word(o.Visibility),
            Word(o.Lifecycle),
            o.WindowStart,
            o.WindowEnd,
            named ? o.Title : null,
            [.. o.Contributors.Select(c => c.PersonId)],
            [.. o.KeyResults.Where(k => !k.Retired).OrderBy(k => k.Position).Select(k => StateOf(k, named))],
            o.OriginAlertId,
            [.. o.CoOwners.Select(c => c.UnitId).Order()],
            [.. o.Guardrails.Select(g => g.MetricId).Order()],
            [.. o.Alignments.Select(a => a.ParentId.Value).Distinct().Order()],
            o.PublishedAt);
    }

    private static DependencyChanged StateOf(Dependency d)
    {
        var named = d.Objective.Visibility == Visibility.Public;
        return new DependencyChanged(
            d.Id.Value,
            d.Version,
            d.ObjectiveId.Value,
            d.Objective.UnitId,
            d.HelpingUnitId,
            named ? d.What : null,
            d.Due,
            Word(d.State),
            d.AskedBy,
            d.AskedAt,
            d.OwnerId,
            d.DecidedBy,
            d.DecidedAt,
            named ? d.Note : null);
    }

    private static KeyResultState StateOf(KeyResult k, bool named) => new(
        k.Id.Value, Word(k.Measure), k.OwnerId, k.MetricId, k.Weight, k.Baseline ?? 0, k.Target ?? 0, k.UnitOfMeasure, k.Decimals, named ? k.Title : null,
        Word(k.Reading), k.Low, k.High, k.Start, k.End,
        k.Steps.Count == 0 ? null : [.. k.Steps.OrderBy(s => s.Position).Select(s => new MilestoneStep(s.Id.Value, named ? s.Title : null, s.Weight, s.Due))]);

    /// <summary>All words of these contracts are single ones, so lower case is kebab case.</summary>
    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
