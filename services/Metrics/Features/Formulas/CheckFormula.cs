using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Policies;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.Metrics.Evaluation.Formulas;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Formulas;

/// <summary>A formula to try before it is saved.</summary>
/// <param name="UnitOfMeasure">What the metric is to be measured in.</param>
/// <param name="AboutPersonId">Whom the metric is to be about.</param>
/// <param name="CalendarId">The named calendar, with the cadence <c>calendar</c>.</param>
public sealed record FormulaCheckRequest(string? Expression, Guid? UnitId, string? UnitOfMeasure, Cadence? Cadence, Guid? CalendarId = null, Guid? AboutPersonId = null);

/// <summary>A metric that the formula names.</summary>
/// <param name="Name">As it stands in the formula.</param>
public sealed record FormulaInput(string Name, Guid MetricId, string MetricName, string UnitOfMeasure, Cadence Cadence);

/// <summary>A tag that the formula rolls up.</summary>
/// <param name="Metrics">How many metrics in the unit and below it carry the tag.</param>
public sealed record FormulaTag(string Tag, int Metrics, IReadOnlyList<string> UnitsOfMeasure);

/// <summary>A value the formula would have.</summary>
/// <param name="Coverage">Of a roll-up: the share of the weight that has a value, 0 to 1.</param>
public sealed record FormulaPreview(DateOnly Start, decimal? Value, decimal? Coverage, bool Provisional);

/// <summary>What a formula reads, what is wrong with it, and what it would give.</summary>
/// <param name="Gives">The unit of measure of its result; none where that cannot be said.</param>
/// <param name="Preview">The last six periods, oldest first; empty while something is wrong.</param>
public sealed record FormulaCheckResponse(
    IReadOnlyList<FormulaInput> Inputs,
    IReadOnlyList<FormulaTag> Tags,
    string? Gives,
    IReadOnlyList<FormulaProblem> Problems,
    IReadOnlyList<FormulaPreview> Preview);

internal static class CheckFormula
{
    private const int Previewed = 6;

    public static async Task<Results<Ok<FormulaCheckResponse>, ProblemHttpResult>> HandleAsync(
        FormulaCheckRequest request, MetricsDb db, NamedCalendars calendars, Access access, ReadFormula read, TimeProvider clock, CancellationToken ct)
    {
        var errors = new FieldErrors()
            .Require(!string.IsNullOrWhiteSpace(request.Expression), "expression", "is required")
            .Require(request.UnitId is not null, "unitId", "is required")
            .Require(!string.IsNullOrWhiteSpace(request.UnitOfMeasure), "unitOfMeasure", "is required")
            .Require(request.Cadence is not null, "cadence", "is required: daily, weekly, monthly, quarterly or calendar")
            .Require(request.Cadence is Cadence.Calendar == request.CalendarId is not null, "calendarId", "goes with the cadence calendar");
        if (!errors.Any)
        {
            errors.Require(await access.UnitExistsAsync(request.UnitId!.Value, ct), "unitId", "is no unit that takes new work");
            errors.Require(request.CalendarId is not { } named || await db.Calendars.AnyAsync(c => c.Id == new CalendarId(named), ct), "calendarId", "names no calendar");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!await access.ReachesAsync(request.UnitId!.Value, ct))
        {
            return Problems.Missing();
        }

        var (unit, rhythm) = (request.UnitId!.Value, new Rhythm(request.Cadence!.Value, request.CalendarId));
        var reading = await read.AsWrittenAsync(request.Expression!.Trim(), unit, request.UnitOfMeasure!, rhythm, request.AboutPersonId, ct);
        return TypedResults.Ok(new FormulaCheckResponse(
            [.. reading.Inputs.Select(i => new FormulaInput(i.Key, i.Value.Id, i.Value.Name, i.Value.UnitOfMeasure, i.Value.Rhythm.Cadence))],
            [.. reading.Tags.Select(t => new FormulaTag(t.Key, t.Value.Metrics, t.Value.UnitsOfMeasure))],
            reading.Measure?.ToString(),
            reading.Problems,
            reading is { Stored: { } formula, Problems.Count: 0 } ? await PreviewAsync(db, calendars, formula, unit, rhythm, clock.GetUtcNow(), ct) : []));
    }

    private static async Task<List<FormulaPreview>> PreviewAsync(
        MetricsDb db, NamedCalendars calendars, Formula formula, Guid unit, Rhythm rhythm, DateTimeOffset now, CancellationToken ct)
    {
        var zone = await db.Units.Where(u => u.Id == unit).Select(u => u.TimeZone).SingleAsync(ct);
        var calendar = await calendars.OfAsync(rhythm.Cadence, zone, rhythm.Calendar, ct);
        var history = new FormulaHistory([new FormulaRevision(DateTimeOffset.MinValue, formula.Text)]);
        var running = calendar.PeriodAt(now);
        var task = new FormulaTask(0, unit, calendar, history, (running.Step(1 - Previewed).Start, running.Start));
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var inputs = await Inputs.ReadAsync(connection, null, [history], ct);
        var periods = await new ComputedPeriods(inputs, new StoredValues(connection, null).ReadAsync, now).OfAsync([task], ct);
        var enough = (await MetricPolicies.ReadAsync(connection, ct)).Of(unit).EnoughWeight;
        return periods.ConvertAll(p => new FormulaPreview(p.Period.Start, p.Result.Value, p.Result.Coverage, p.Result.IsProvisional(enough)));
    }
}
