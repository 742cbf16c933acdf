using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Evaluation;

namespace Setpoint.Metrics;

/// <summary>Everything this service tells the world.</summary>
internal static class IntegrationEvents
{
    private const int MetricsInMessage = 500;

    /// <summary>What saving an aggregate tells. Values and alerts come from the evaluation, which writes them set by set.</summary>
    public static void Declare(EventMap map) => map
        .State<Metric, MetricChanged>(ToState, q => q.Include(m => m.Thresholds))
        .State<Calendar, CalendarEntered>(ToState, q => q.Include(c => c.Periods))
        .Internal<MetricSource>()
        .Internal<SourceSecret>();

    private static MetricChanged ToState(Metric m) => new(
        m.Id.Value,
        m.Version,
        m.Name,
        Word.Of(m.Role),
        m.UnitOfMeasure,
        m.Decimals,
        Word.Of(m.Direction),
        Word.Of(m.Cadence),
        m.UnitId,
        m.OwnerId,
        Word.Of(m.Visibility),
        Word.Of(m.Status),
        m.AboutPersonId,
        m.Thresholds.MaxBy(t => t.ValidFrom)?.Bounds is { } b ? new HealthBounds(b.Green, b.Amber, b.Low, b.High, b.OuterLow, b.OuterHigh) : null,
        m.Target,
        m.OriginKeyResultId,
        m.CalendarId,
        m.ReviewCadence is { } looked ? Word.Of(looked) : null);

    private static CalendarEntered ToState(Calendar c) => new(c.Id.Value, c.Version, c.Name, [.. c.Periods.Select(p => p.Start).Order()]);

    /// <summary>New values, each metric with every period that changed: up to 500 metrics a message.</summary>
    public static IEnumerable<object> ValuesChanged(IEnumerable<Subject> subjects) => subjects
        .Where(s => s.IsNews)
        .Chunk(MetricsInMessage)
        .Select(chunk => new MetricValuesChanged([.. chunk.Select(ToValues)]));

    /// <summary>An alert opened or closed.</summary>
    public static object AlertChanged(AlertChange alert, DateTimeOffset now)
    {
        var (s, headline) = (alert.Subject, alert.Subject.Headline!);
        if (alert.Opened)
        {
            return ToOpened(alert, now);
        }

        // An alert may also close because the values that opened it were withdrawn, down to the last one.
        var period = (headline.Latest ?? s.Calendar.PeriodAt(now)).Start;
        var health = alert.Kind == AlertKind.Health ? s.Confirmed : headline.Health;
        return new AlertClosed(
            alert.Id, s.MetricId, s.Name, s.UnitOfMeasure, s.Decimals, s.UnitId, s.OwnerId, Word.Of(alert.Kind), Word.Of(health), period, headline.Value, now,
            alert.ToldBy);
    }

    /// <summary>A KPI is red for a second period.</summary>
    public static object ObjectiveProposed(OpenAlert alert, Subject s, DateTimeOffset now) => new ObjectiveProposed(
        alert.Id, s.MetricId, s.Name, s.UnitOfMeasure, s.Decimals, s.UnitId, s.OwnerId, s.Headline!.Latest!.Value.Start, s.Headline.Value!.Value, now);

    /// <summary>A gain held, or did not. Of an objective that is not public the reader brought neither owner nor title.</summary>
    public static object GainJudged(WatchedGain g, bool proposesThresholds, DateTimeOffset now)
    {
        var (s, facts) = (g.Subject, g.Facts);
        return new GainJudged(
            s.MetricId, s.Name, s.UnitOfMeasure, s.Decimals, s.UnitId, s.OwnerId, Word.Of(s.Headline!.Health), g.ObjectiveId, g.KeyResultId,
            g.ObjectiveOwnerId, g.ObjectiveTitle, facts.From, facts.Achieved!.Value, facts.Median!.Value, Word.Of(g.State),
            [.. facts.Periods.Select(p => new PeriodValue(p.Start, p.Value))], proposesThresholds, now);
    }

    private static AlertOpened ToOpened(AlertChange alert, DateTimeOffset now)
    {
        var (s, facts) = (alert.Subject, alert.Facts!);
        var ofHealth = alert.Kind == AlertKind.Health;
        var (unusual, breach) = (facts.Deviation ?? facts.OffBaseline?[0], facts.Forecast?.Forecast.Breach);
        return new AlertOpened(
            alert.Id, s.MetricId, s.Name, s.UnitOfMeasure, s.Decimals, s.UnitId, s.OwnerId, Word.Of(alert.Kind),
            Word.Of(ofHealth ? alert.Health!.Value : s.Headline!.Health),
            Word.Of(ofHealth ? s.ConfirmedBefore : s.Headline!.Health),
            alert.Period,
            alert.Value,
            now,
            ofHealth ? alert.ProposesObjective : null,
            unusual?.Median,
            unusual?.Score,
            facts.Stale?.Due,
            breach is null ? null : Word.Of(breach.Health),
            breach?.Start,
            breach?.Value,
            alert.ToldBy);
    }

    private static MetricValues ToValues(Subject s) => new(
        s.MetricId,
        s.Revision,
        s.Headline!.Latest?.Start,
        s.Headline.Value,
        Word.Of(s.Headline.Health),
        s.Headline.Stale,
        [.. s.ChangedPeriods.Select(p => new PeriodValue(p.Period.Start, p.Value))]);
}
