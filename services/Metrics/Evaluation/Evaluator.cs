using System.Diagnostics;
using Npgsql;
using Setpoint.Messaging.Outbox;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Policies;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Evaluation.Formulas;

namespace Setpoint.Metrics.Evaluation;

/// <summary>
/// One batch of evaluation in one transaction: changed observations become period values, periods become health, health
/// becomes alerts, and the world is told in one message of up to 500 metrics.
/// </summary>
internal sealed class Evaluator(NpgsqlDataSource database, NamedCalendars calendars, OutboxBell outbox, TimeProvider clock)
{
    /// <summary>A batch of so many periods leaves tens of megabytes behind.</summary>
    private const int ManyPeriods = 20_000;

    /// <summary>For the telemetry set-up, which listens to everything of ours.</summary>
    private static readonly ActivitySource s_activities = new("Setpoint.Metrics");

    /// <summary>Evaluates what waits; false when nothing did.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var claimed = await Claim.TakeAsync(connection, transaction, now, ct);
        if (claimed.Count == 0)
        {
            return false;
        }

        using var activity = Begin(claimed);
        var subjects = await new SubjectReader(calendars).ReadAsync(connection, transaction, claimed, ct);
        var messages = await EvaluateAsync(connection, transaction, subjects, now, ct);
        await OutboxWriter.AddAsync(connection, transaction, messages, ct);
        await transaction.CommitAsync(ct);
        if (messages.Count > 0)
        {
            outbox.Ring();
        }

        Tidy(subjects.Values.Sum(s => s.ChangedPeriods.Count));
        return true;
    }

    /// <summary>
    /// After a million values the collector would let the heap grow to twice what is ever in use, because what a batch holds
    /// outlives the first generations. Asking it, and for what it holds in reserve, costs a tenth of the batch.
    /// </summary>
    private static void Tidy(int periods)
    {
        if (periods >= ManyPeriods)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static async Task<IReadOnlyCollection<object>> EvaluateAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        var policies = await MetricPolicies.ReadAsync(connection, ct);
        foreach (var subject in subjects.Values)
        {
            subject.Policy = policies.Of(subject.UnitId);
        }

        var computed = await ComputedSubjects.ReadAsync(connection, transaction, subjects, now, ct);
        var values = await computed.ReplaceAsync(await PeriodValues.ReadAsync(connection, transaction, subjects.Values, ct), ct);
        var periods = new PeriodWriter(connection, transaction, now);
        await periods.StoreAsync(subjects, values, ct);
        foreach (var subject in subjects.Values)
        {
            subject.Headline = Headline.Of(subject.Recent, subject.Thresholds, subject.Calendar, subject.WatchedSince, now, subject.Policy);
        }

        computed.Age();
        await periods.CountRunsAsync(subjects, ct);
        var alerts = await JudgeAsync(connection, transaction, subjects, now, ct);
        await computed.WriteAsync(ct);
        await new Dependents(connection, transaction).TellAsync(Dependents.Of(subjects.Values), ct);
        return [.. IntegrationEvents.ValuesChanged(subjects.Values), .. alerts];
    }

    /// <summary>What the periods say beyond their health; what of it is news.</summary>
    private static async Task<IEnumerable<object>> JudgeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        // A level that has held is the baseline that the analysis of the same moment compares with.
        var gains = await GainWriter.JudgeAsync(connection, transaction, subjects, now, ct);
        await AnalysisReader.ReadAsync(connection, transaction, subjects, now, ct);
        var alerts = subjects.Values.SelectMany(AlertJudge.Of).ToList();
        var proposing = subjects.Values.Select(s => (Subject: s, Alert: AlertJudge.ProposesObjective(s)!)).Where(p => p.Alert is not null).ToList();
        await StandingWriter.WriteAsync(connection, transaction, subjects.Values, alerts, proposing.ConvertAll(p => p.Alert), now, ct);
        await BaselineWriter.WriteAsync(connection, transaction, subjects.Values, now, ct);
        await ForecastGrader.GradeAsync(connection, transaction, subjects, now, ct);
        return
        [
            .. alerts.Select(a => IntegrationEvents.AlertChanged(a, now)),
            .. proposing.Select(p => IntegrationEvents.ObjectiveProposed(p.Alert, p.Subject, now)),
            .. gains,
        ];
    }

    /// <summary>Continues the trace of the request that changed the first of the series.</summary>
    private static Activity? Begin(Dictionary<int, Claimed> claimed)
    {
        var trace = claimed.Values.Select(c => c.Trace).FirstOrDefault(t => t is not null);
        var parent = ActivityContext.TryParse(trace, null, isRemote: true, out var cause) ? cause : default;
        var activity = s_activities.StartActivity("evaluate", ActivityKind.Internal, parent);
        activity?.SetTag("setpoint.series", claimed.Count);
        return activity;
    }
}
