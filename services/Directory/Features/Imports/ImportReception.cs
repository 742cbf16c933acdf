using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Messaging;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Imports;

/// <summary>
/// Takes a file in: its rows are staged as they come, and then applied while the client waits, or left to the
/// <see cref="ImportWorker"/> when it asked for that (<c>Prefer: respond-async</c>, RFC 7240).
/// </summary>
internal sealed class ImportReception(DirectoryDb db, Access access, Caller caller, TimeProvider clock, AfterCommit afterCommit, ImportBell bell)
{
    private const string Async = "respond-async";

    public async Task<Results<Ok<ImportReceipt>, Accepted<ImportView>, ProblemHttpResult>> ReceiveAsync(
        ImportKind kind, ImportColumns columns, HttpRequest request, bool dryRun, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden($"Only an administrator of the company imports {kind.ToString().ToLowerInvariant()}.");
        }

        var import = new Import { Id = Guid.CreateVersion7(), Kind = kind, DryRun = dryRun, RequestedBy = caller.PersonId, StagedAt = clock.GetUtcNow() };
        await using var file = await CsvFile.OpenAsync(request.Body, columns, ct);
        await using var work = await db.BeginWorkAsync(ct);
        await StageAsync(import, file, ct);
        if (PrefersAsync(request))
        {
            afterCommit.Run(bell.Ring);
            await work.CommitAsync(ct);
            request.HttpContext.Response.Headers["Preference-Applied"] = Async;
            return TypedResults.Accepted(import.Address(), import.View());
        }

        var receipt = await db.ApplyAsync(import, clock, _ => Task.CompletedTask, ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(receipt);
    }

    private async Task StageAsync(Import import, CsvFile file, CancellationToken ct)
    {
        db.Add(import);
        await db.SaveChangesAsync(ct);
        import.Rows = await new StagedRows(db, import.Id).CopyAsync(file.RowsAsync(ct), ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static bool PrefersAsync(HttpRequest request) => request.Headers["Prefer"]
        .SelectMany(header => header?.Split([',', ';'], StringSplitOptions.TrimEntries) ?? [])
        .Contains(Async, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Applies a staged import.</summary>
internal static class ImportApplication
{
    private const string BeforeRows = "before_rows";

    /// <summary>
    /// Applies the rows within the open transaction, or takes them back in a dry run, and leaves the import done: the
    /// commit decides both together, so nothing is applied twice or half.
    /// </summary>
    /// <param name="progress">Told how many rows are applied.</param>
    public static async Task<ImportReceipt> ApplyAsync(
        this DirectoryDb db, Import import, TimeProvider clock, Func<int, Task> progress, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!;
        var staged = new StagedRows(db, import.Id);
        await transaction.CreateSavepointAsync(BeforeRows, ct);
        var tally = import.Kind == ImportKind.People
            ? await new PersonImport(db, staged).ApplyAsync(progress, ct)
            : await ImportUnits.ApplyAsync(db, staged, progress, ct);
        if (import.DryRun)
        {
            await transaction.RollbackToSavepointAsync(BeforeRows, ct);
        }

        tally.Rows = import.Rows;
        var receipt = tally.Receipt(import.DryRun);
        await staged.DeleteAsync(ct);
        await db.FinishAsync(import.Id, ImportState.Done, clock.GetUtcNow(), JsonSerializer.Serialize(receipt, JsonSerializerOptions.Web), null, ct);
        return receipt;
    }

    public static Task<int> FinishAsync(
        this DirectoryDb db, Guid id, ImportState state, DateTimeOffset now, string? receipt, string? problem, CancellationToken ct) =>
        db.Set<Import>().Where(i => i.Id == id).ExecuteUpdateAsync(
            import => import
                .SetProperty(i => i.State, state)
                .SetProperty(i => i.Done, i => state == ImportState.Done ? i.Rows : 0)
                .SetProperty(i => i.FinishedAt, now)
                .SetProperty(i => i.Receipt, receipt)
                .SetProperty(i => i.Problem, problem),
            ct);
}
