using Setpoint.Kernel;

namespace Setpoint.Directory.Domain;

/// <summary>Of a unit.</summary>
public readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    /// <inheritdoc/>
    public static UnitId From(Guid value) => new(value);

    /// <summary>A new one.</summary>
    public static UnitId New() => new(Guid.CreateVersion7());
}

/// <summary>Of a person or service account.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <summary>A new one.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());
}

/// <summary>Of a move or merger of a unit.</summary>
public readonly record struct ReorganizationId(Guid Value) : IId<ReorganizationId>
{
    /// <inheritdoc/>
    public static ReorganizationId From(Guid value) => new(value);

    /// <summary>A new one.</summary>
    public static ReorganizationId New() => new(Guid.CreateVersion7());
}

/// <summary>Of an API token.</summary>
public readonly record struct TokenId(Guid Value) : IId<TokenId>
{
    /// <inheritdoc/>
    public static TokenId From(Guid value) => new(value);

    /// <summary>A new one.</summary>
    public static TokenId New() => new(Guid.CreateVersion7());
}
