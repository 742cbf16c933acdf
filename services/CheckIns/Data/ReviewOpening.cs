using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Data;

/// <summary>Opens a review: what it speaks of is found now and stays as it is found.</summary>
internal sealed class ReviewOpening(CheckInsDb db, ReviewFacts facts)
{
    /// <summary>Added to the context; saving is the caller's.</summary>
    public async Task<Review> OpenAsync(Guid unit, ReviewPlan plan, DateTimeOffset scheduled, Guid facilitator, DateTimeOffset now, CancellationToken ct)
    {
        var last = await db.Reviews.Where(r => r.UnitId == unit && r.Kind == plan.Kind).MaxAsync(r => (DateTimeOffset?)r.AsOf, ct);
        var since = last ?? now - TimeSpan.FromDays(7 * plan.EveryWeeks);
        var review = Review.Open(unit, plan, scheduled, facilitator, since, await facts.FindAsync(unit, plan.Parts, since, now, ct), now);
        db.Reviews.Add(review);
        return review;
    }
}
