using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>A page that belongs to an objective.</summary>
internal sealed record Link(string Title, string Address);

/// <summary>What is said of an objective beside its content, and what is changed of many at once.</summary>
internal sealed partial class Objective
{
    public const int MostTags = 20;
    public const int LongestTag = 50;
    public const int MostLinks = 20;

    /// <summary>Where it stands in its unit's list of the cycle; 0 where nobody said.</summary>
    public int Position { get; private set; }

    public string[] Tags { get; private set; } = [];

    public string[] LinkTitles { get; private set; } = [];

    public string[] LinkAddresses { get; private set; } = [];

    public void PlaceAt(int position)
    {
        if (position != Position)
        {
            Position = position;
            Changed();
        }
    }

    /// <summary>The same word in another case is the same tag.</summary>
    public void Tag(IEnumerable<string> tags)
    {
        string[] wanted = [.. tags.Select(t => t.Trim()).DistinctBy(t => t.ToUpperInvariant()).Order(StringComparer.Ordinal)];
        if (!wanted.SequenceEqual(Tags))
        {
            Tags = wanted;
            Changed();
        }
    }

    public void LinkTo(IReadOnlyCollection<Link> links)
    {
        (LinkTitles, LinkAddresses) = ([.. links.Select(l => l.Title.Trim())], [.. links.Select(l => l.Address)]);
        Changed();
    }

    /// <summary>Another owner or another visibility, and nothing else.</summary>
    public void Amend(Guid? owner, Visibility? visibility)
    {
        if (Lifecycle is Lifecycle.Graded or Lifecycle.Retired)
        {
            throw new DomainException("objective-finished", $"a {Lifecycle.ToString().ToLowerInvariant()} objective no longer changes");
        }

        if (Personal && owner is { } other && other != OwnerId)
        {
            throw new DomainException("personal-objective", "one person's own objective does not go to another");
        }

        if (visibility == Visibility.Private && _alignments.Exists(a => a.Relation == Relation.Contributes))
        {
            throw new DomainException("private-only-supports", "a private objective can only support");
        }

        var before = (OwnerId, UnitId);
        (OwnerId, Visibility) = (owner ?? OwnerId, visibility ?? Visibility);
        Reconsider(before);
        Changed();
    }

    /// <summary>Another unit is accountable, by a decision about this objective.</summary>
    public void Move(Guid unit)
    {
        Require(Lifecycle is not (Lifecycle.Graded or Lifecycle.Retired), "what is finished stays with the unit that did it");
        var before = (OwnerId, UnitId);
        MoveTo(unit);
        Reconsider(before);
    }
}
