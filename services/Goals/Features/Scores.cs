using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features;

/// <summary>
/// A grade never becomes a rating. People at a browser see whose objective it is and its grade, as on the page; what leaves the platform
/// gives one or the other. A token without the scope <c>people:scores</c> is told owners and never the grade of a single objective:
/// with both in different answers it would only have to put them together by the objective's id. With the scope it gets both, and the
/// history says so each time.
/// </summary>
internal sealed class Scores(GoalsDb db, Caller caller, Access access, IHttpContextAccessor http)
{
    /// <summary>True for a token that may not have grades.</summary>
    public bool AreHidden => caller.TokenId is not null && !caller.Has(Caller.ScoresScope);

    /// <summary>The grade where it may be told.</summary>
    public decimal? Show(decimal? grade) => AreHidden ? null : grade;

    /// <summary>A list with what may be told of it.</summary>
    public async Task<Page<ObjectiveSummary>> ShowAsync(Page<ObjectiveSummary> page, CancellationToken ct)
    {
        await NoteAsync(page.Items.Count(o => o.Grade is not null), ct);
        return AreHidden ? page with { Items = [.. page.Items.Select(o => o with { Grade = null })] } : page;
    }

    /// <summary>
    /// Whether a file may have owners and grades together: by a token with the scope, and for an administrator of the company at a browser.
    /// </summary>
    public async Task<bool> MayLeaveTogetherAsync(CancellationToken ct) =>
        caller.TokenId is not null ? caller.Has(Caller.ScoresScope) : await access.IsAdministratorAsync(ct);

    /// <summary>Writes down that a token was told of so many grades; of none there is nothing to write.</summary>
    public Task NoteAsync(int grades, CancellationToken ct) =>
        caller.TokenId is { } token && !AreHidden && grades > 0 ? WriteAsync(token, "ApiToken", grades, ct) : Task.CompletedTask;

    /// <summary>Writes down that a file with both was made.</summary>
    public Task NoteFileAsync(CancellationToken ct) =>
        caller.TokenId is { } token ? WriteAsync(token, "ApiToken", null, ct) : WriteAsync(caller.PersonId, "Person", null, ct);

    private Task<int> WriteAsync(Guid subject, string type, int? grades, CancellationToken ct)
    {
        var address = http.HttpContext is { } context ? $"{context.Request.Method} {context.Request.Path}" : "";
        var changes = JsonSerializer.Serialize(new { address = new[] { null, address }, grades = new[] { null, grades } }, JsonSerializerOptions.Web);
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into audit_entry (actor, action, subject_type, subject_id, version, changes, trace)
            values ({caller.PersonId}, 'read-scores', {type}, {subject}, 0, {changes}::jsonb, {Activity.Current?.Id})
            """,
            ct);
    }
}
