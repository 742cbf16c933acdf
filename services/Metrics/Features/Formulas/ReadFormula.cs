using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Formulas;

/// <summary>A formula as somebody wrote it, with what it names and what is wrong with it.</summary>
/// <param name="Stored">The same with metrics named by id; none when it cannot be read.</param>
/// <param name="Inputs">The metrics it names, by the name in it.</param>
/// <param name="Tags">What it rolls up.</param>
/// <param name="Measure">What it gives; none when that cannot be said.</param>
internal sealed record FormulaReading(
    Formula? Stored,
    IReadOnlyDictionary<string, InputFacts> Inputs,
    IReadOnlyDictionary<string, TagFacts> Tags,
    Measure? Measure,
    IReadOnlyList<FormulaProblem> Problems)
{
    public static FormulaReading Of(FormulaProblem problem) =>
        new(null, new Dictionary<string, InputFacts>(), new Dictionary<string, TagFacts>(), null, [problem]);
}

/// <summary>Reads a formula with the eyes of the caller: what they may not see is not there.</summary>
internal sealed class ReadFormula(MetricsDb db, Caller caller, Access access)
{
    public async Task<FormulaReading> AsWrittenAsync(string text, Guid unit, string unitOfMeasure, Rhythm rhythm, Guid? aboutPerson, CancellationToken ct)
    {
        if (!Formula.TryParse(text, out var formula, out var problem))
        {
            return FormulaReading.Of(problem);
        }

        if (formula.Tags.Count > 0 && !await access.CanManageAsync(unit, ct))
        {
            var rollUp = formula.Root.All().First(n => n is SumOver or AvgOver);
            return FormulaReading.Of(new FormulaProblem(rollUp.Position, "rolls up what is below the unit, which is for those who lead it"));
        }

        var inputs = await FindAsync(formula, ct);
        var tags = await FindTagsAsync(formula, unit, ct);
        var check = new FormulaCheck(inputs, tags, rhythm, aboutPerson);
        var measure = check.Run(formula, unitOfMeasure);
        var stored = formula.References.All(r => inputs.ContainsKey(r.Name))
            ? Formula.Parse(formula.Rename(n => inputs[n].Id.ToString()))
            : null;
        return new FormulaReading(stored, inputs, tags, measure, check.Problems);
    }

    private async Task<Dictionary<string, InputFacts>> FindAsync(Formula formula, CancellationToken ct)
    {
        var names = formula.References.Select(r => r.Name).Distinct(StringComparer.Ordinal).ToList();
        var ids = names.Select(n => Guid.TryParse(n, out var id) ? MetricId.From(id) : (MetricId?)null).OfType<MetricId>().ToList();
        var found = await db.SeenBy(caller)
            .Where(m => ids.Contains(m.Id) || names.Contains(m.ExternalKey!))
            .Select(m => new { m.Id, m.ExternalKey, m.Name, m.UnitOfMeasure, m.Cadence, m.CalendarId, m.Status, m.AboutPersonId })
            .ToListAsync(ct);
        var inputs = new Dictionary<string, InputFacts>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            // An id wins over an external key that looks like one.
            var metric = found.Find(m => m.Id.Value.ToString() == name.ToLower(CultureInfo.InvariantCulture)) ?? found.Find(m => m.ExternalKey == name);
            if (metric is not null)
            {
                inputs.Add(name, new InputFacts(
                    metric.Id.Value, metric.Name, metric.UnitOfMeasure, new Rhythm(metric.Cadence, metric.CalendarId), metric.Status == MetricStatus.Archived, metric.AboutPersonId));
            }
        }

        return inputs;
    }

    private async Task<Dictionary<string, TagFacts>> FindTagsAsync(Formula formula, Guid unit, CancellationToken ct)
    {
        var tags = new Dictionary<string, TagFacts>(StringComparer.Ordinal);
        foreach (var tag in formula.Tags)
        {
            var groups = await db.Metrics.AsNoTracking()
                .Where(m => m.Tags.Contains(tag) && m.Status != MetricStatus.Draft && m.AboutPersonId == null && db.UnitsOf(unit, true).Contains(m.UnitId))
                .GroupBy(m => new { m.UnitOfMeasure, m.Cadence, m.CalendarId })
                .Select(g => new { g.Key.UnitOfMeasure, g.Key.Cadence, g.Key.CalendarId, Count = g.Count() })
                .OrderByDescending(g => g.Count).ThenBy(g => g.UnitOfMeasure)
                .ToListAsync(ct);
            tags.Add(tag, new TagFacts(
                groups.Sum(g => g.Count), [.. groups.Select(g => g.UnitOfMeasure).Distinct()], [.. groups.Select(g => new Rhythm(g.Cadence, g.CalendarId)).Distinct()]));
        }

        return tags;
    }
}
