using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Imports;

/// <summary>How far an import is.</summary>
/// <param name="Done">Rows applied so far. What they changed is seen when all are.</param>
/// <param name="Receipt">Once it is done.</param>
/// <param name="Problem">Why it was given up.</param>
public sealed record ImportView(
    Guid Id,
    ImportKind Kind,
    bool DryRun,
    ImportState State,
    int Rows,
    int Done,
    DateTimeOffset StagedAt,
    DateTimeOffset? FinishedAt,
    ImportReceipt? Receipt,
    string? Problem);

internal static class GetImport
{
    public static async Task<Results<Ok<ImportView>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, HttpResponse response, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct) || await db.Set<Import>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } import)
        {
            return Problems.Missing();
        }

        if (import.State is ImportState.Staged or ImportState.Running)
        {
            response.Headers.RetryAfter = "1";
        }

        return TypedResults.Ok(import.View());
    }
}

internal static class ImportViews
{
    public static string Address(this Import import) => $"/api/directory/imports/{import.Id}";

    public static ImportView View(this Import i) => new(
        i.Id,
        i.Kind,
        i.DryRun,
        i.State,
        i.Rows,
        i.Done,
        i.StagedAt,
        i.FinishedAt,
        i.Receipt is { } receipt ? JsonSerializer.Deserialize<ImportReceipt>(receipt, JsonSerializerOptions.Web) : null,
        i.Problem);
}
