using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>What a person needs to merge two statements: both, what they dispute, and the two put together.</summary>
internal static class BothSides
{
    /// <summary>Members of a problem: <c>theirs</c>, <c>disputed</c> and <c>merged</c>.</summary>
    /// <param name="before">What both began with; none for two new check-ins.</param>
    /// <param name="theirs">What stands.</param>
    /// <param name="yours">What was sent.</param>
    /// <param name="names">Of whom it names.</param>
    public static Dictionary<string, object?> Of(CheckInRevision? before, CheckIn theirs, CheckInDraft yours, IReadOnlyDictionary<Guid, string> names)
    {
        var (was, their, your) = (before is null ? null : Statement(before), Statement(theirs.Current), yours.Tidy());
        var merged = Merging.Together(was, their, your);
        return new()
        {
            ["theirs"] = CheckInResponse.Of(theirs, names),
            ["disputed"] = Merging.Between(was, their, your),
            ["merged"] = new
            {
                merged.Confidence,
                KeyResults = merged.KeyResults.Select(k => new KeyResultStatement(k.KeyResultId, k.Value, k.Confidence)),
                merged.Changed,
                merged.Blocked,
                merged.Next,
                Steps = (merged.Steps ?? []).Select(s => new StepStatement(s.StepId, s.Done)),
                BasedOn = new SeenCheckIn(theirs.Id.Value, theirs.Version),
            },
        };
    }

    private static CheckInDraft Statement(CheckInRevision said) =>
        new(said.At, said.Confidence, said.KeyResults, said.Changed, said.Blocked, said.Next, said.Steps);
}
