using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Dependencies;

/// <summary>Which dependencies to list.</summary>
/// <param name="Cycle">For objectives of this cycle: what is open before it becomes active.</param>
/// <param name="Unit">That this unit, or one below it, asks or is asked for.</param>
/// <param name="Objective">For this objective.</param>
/// <param name="State"><c>asked</c>, <c>accepted</c>, <c>declined</c>, <c>done</c> or <c>withdrawn</c>; <c>open</c> for what is waited for: asked or accepted.</param>
internal sealed record DependencyFilter(Guid? Cycle, Guid? Unit, Guid? Objective, string? State, string? Cursor, int? Limit);

internal static class ListDependencies
{
    private const string Open = "open";

    /// <summary>As the caller sees them, the most urgent first.</summary>
    public static async Task<Results<Ok<Page<DependencyResponse>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] DependencyFilter filter, DependencyReader reader, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(filter.Cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        if (filter.State is not (null or Open) && !Words.TryParse<DependencyState>(filter.State, out _))
        {
            return Problems.Invalid("state", $"must be {Open} or one of: {Words.Of<DependencyState>()}");
        }

        var size = Cursor.Limit(filter.Limit);
        string[]? states = filter.State switch { null => null, Open => ["asked", "accepted"], var one => [one] };
        var items = await reader.ListAsync(new(null, filter.Cycle, filter.Unit, filter.Objective, states, after?.Due, after?.Id, size), ct);
        return TypedResults.Ok(new Page<DependencyResponse>(
            items, items.Count == size ? Cursor.Encode(new Position(items[^1].Due, items[^1].Id)) : null));
    }

    public static async Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> GetAsync(Guid id, DependencyReader reader, CancellationToken ct) =>
        await reader.FindAsync(id, ct) is { } dependency ? ETag.Ok(dependency, dependency.Version) : Problems.Missing();

    private sealed record Position(DateOnly Due, Guid Id);
}
