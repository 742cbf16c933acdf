using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data;

/// <summary>An objective is loaded whole or not at all: its parts have no life of their own.</summary>
internal static class Whole
{
    public static IQueryable<Objective> WithParts(this IQueryable<Objective> objectives) => objectives
        .Include(o => o.KeyResults.OrderBy(k => k.Position)).ThenInclude(k => k.TargetChanges.OrderBy(c => c.Number))
        .Include(o => o.KeyResults.OrderBy(k => k.Position)).ThenInclude(k => k.Steps.OrderBy(s => s.Position))
        .Include(o => o.Alignments)
        .Include(o => o.Contributors)
        .Include(o => o.CoOwners)
        .Include(o => o.Guardrails)
        .AsSplitQuery();

    public static Task<Objective?> FindWholeAsync(this GoalsDb db, Guid id, CancellationToken ct) =>
        db.Objectives.WithParts().SingleOrDefaultAsync(o => o.Id == new ObjectiveId(id), ct);
}
