using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>Who said it.</summary>
/// <param name="Name">None while this service has not heard of the person.</param>
public sealed record PersonReference(Guid Id, string? Name);

/// <summary>What a check-in says of one key result.</summary>
/// <param name="Value">Entered by hand; none for a key result that reads a metric.</param>
/// <param name="Confidence">0.0…1.0 by tenths.</param>
public sealed record KeyResultStatement(Guid KeyResultId, decimal? Value = null, decimal? Confidence = null)
{
    internal static KeyResultStatement[] Of(CheckInRevision said) =>
        [.. said.KeyResults.Select(k => new KeyResultStatement(k.KeyResultId, k.Value, k.Confidence))];

    internal static KeyResultEntry[] Entries(IReadOnlyList<KeyResultStatement>? statements) =>
        [.. (statements ?? []).OfType<KeyResultStatement>().Select(k => new KeyResultEntry(k.KeyResultId, k.Value, k.Confidence))];
}

/// <summary>What a check-in says of a step of a milestone.</summary>
/// <param name="Done">False takes back that it was.</param>
public sealed record StepStatement(Guid StepId, bool Done = true)
{
    internal static StepStatement[] Of(CheckInRevision said) => [.. said.Steps.Select(s => new StepStatement(s.StepId, s.Done))];

    internal static StepEntry[] Entries(IReadOnlyList<StepStatement>? statements) =>
        [.. (statements ?? []).OfType<StepStatement>().Select(s => new StepEntry(s.StepId, s.Done))];
}

/// <summary>A check-in as it now stands.</summary>
/// <param name="Version">Rises with every correction.</param>
/// <param name="At">The moment it describes.</param>
/// <param name="SubmittedAt">When it was first recorded.</param>
/// <param name="CorrectedAt">When it was last corrected; none if never.</param>
/// <param name="SubmittedBy">Who said it on the author's behalf; none where they spoke for themselves.</param>
/// <param name="Steps">What it says of the steps of milestones.</param>
public sealed record CheckInResponse(
    Guid Id,
    long Version,
    Guid ObjectiveId,
    PersonReference Author,
    DateTimeOffset At,
    decimal? Confidence,
    IReadOnlyList<KeyResultStatement> KeyResults,
    string? Changed,
    string? Blocked,
    string? Next,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? CorrectedAt,
    PersonReference? SubmittedBy = null,
    IReadOnlyList<StepStatement>? Steps = null)
{
    internal static CheckInResponse Of(CheckIn checkIn, IReadOnlyDictionary<Guid, string> names, DateTimeOffset? asOf = null)
    {
        var said = asOf is { } moment ? checkIn.AsOf(moment)! : checkIn.Current;
        return new(
            checkIn.Id.Value,
            said.Number,
            checkIn.ObjectiveId,
            new PersonReference(checkIn.AuthorId, names.GetValueOrDefault(checkIn.AuthorId)),
            said.At,
            said.Confidence,
            KeyResultStatement.Of(said),
            said.Changed,
            said.Blocked,
            said.Next,
            checkIn.SubmittedAt,
            said.Number == 1 ? null : said.RecordedAt,
            checkIn.SubmittedBy == checkIn.AuthorId ? null : new PersonReference(checkIn.SubmittedBy, names.GetValueOrDefault(checkIn.SubmittedBy)),
            StepStatement.Of(said));
    }

    /// <summary>Everybody that these answers name.</summary>
    internal static IEnumerable<Guid> Named(params IEnumerable<CheckIn> checkIns) => checkIns.SelectMany(c => new[] { c.AuthorId, c.SubmittedBy });
}
