using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.Contracts.Goals;
using Setpoint.Messaging;

namespace Setpoint.CheckIns.Consumers;

/// <summary>Keeps what was last said of every step outside of check-ins, in whatever order and however often that is heard.</summary>
internal sealed class KeepTicksOnStepsTicked(CheckInsDb db) : IConsume<StepsTicked>
{
    public Task ConsumeAsync(StepsTicked e, CancellationToken ct)
    {
        var last = e.Steps.GroupBy(s => s.StepId).Select(g => g.OrderBy(s => s.At).ThenBy(s => s.Done).Last()).ToList();
        var (ids, moments, done) = (last.ConvertAll(s => s.StepId).ToArray(), last.ConvertAll(s => s.At.ToUniversalTime()).ToArray(), last.ConvertAll(s => s.Done).ToArray());

        // Ordered by key, so that two messages about the same steps queue up instead of blocking each other.
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into step_ticked as s (step_id, at, done)
            select * from unnest({ids}, {moments}, {done}) as u(id, at, done) order by id
            on conflict (step_id) do update set at = excluded.at, done = excluded.done
            where excluded.at > s.at or (excluded.at = s.at and excluded.done)
            """,
            ct);
    }
}
