using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Data;

/// <summary>Whoever sees a unit sees its reviews, each without what they may not see; leads and the facilitator run them.</summary>
internal sealed class ReviewAccess(CheckInsDb db, Access access, Caller caller)
{
    public async Task<Review?> FindAsync(Guid id, CancellationToken ct)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == new ReviewId(id), ct);
        return review is not null && await SeesAsync(review, ct) ? review : null;
    }

    public async Task<bool> RunsAsync(Review review, CancellationToken ct) =>
        await access.CanManageAsync(review.UnitId, ct) || await access.OwnsAsync(review.FacilitatorId, review.UnitId, ct);

    /// <summary>Numbers of the items that the caller may read: those about what they may see.</summary>
    public async Task<HashSet<int>> ReadableAsync(Guid review, CancellationToken ct)
    {
        var (me, within) = (caller.PersonId, caller.Within);
        var numbers = await db.Database.SqlQuery<int>(
            $"""
            select i.number as "Value" from review_item i
            where i.review_id = {review} and (i.subject in ('none', 'outcome') or sees_subject({me}, {within}, i.subject, i.subject_id))
            """).ToListAsync(ct);
        return [.. numbers];
    }

    public static AccessFacts FactsOf(Review review) =>
        AccessFacts.OfLed(review.UnitId, "unit", [new OwnReason(review.FacilitatorId, "facilitator", Changes: true)]);

    private async Task<bool> SeesAsync(Review review, CancellationToken ct) =>
        await access.CanSeeAsync(review.UnitId, ct) || await access.OwnsAsync(review.FacilitatorId, review.UnitId, ct);
}
