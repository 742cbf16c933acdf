using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Shows one objective to the caller: what was written, what it is worth now, and what is around it.</summary>
internal sealed class ObjectiveReader(GoalsDb db, PaceReader paces, LineageReader lineage, Scores scores, Caller caller, Access access, ApprovalRules approvals, TimeProvider clock)
{
    private const string Contributors =
        "select p.id, p.name from contributor c join person p on p.id = c.person_id where c.objective_id = $1 order by p.name, p.id";

    private const string KeyResults =
        $"""
        select {KeyResultRow.Columns}
        from key_result k
        left join person w on w.id = k.owner_id
        left join key_result_value v on v.key_result_id = k.id
        left join metric m on m.id = k.metric_id
        left join metric_headline h on h.metric_id = k.metric_id
        where k.objective_id = $1 and not k.retired
        order by k.position
        """;

    private const string Changes =
        """
        select t.key_result_id, t.old_baseline, t.old_target, t.old_low, t.old_high, t.changed_at, t.changed_by, coalesce(p.name, ''), t.reason
        from target_change t
        join key_result k on k.id = t.key_result_id
        left join person p on p.id = t.changed_by
        where k.objective_id = $1
        order by t.number
        """;

    private const string Steps =
        """
        select s.key_result_id, s.id, s.title, s.weight, s.due, s.external_key, coalesce(l.done, false), case when l.done then l.at end
        from key_result k
        join key_result_step s on s.key_result_id = k.id
        left join lateral (select t.done, t.at from step_tick t where t.step_id = s.id order by t.at desc, t.check_in_id desc limit 1) l on true
        where k.objective_id = $1
        order by s.position
        """;

    /// <summary>The name is the KPI's, and whoever may not see that does not read it either.</summary>
    private const string Graduations =
        """
        select g.key_result_id, case when m.id is null or v.id is not null then g.name else '' end, g.asked_by, coalesce(p.name, ''), g.asked_at, v.id
        from key_result k
        join graduation g on g.key_result_id = k.id
        left join person p on p.id = g.asked_by
        left join metric m on m.origin_key_result_id = g.key_result_id
        left join visible_metric($2, $3::uuid) v on v.id = m.id
        where k.objective_id = $1
        order by k.id
        """;

    private const string Labels = "select tags, link_titles, link_addresses, outline_titles, outline_measures from objective where id = $1";

    private const string BegunFrom =
        """
        select a.id, a.kind, not a.closed, m.id, m.name
        from objective o
        join metric_alert a on a.id = o.origin_alert_id
        join metric m on m.id = a.metric_id and m.id in (select v.id from visible_metric($2, $3::uuid) v)
        where o.id = $1
        """;

    /// <summary>None when there is no such objective, or none that the caller may see.</summary>
    public async Task<ObjectiveResponse?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.HeadsAsync([id], caller, ct) is not [var head])
        {
            return null;
        }

        var parents = await db.ParentsAsync([id], caller, ct);
        var children = await db.ChildrenAsync(id, caller, ct);
        var connection = await db.ConnectionAsync(ct);
        var contributors = await connection.ReadAsync(Contributors, [id], r => new PersonName(r.Id(), r.Text()), ct);
        var keyResults = await KeyResultsAsync(connection, id, caller, ct);
        var paced = await paces.ReadAsync(connection, [id, .. parents.Select(p => p.Id), .. children.Select(c => c.Id)], ct);
        var input = (await CascadeInputs.LoadAsync(connection, [id], clock.GetUtcNow(), ct))[new(id)];
        var guardrails = await GuardrailReader.ReadAsync(connection, id, caller.PersonId, caller.Within, ct);
        var response = await ComposeAsync(head, contributors, keyResults, parents, children, paced, input, guardrails, ct);
        var snapshots = await Snapshots.ReadAsync(connection, [id, .. parents.Select(p => p.Id), .. children.Select(c => c.Id)], ct);
        var (line, targets) = (await lineage.FindAsync(id, ct), await lineage.TargetsAsync(id, ct));
        var shown = response.Closed(snapshots);
        var governance = await GovernanceRows.ReadAsync(connection, id, ct);
        await scores.NoteAsync((head.Grade is null ? 0 : 1) + (line?.Graded ?? 0), ct);
        return shown with
        {
            Grade = scores.Show(head.Grade),
            SuggestedGrade = head.Grade is null ? shown.SuggestedGrade : scores.Show(shown.SuggestedGrade),
            GradeReason = scores.AreHidden ? null : head.GradeReason,
            KeyResults = [.. shown.KeyResults.Select(k => k with { Earlier = targets.GetValueOrDefault(k.Id) })],
            Lineage = line is { Earlier.Count: 0, Later.Count: 0 } ? null : line,
            Governance = governance,
            CanDecide = head is { IsOpen: true, Lifecycle: Lifecycle.Draft or Lifecycle.Proposed }
                && await approvals.MayDecideAsync(new ApprovalRules.Undecided(head.UnitId, head.OwnerId, governance.ProposedBy?.Id, head.Personal), ct) is null,
            CanRecommit = head.OwnerId == caller.PersonId || await access.CanManageAsync(head.UnitId, ct),
            Origin = (await connection.ReadAsync(BegunFrom, [id, caller.PersonId, caller.Within], OriginOf, ct)).FirstOrDefault(),
            Labels = (await connection.ReadAsync(Labels, [id], LabelsOf, ct))[0],
        };
    }

    private async Task<ObjectiveResponse> ComposeAsync(
        ObjectiveHead head,
        List<PersonName> contributors,
        List<KeyResultView> keyResults,
        List<LinkedRow> parents,
        List<LinkedRow> children,
        Dictionary<ObjectiveId, PacedObjective> paced,
        CascadeInput input,
        List<GuardrailRow> guardrails,
        CancellationToken ct)
    {
        var now = paced[new(head.Id)];
        var (suggested, current) = GradeSuggestion.Of(input);
        var manages = await access.CanManageAsync(head.UnitId, ct);
        var worksOnIt = head.OwnerId == caller.PersonId
            || contributors.Exists(c => c.Id == caller.PersonId)
            || keyResults.Exists(k => k.Row.OwnerId == caller.PersonId);
        return new ObjectiveResponse(
            head.Id,
            head.Version,
            head.Title,
            head.Why,
            head.Kind,
            head.Visibility,
            head.Lifecycle,
            head.Unit,
            head.Owner,
            contributors,
            head.Cycle,
            now.Measured?.Progress,
            now.Measured?.Raw,
            input.StoredNode.RollWithRetired(ProgressPolicy.Default),
            now.Standing.Coverage,
            now.Reading.Expected,
            now.Reading.Gap,
            now.Reading.Pace,
            now.Confidence,
            now.Disagreement,
            now.SuccessLine,
            [.. keyResults.Select(k => k.Respond(now.KeyResults.Single(p => p.Id.Value == k.Row.Id), head.TimeZone))],
            [.. parents.Select(p => Aligned(p, paced))],
            [.. children.Select(c => Aligned(c, paced))],
            head.Grade is null ? suggested : head.SuggestedGrade,
            head.Grade is null ? current : null,
            head.Grade,
            head.GradeReason,
            head.LearningNote,
            head.RetiredReason,
            head.ExternalKey,
            CanEdit: head.IsOpen && (manages || head.OwnerId == caller.PersonId),
            CanCheckIn: head.Lifecycle == Lifecycle.Published && head.IsOpen && (manages || worksOnIt),
            head.Personal,
            now.ComputedProgress,
            now.ComputedPace,
            head.Override(now.Standing),
            guardrails.ConvertAll(g => Guarded(g, now.Moment.Window)),
            head.Lifecycle == Lifecycle.Graded
                ? head.WithDamage
                : Damage.Is(suggested, now.SuccessLine, now.Moment.Window, guardrails.Select(g => g.Record)),
            head.DamageNote);
    }

    private static GuardrailResponse Guarded(GuardrailRow g, Window window)
    {
        var isSeen = g.Name is not null;
        return new GuardrailResponse(
            isSeen ? g.Record.MetricId : null, g.Name, g.Health, g.Record.IsStale, g.Record.WasBroken(window),
            isSeen && g.OwnerId is { } owner ? new(owner, g.OwnerName ?? "") : null,
            isSeen ? g.Note : null, isSeen && g.NotedBy is { } by ? new(by, g.NotedByName ?? "") : null, g.NotedAt);
    }

    private static OriginResponse OriginOf(Columns r) => new(r.Id(), r.Text(), r.Next<bool>(), r.Id(), r.Text());

    private static LabelsResponse LabelsOf(Columns r) => new(
        r.Many<string>(),
        [.. r.Many<string>().Zip(r.Many<string>(), (title, address) => new LinkContent(title, address))],
        [.. r.Many<string>().Zip(r.Many<string>(), (title, measure) => new OutlineContent(title, measure))]);

    private static AlignedObjective Aligned(LinkedRow row, Dictionary<ObjectiveId, PacedObjective> paced)
    {
        var now = paced[new(row.Id)];
        return new AlignedObjective(
            row.Id, row.Title, row.Relation, row.Weight, now.Measured?.Progress, now.Reading.Pace, new(row.UnitId, row.UnitName, row.UnitSlug), row.KeyResultId);
    }

    private static async Task<List<KeyResultView>> KeyResultsAsync(NpgsqlConnection connection, Guid id, Caller caller, CancellationToken ct)
    {
        var rows = await connection.ReadAsync(KeyResults, [id], KeyResultRow.Read, ct);
        var changes = await connection.ReadAsync(Changes, [id], ChangeRow.Read, ct);
        var steps = await connection.ReadAsync(Steps, [id], StepRow.Read, ct);
        var graduations = rows.Exists(r => r.Measure == Measure.Number)
            ? await connection.ReadAsync(
                Graduations, [id, caller.PersonId, caller.Within], r => new GraduationResponse(r.Id(), r.Text(), new(r.Id(), r.Text()), r.Next<DateTimeOffset>(), r.Maybe<Guid>()), ct)
            : [];
        return rows.ConvertAll(r => new KeyResultView(
            r, changes.FindAll(c => c.KeyResultId == r.Id), steps.FindAll(s => s.KeyResultId == r.Id), graduations.Find(g => g.KeyResultId == r.Id)));
    }
}
