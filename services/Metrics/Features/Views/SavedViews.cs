using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Views;

/// <summary>A view to keep.</summary>
/// <param name="Name">Up to 80 characters; saving under a name again replaces it.</param>
/// <param name="Query">The filters as the address of the page has them, up to 2,000 characters.</param>
public sealed record SavedViewRequest(string? Name, string? Query);

/// <summary>Filters of the list of KPIs that one keeps under a name.</summary>
public sealed record SavedViewResponse(Guid Id, string Name, string Query, DateTimeOffset SavedAt);

/// <summary>One's own saved views: nobody else reads them, and they hold no values, only filters.</summary>
internal static class SavedViews
{
    private const int LongestName = 80;
    private const int LongestQuery = 2_000;
    private const int Most = 50;

    public static async Task<Ok<Page<SavedViewResponse>>> ListAsync(MetricsDb db, Caller caller, CancellationToken ct) =>
        TypedResults.Ok(new Page<SavedViewResponse>(
            await db.SavedViews.AsNoTracking().Where(v => v.PersonId == caller.PersonId).OrderBy(v => v.Name)
                .Select(v => new SavedViewResponse(v.Id, v.Name, v.Query, v.SavedAt)).ToListAsync(ct),
            null));

    public static async Task<Results<Ok<SavedViewResponse>, ProblemHttpResult>> SaveAsync(
        SavedViewRequest request, MetricsDb db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var errors = new FieldErrors()
            .Require(IsText(request.Name, LongestName), "name", $"is required, of at most {LongestName} characters")
            .Require(request.Query is not null && (request.Query.Length == 0 || IsText(request.Query, LongestQuery)), "query", $"is required, of at most {LongestQuery} characters");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (me, name, query, now) = (caller.PersonId, request.Name!.Trim(), request.Query!, clock.GetUtcNow());
        if (await db.SavedViews.CountAsync(v => v.PersonId == me && v.Name != name, ct) >= Most)
        {
            return Problems.Conflict("too-many-views", $"{Most} views are kept; forget one first.");
        }

        // One statement, so that two devices that save the same name at once leave one view.
        var id = (await db.Database.SqlQuery<Guid>(
            $"""
            insert into saved_view (id, person_id, name, query, saved_at) values ({Guid.CreateVersion7()}, {me}, {name}, {query}, {now})
            on conflict (person_id, name) do update set query = excluded.query, saved_at = excluded.saved_at
            returning id as "Value"
            """).ToListAsync(ct))[0];
        return TypedResults.Ok(new SavedViewResponse(id, name, query, now));
    }

    /// <summary>Repeating it is harmless; somebody else's view is not found.</summary>
    public static async Task<NoContent> ForgetAsync(Guid id, MetricsDb db, Caller caller, CancellationToken ct)
    {
        await db.SavedViews.Where(v => v.Id == id && v.PersonId == caller.PersonId).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }

    private static bool IsText(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Contains('\0', StringComparison.Ordinal);
}
