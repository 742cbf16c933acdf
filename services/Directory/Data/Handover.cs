using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Directory;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Directory.Data;

/// <summary>
/// Orders the other services to hand things over. They own metrics and objectives, so they decide what is still there to
/// hand over, and tell of it as of any other change.
/// </summary>
internal sealed record Handover(Guid Actor, string Reason, Guid? FromPerson, Guid? ToPerson, Guid? FromUnit, Guid? ToUnit)
{
    private const int InMessage = 500;

    public static Handover OfPerson(Guid actor, string reason, Guid from, Guid to) => new(actor, reason, from, to, null, null);

    public static Handover OfUnit(Guid actor, string reason, Guid from, Guid to) => new(actor, reason, null, null, from, to);

    /// <summary>Adds the orders to the transaction.</summary>
    /// <param name="only">These alone; everything that is held when absent.</param>
    /// <returns>How many things were named.</returns>
    public async Task<int> OrderAsync(DirectoryDb db, Guid[]? only, CancellationToken ct)
    {
        var held = await Holdings.Of(db, FromUnit, FromPerson).Where(h => only == null || only.Contains(h.Id)).ToListAsync(ct);
        foreach (var some in held.Chunk(InMessage))
        {
            db.Publish(new HandoverOrdered(
                Guid.CreateVersion7(), Actor, Reason, FromPerson, ToPerson, FromUnit, ToUnit, Ids(some, "metric"), Ids(some, "objective")));
        }

        return held.Count;
    }

    private static Guid[] Ids(HeldThing[] things, string kind) => [.. things.Where(t => t.Kind == kind).Select(t => t.Id)];
}
