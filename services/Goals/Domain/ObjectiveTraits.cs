namespace Setpoint.Goals.Domain;

/// <summary>How much of an objective is promised.</summary>
public enum ObjectiveKind
{
    /// <summary>All of it.</summary>
    Committed,

    /// <summary>A stretch: 0.7 is a success.</summary>
    Aspirational,
}

/// <summary>Who may see an objective beside those who work on it.</summary>
public enum Visibility
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Whoever sees its unit; others see above that something contributes, without its name.</summary>
    Unit,

    /// <summary>The leads of its unit and above.</summary>
    Private,
}

/// <summary>Where an objective stands on its way from an idea to a grade.</summary>
public enum Lifecycle
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for agreement.</summary>
    Proposed,

    /// <summary>Agreed.</summary>
    Published,

    /// <summary>Closed with a grade and a learning note.</summary>
    Graded,

    /// <summary>Given up, with a reason.</summary>
    Retired,
}
