using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>Thresholds that are proposed because the metric has held another level: as far from it as they were from the old one.</summary>
/// <param name="Was">What they were when it was proposed.</param>
/// <param name="Proposed">What they would be.</param>
/// <param name="Shift">By how much they move: what was achieved, less where the key result began.</param>
public sealed record ThresholdProposalResponse(
    Guid Id,
    ThresholdBounds Was,
    ThresholdBounds Proposed,
    decimal Shift,
    ThresholdProposalState State,
    string? Reason,
    DateTimeOffset MadeAt,
    DateTimeOffset? DecidedAt,
    PersonName? DecidedBy);

internal static class ThresholdProposals
{
    /// <summary>Of some of them, the newest first, with who decided.</summary>
    /// <param name="asOf">A decision after it was not known yet.</param>
    public static async Task<List<(Guid KeyResultId, ThresholdProposalResponse Response)>> ToResponsesAsync(
        this IQueryable<ThresholdProposal> proposals, MetricsDb db, DateTimeOffset? asOf, CancellationToken ct)
    {
        var rows = await (
            from t in proposals.AsNoTracking()
            join p in db.People on t.DecidedBy equals p.Id into deciders
            from decider in deciders.DefaultIfEmpty()
            orderby t.MadeAt descending, t.Id descending
            select new { Proposal = t, Decider = decider == null ? null : new PersonName(decider.Id, decider.Name) }).ToListAsync(ct);
        return rows.ConvertAll(r => (r.Proposal.KeyResultId, Of(r.Proposal, r.Decider, asOf < r.Proposal.DecidedAt)));
    }

    private static ThresholdProposalResponse Of(ThresholdProposal t, PersonName? decider, bool undecided) => new(
        t.Id,
        FactsJson.Read<ThresholdBounds>(t.Was),
        FactsJson.Read<ThresholdBounds>(t.Proposed),
        t.Shift,
        undecided ? ThresholdProposalState.Proposed : t.State,
        undecided ? null : t.Reason,
        t.MadeAt,
        undecided ? null : t.DecidedAt,
        undecided ? null : decider);
}
