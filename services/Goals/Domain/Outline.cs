namespace Setpoint.Goals.Domain;

/// <summary>A key result by its words and its measure: what a template keeps, and what a draft begins with.</summary>
internal sealed record OutlinedKeyResult(string Title, string Measure);

/// <summary>Key results that have their words and no numbers yet.</summary>
internal sealed partial class Objective
{
    public string[] OutlineTitles { get; private set; } = [];

    public string[] OutlineMeasures { get; private set; } = [];

    public IEnumerable<OutlinedKeyResult> Outline => OutlineTitles.Zip(OutlineMeasures, (title, measure) => new OutlinedKeyResult(title, measure));

    /// <summary>A draft of these words, to which the numbers are still to come.</summary>
    public void Begin(IEnumerable<OutlinedKeyResult> outline) => Keep([.. outline]);

    /// <summary>What got its numbers is a key result; what is agreed has no open ends.</summary>
    private void CloseOutline()
    {
        var known = _keyResults.Select(k => k.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Keep(Lifecycle is Lifecycle.Draft or Lifecycle.Proposed ? [.. Outline.Where(o => !known.Contains(o.Title))] : []);
    }

    private void Keep(List<OutlinedKeyResult> outline)
    {
        if (!outline.SequenceEqual(Outline))
        {
            (OutlineTitles, OutlineMeasures) = ([.. outline.Select(o => o.Title)], [.. outline.Select(o => o.Measure)]);
            Changed();
        }
    }
}
