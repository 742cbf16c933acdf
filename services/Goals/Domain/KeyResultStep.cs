namespace Setpoint.Goals.Domain;

/// <summary>
/// A step of a milestone. Whether it is done is not written here but said, by a check-in or an issue tracker, so that
/// ticking one never makes an editor's save fail.
/// </summary>
internal sealed class KeyResultStep
{
    public KeyResultStep(StepId id, KeyResultId keyResultId) => (Id, KeyResultId) = (id, keyResultId);

    public StepId Id { get; private set; }

    public KeyResultId KeyResultId { get; private set; }

    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    public decimal Weight { get; private set; }

    public DateOnly? Due { get; private set; }

    /// <summary>Of the work item in an issue tracker that ticks it.</summary>
    public string? ExternalKey { get; private set; }

    public void Take(StepContent content, int position)
    {
        Position = position;
        Title = content.Title.Trim();
        Weight = content.Weight;
        Due = content.Due;
        ExternalKey = string.IsNullOrWhiteSpace(content.ExternalKey) ? null : content.ExternalKey.Trim();
    }
}
