using Microsoft.AspNetCore.Http.HttpResults;

namespace Setpoint.Directory.Features.Imports;

/// <summary>
/// People from a file, known again by their e-mail address. Managers may stand later in the file than those they
/// manage. As with units, a dry run does everything and rolls back.
/// </summary>
internal static class ImportPeople
{
    private static readonly ImportColumns s_columns = new(
        ["email", "name"], ["units", "primary_unit", "manager_email", "roles", "locale", "time_zone", "active"]);

    public static Task<Results<Ok<ImportReceipt>, Accepted<ImportView>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, ImportReception reception, bool? dryRun, CancellationToken ct) =>
        reception.ReceiveAsync(ImportKind.People, s_columns, request, dryRun == true, ct);
}
