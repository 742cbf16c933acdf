using System.Text.RegularExpressions;
using Setpoint.Kernel;

namespace Setpoint.Directory.Domain;

/// <summary>What a unit is in the tree.</summary>
public enum UnitKind
{
    /// <summary>The one root.</summary>
    Company,

    /// <summary>Below the company or another department.</summary>
    Department,

    /// <summary>Where the work is done.</summary>
    Team,
}

/// <summary>A part of the organization: the company, a department or a team, in one tree of any depth.</summary>
internal sealed partial class Unit : AggregateRoot
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 120;

    private readonly List<UnitPlacement> _placements = [];

    private Unit()
    {
    }

    public UnitId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Address of the unit's portal, unique in the organization.</summary>
    public string Slug { get; private set; } = "";

    public UnitKind Kind { get; private set; }

    public UnitId? ParentId { get; private set; }

    public PersonId? LeadId { get; private set; }

    /// <summary>IANA name; the unit's days and weeks begin there.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Takes no new work; its history stays.</summary>
    public bool Archived { get; private set; }

    /// <summary>The unit that took over what this one held.</summary>
    public UnitId? MergedIntoId { get; private set; }

    /// <summary>Every place in the tree it ever had, so that a past period is read by the tree of its time.</summary>
    public IReadOnlyList<UnitPlacement> Placements => _placements;

    /// <summary>Makes a unit. Its first place holds from the beginning: it was there before it was entered here.</summary>
    /// <exception cref="DomainException">A rule of <see cref="Change"/> is broken.</exception>
    public static Unit Create(string name, string slug, UnitKind kind, UnitId? parent, PersonId? lead, string timeZone)
    {
        var unit = new Unit { Id = UnitId.New() };
        unit._placements.Add(new UnitPlacement(DateTimeOffset.MinValue, parent));
        unit.ParentId = parent;
        unit.Change(name, slug, kind, parent, lead, timeZone, DateTimeOffset.MinValue);
        return unit;
    }

    /// <summary>
    /// Describes the unit anew. The company is the root and the only unit without a parent. A description that equals
    /// the present one changes nothing; another parent holds from now on, and the place until now stays in the history.
    /// </summary>
    /// <exception cref="DomainException">Name empty or too long, slug malformed, a root that is no company or a company below something.</exception>
    public void Change(string name, string slug, UnitKind kind, UnitId? parent, PersonId? lead, string timeZone, DateTimeOffset now)
    {
        name = (name ?? "").Trim();
        slug ??= "";
        Rule.Require(name.Length is > 0 and <= LongestName, "unit-name", $"must have 1 to {LongestName} characters", "name");
        Rule.Require(SlugForm().IsMatch(slug), "unit-slug", "must be lower-case letters and digits, joined by single hyphens, at most 60", "slug");
        Rule.Require(kind != UnitKind.Company || parent is null, "company-has-no-parent", "a company has no parent", "parentId");
        Rule.Require(kind == UnitKind.Company || parent is not null, "parent-required", "only a company has no parent", "parentId");
        Rule.Require(parent != Id, "unit-in-itself", "a unit cannot be below itself", "parentId");
        if ((name, slug, kind, parent, lead, timeZone) == (Name, Slug, Kind, ParentId, LeadId, TimeZone))
        {
            return;
        }

        if (parent != ParentId)
        {
            _placements.Add(new UnitPlacement(now, parent));
        }

        (Name, Slug, Kind, ParentId, LeadId, TimeZone) = (name, slug, kind, parent, lead, timeZone);
        Changed();
    }

    /// <summary>Moves it below another unit from now on; nothing else about it changes.</summary>
    /// <exception cref="DomainException">The company, or below itself.</exception>
    public void Move(UnitId parent, DateTimeOffset now) => Change(Name, Slug, Kind, parent, LeadId, TimeZone, now);

    /// <summary>Ends its work. What it held must have been handed over before.</summary>
    /// <exception cref="DomainException">The company.</exception>
    public void Archive(UnitId? mergedInto = null)
    {
        Rule.Require(Kind != UnitKind.Company, "company-stays", "the company cannot be archived", "id");
        if (!Archived)
        {
            (Archived, MergedIntoId) = (true, mergedInto);
            Changed();
        }
    }

    /// <summary>Takes an archived unit back into work. One that was merged stays what it became.</summary>
    /// <exception cref="DomainException">Merged into another.</exception>
    public void Restore()
    {
        Rule.Require(MergedIntoId is null, "unit-merged", "was merged into another unit and does not come back", "id");
        if (Archived)
        {
            Archived = false;
            Changed();
        }
    }

    [GeneratedRegex("^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();
}

/// <summary>Where a unit stands in the tree from a moment on.</summary>
internal sealed class UnitPlacement(DateTimeOffset since, UnitId? parentId)
{
    public DateTimeOffset Since { get; private set; } = since;

    public UnitId? ParentId { get; private set; } = parentId;
}
