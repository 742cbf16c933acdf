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

    public bool Archived { get; private set; }

    /// <summary>Makes a unit.</summary>
    /// <exception cref="DomainException">A rule of <see cref="Change"/> is broken.</exception>
    public static Unit Create(string name, string slug, UnitKind kind, UnitId? parent, PersonId? lead, string timeZone)
    {
        var unit = new Unit { Id = UnitId.New() };
        unit.Change(name, slug, kind, parent, lead, timeZone);
        return unit;
    }

    /// <summary>
    /// Describes the unit anew. The company is the root and the only unit without a parent. A description that equals
    /// the present one changes nothing.
    /// </summary>
    /// <exception cref="DomainException">Name empty or too long, slug malformed, a root that is no company or a company below something.</exception>
    public void Change(string name, string slug, UnitKind kind, UnitId? parent, PersonId? lead, string timeZone)
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

        (Name, Slug, Kind, ParentId, LeadId, TimeZone) = (name, slug, kind, parent, lead, timeZone);
        Changed();
    }

    [GeneratedRegex("^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();
}
