using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging.Outbox;

namespace Setpoint.CheckIns.Features.Blockers;

/// <summary>Says of a blocker's latest step whom it concerns: all of them see it by what it names.</summary>
internal sealed class BlockerNews(CheckInsDb db, People people)
{
    public async Task TellAsync(Blocker blocker, Objective objective, CancellationToken ct)
    {
        var step = blocker.Steps.MaxBy(s => s.Number)!;
        var told = step.Kind switch
        {
            BlockerStepKind.Escalated => await LeadsOfAsync(blocker.EscalatedTo!.Value, ct),
            BlockerStepKind.Resolved or BlockerStepKind.Reopened => [blocker.RaisedBy, blocker.OwnerId],
            _ when blocker.HelpingUnitId is { } unit => [blocker.OwnerId, .. await LeadsOfAsync(unit, ct)],
            _ => [blocker.OwnerId],
        };
        var concerned = told.Distinct().Where(p => p != step.By).Order().ToList();
        if (concerned.Count == 0)
        {
            return;
        }

        var names = await people.NamesAsync([step.By], ct);
        db.Publish(new BlockerMoved(
            Guid.CreateVersion7(),
            blocker.Id.Value,
            blocker.ObjectiveId,
            step.Kind.ToString().ToLowerInvariant(),
            objective.Visibility == Visibility.Public ? blocker.Text : null,
            blocker.Severity.ToString().ToLowerInvariant(),
            blocker.Due,
            step.By,
            names.GetValueOrDefault(step.By) ?? "Somebody",
            concerned,
            step.At));
    }

    private Task<List<Guid>> LeadsOfAsync(Guid unit, CancellationToken ct) =>
        db.Database.SqlQuery<Guid>($"""select id as "Value" from leads_of({unit})""").ToListAsync(ct);
}
