using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Who may do what with an objective, and what its content may refer to.</summary>
internal sealed class ObjectiveRules(GoalsDb db, Access access, Caller caller)
{
    public const string OnlyManagersAndOwners = "Only the owner, the lead of the unit or somebody above changes this.";

    public Task<bool> SeesAsync(Guid objective, CancellationToken ct) => db.Database.SqlQuery<bool>(
        $"""select exists (select 1 from visible_objective({caller.PersonId}, {caller.Within}) v where v.id = {objective}) as "Value" """).SingleAsync(ct);

    public async Task<bool> MayEditAsync(Guid owner, Guid unit, CancellationToken ct) =>
        await access.OwnsAsync(owner, unit, ct) || await access.CanManageAsync(unit, ct);

    /// <summary>Whoever leads a unit writes its objectives; a member writes those that they own themselves.</summary>
    public async Task<bool> MayWriteInAsync(Guid unit, Guid owner, CancellationToken ct) =>
        await access.CanManageAsync(unit, ct)
        || (await access.OwnsAsync(owner, unit, ct) && (await access.RoleOnAsync(unit, ct) >= Role.Member || await IsMemberAsync(unit, ct)));

    /// <summary>
    /// Checks everything the request refers to, waiting a moment for what may still be on its way from another service.
    /// Done before any lock is taken. The request has no faults in itself.
    /// </summary>
    public async Task<(Dictionary<Guid, KnownMetric> Metrics, ProblemHttpResult? Problem)> CheckReferencesAsync(
        ObjectiveRequest request, CancellationToken ct)
    {
        var errors = new FieldErrors();
        await RequirePersonAsync(request.OwnerId, "ownerId", errors, ct);
        for (var i = 0; i < (request.ContributorIds?.Count ?? 0); i++)
        {
            await RequirePersonAsync(request.ContributorIds![i], $"contributorIds[{i}]", errors, ct);
        }

        var metrics = new Dictionary<Guid, KnownMetric>();
        for (var i = 0; i < (request.KeyResults?.Count ?? 0); i++)
        {
            var keyResult = request.KeyResults![i];
            if (keyResult.OwnerId is { } owner && owner != request.OwnerId)
            {
                await RequirePersonAsync(owner, $"keyResults[{i}].ownerId", errors, ct);
            }

            if (keyResult.MetricId is { } metric && !metrics.ContainsKey(metric))
            {
                await FindMetricAsync(metric, $"keyResults[{i}].metricId", metrics, errors, ct);
            }

            // Whoever sees an objective sees the values of its key results.
            errors.Require(
                keyResult.MetricId is not { } m || metrics.GetValueOrDefault(m)?.AboutPersonId is not { } about || IsOwnAndPrivate(request, about),
                $"keyResults[{i}].metricId",
                "is about a person: only a private, personal objective of that person may read it");
        }

        await CheckGuardrailsAsync(request, metrics, errors, ct);
        if (!errors.Any)
        {
            foreach (var broken in request.Content(metrics).BrokenRules())
            {
                errors.Add(broken.Field, broken.Message);
            }
        }

        return (metrics, errors.Any ? errors.ToProblem() : null);
    }

    /// <summary>The same metrics as key results may read: seen by the editor, and not about a person whom others would hear about.</summary>
    private async Task CheckGuardrailsAsync(ObjectiveRequest request, Dictionary<Guid, KnownMetric> known, FieldErrors errors, CancellationToken ct)
    {
        var seen = new Dictionary<Guid, KnownMetric>(known);
        for (var i = 0; i < (request.Guardrails?.Count ?? 0); i++)
        {
            var (metric, field) = (request.Guardrails![i], $"guardrails[{i}]");
            if (!seen.ContainsKey(metric))
            {
                await FindMetricAsync(metric, field, seen, errors, ct);
            }

            errors.Require(
                seen.GetValueOrDefault(metric)?.AboutPersonId is not { } about || IsOwnAndPrivate(request, about),
                field,
                "is about a person: only a private, personal objective of that person may name it");
        }
    }

    /// <summary>An objective of one's own: of a unit that the owner belongs to, where policy allows it for their role.</summary>
    public async Task<ProblemHttpResult?> CheckPersonalAsync(Guid owner, Guid unit, CancellationToken ct)
    {
        const string Owner =
            """
            select role_of($1, $2),
                   exists (select 1 from unit_membership m where m.person_id = $1 and m.unit_id = $2)
                   or exists (select 1 from role_grant r where r.person_id = $1 and r.unit_id = $2 and (r.expires_at is null or r.expires_at > now()))
            """;
        var connection = await db.ConnectionAsync(ct);
        var (role, belongs) = (await connection.ReadAsync(Owner, [owner, unit], r => (r.MaybeText(), r.Next<bool>()), ct))[0];
        var weakest = (await GoalPolicies.ReadAsync(connection, ct)).PersonalFrom(unit);
        return weakest == PersonalObjectives.Off ? Problems.Invalid("personal", "is not allowed: this unit's policy has personal objectives off", "personal-off")
            : !belongs ? Problems.Invalid("personal", "must be an objective of the owner's own unit", "personal-elsewhere")
            : !PersonalObjectives.AreAllowed(weakest, role) ? Problems.Invalid("personal", $"is allowed here from the role {weakest} up, which the owner does not have", "personal-role")
            : null;
    }

    public async Task<ProblemHttpResult?> RequireUnitAsync(Guid unit, CancellationToken ct) =>
        await access.UnitExistsAsync(unit, ct) ? null : Problems.Invalid("unitId", "names no unit");

    /// <summary>
    /// Parents that the editor may not know of, because they are private or beyond their token's unit, are not in what they
    /// read, so their absence from what they send back does not mean that they shall go.
    /// </summary>
    public async Task<ObjectiveContent> KeepUnseenParentsAsync(Objective objective, ObjectiveContent content, CancellationToken ct)
    {
        const string Unseen =
            """
            select o.id from objective o
            where o.id = any($1) and (o.visibility = 'private' or not is_within(o.unit_id, $3::uuid))
              and not exists (select 1 from visible_objective($2, $3::uuid) v where v.id = o.id)
            """;
        var present = objective.Alignments.Select(a => a.ParentId.Value).Except(content.Alignments.Select(a => a.ParentId.Value)).ToArray();
        if (present.Length == 0)
        {
            return content;
        }

        var unseen = await (await db.ConnectionAsync(ct)).ReadAsync(Unseen, [present, caller.PersonId, caller.Within], r => r.Id(), ct);
        var kept = objective.Alignments.Where(a => unseen.Contains(a.ParentId.Value)).Select(
            a => new AlignmentContent(a.ParentId, a.Relation, a.Weight, a.ParentKeyResultId));
        return content with { Alignments = [.. content.Alignments, .. kept] };
    }

    /// <summary>Guardrails that the editor may not see are not in what they read either.</summary>
    public async Task<ObjectiveContent> KeepUnseenGuardrailsAsync(Objective objective, ObjectiveContent content, CancellationToken ct)
    {
        var present = content.Guardrails is { } wanted ? objective.Guardrails.Select(g => g.MetricId).Except(wanted).ToArray() : [];
        if (present.Length == 0)
        {
            return content;
        }

        var seen = await db.Database.SqlQuery<Guid>(
            $"""select v.id as "Value" from visible_metric({caller.PersonId}, {caller.Within}) v where v.id = any({present})""").ToListAsync(ct);
        return content with { Guardrails = [.. content.Guardrails!, .. present.Except(seen)] };
    }

    /// <summary>
    /// Parents must be ones the caller sees (or that are linked already), and the graph must stay free of circles and
    /// of double counting. Needs the cascade's lock.
    /// </summary>
    public async Task<ProblemHttpResult?> CheckAlignmentsAsync(
        ObjectiveId self, IReadOnlyList<AlignmentContent> wanted, IReadOnlyCollection<Alignment> before, CancellationToken ct)
    {
        var parents = wanted.Select(a => a.ParentId).ToList();
        var present = before.Select(a => a.ParentId).ToHashSet();
        if (parents.Count == 0 || parents.ToHashSet().SetEquals(present))
        {
            return await CheckKeyResultsAsync(wanted, before, ct);
        }

        var asked = parents.ConvertAll(p => p.Value).ToArray();
        var seen = await db.Database.SqlQuery<Guid>(
            $"""select v.id as "Value" from visible_objective({caller.PersonId}, {caller.Within}) v where v.id = any({asked})""").ToListAsync(ct);
        var unknown = parents.FindIndex(p => !seen.Contains(p.Value) && !present.Contains(p));
        if (unknown >= 0)
        {
            return Problems.Invalid($"alignments[{unknown}].parentId", "names no objective that you may see", "parent-unknown");
        }

        var links = await LinksAroundAsync(self, asked, ct);
        var graph = new AlignmentGraph([.. links, .. parents.Select(p => new AlignmentLink(self, p))]);
        return graph.Refusal(self, parents) is { } refusal
            ? Problems.Invalid(refusal.Field, refusal.Message, refusal.Code)
            : await CheckKeyResultsAsync(wanted, before, ct);
    }

    /// <summary>What others contribute to stays measured by them: what would become of their contribution is theirs to decide.</summary>
    public async Task<ProblemHttpResult?> CheckContributedAsync(ObjectiveContent content, CancellationToken ct)
    {
        var turned = content.KeyResults.Where(k => k.Measure != Measure.Children && k.Id is not null).Select(k => k.Id!.Value.Value).ToArray();
        var served = await db.Database.SqlQuery<Guid>(
            $"""select parent_key_result_id as "Value" from alignment where parent_key_result_id = any({turned}) and relation = 'contributes' limit 1""").ToListAsync(ct);
        var index = served.Count == 0 ? -1 : content.KeyResults.ToList().FindIndex(k => k.Id?.Value == served[0]);
        return index < 0 ? null : Problems.Invalid($"keyResults[{index}].measure", "stays children while objectives contribute to it", "key-result-contributed-to");
    }

    /// <summary>
    /// A key result that is named must be one of the parent's, and takes contributions only where it is measured by them.
    /// A link that is there already may stay, also to one that is retired by now.
    /// </summary>
    private async Task<ProblemHttpResult?> CheckKeyResultsAsync(
        IReadOnlyList<AlignmentContent> wanted, IReadOnlyCollection<Alignment> before, CancellationToken ct)
    {
        var named = wanted.Where(a => a.KeyResultId is not null).Select(a => a.KeyResultId!.Value.Value).ToArray();
        if (named.Length == 0)
        {
            return null;
        }

        const string Named = "select id, objective_id, measure, retired from key_result where id = any($1)";
        var known = (await (await db.ConnectionAsync(ct)).ReadAsync(
            Named, [named], r => (Id: r.Id(), Objective: r.Id(), Measure: r.Word<Measure>(), Retired: r.Next<bool>()), ct)).ToDictionary(k => k.Id);
        for (var i = 0; i < wanted.Count; i++)
        {
            var link = wanted[i];
            if (link.KeyResultId is not { } id || before.Any(b => (b.ParentId, b.ParentKeyResultId, b.Relation) == (link.ParentId, link.KeyResultId, link.Relation)))
            {
                continue;
            }

            if (!known.TryGetValue(id.Value, out var keyResult) || keyResult.Objective != link.ParentId.Value || keyResult.Retired)
            {
                return Problems.Invalid($"alignments[{i}].parentKeyResultId", "names no key result of this parent", "parent-key-result-unknown");
            }

            if (link.Relation == Relation.Contributes && keyResult.Measure != Measure.Children)
            {
                return Problems.Invalid($"alignments[{i}].relation", "a key result with its own measure takes only support", "key-result-takes-only-support");
            }
        }

        return null;
    }

    /// <summary>Every link above the parents, and above each objective below; those of the objective itself are replaced.</summary>
    private async Task<List<AlignmentLink>> LinksAroundAsync(ObjectiveId self, Guid[] parents, CancellationToken ct) =>
        await (await db.ConnectionAsync(ct)).ReadAsync(
            """
            with recursive down (id) as (
                select $1
                union
                select a.child_id from down d join alignment a on a.parent_id = d.id
            ), up (id) as (
                select id from (select unnest($2) as id union select id from down) start
                union
                select a.parent_id from up u join alignment a on a.child_id = u.id
            )
            select a.child_id, a.parent_id from up u join alignment a on a.child_id = u.id where a.child_id <> $1
            """,
            [self.Value, parents],
            r => new AlignmentLink(new(r.Id()), new(r.Id())),
            ct);

    private static bool IsOwnAndPrivate(ObjectiveRequest request, Guid person) =>
        request is { Personal: true, Visibility: Visibility.Private } && request.OwnerId == person;

    private Task<bool> IsMemberAsync(Guid unit, CancellationToken ct) => db.Database.SqlQuery<bool>(
        $"""
        select exists (select 1 from unit_membership where unit_id = {unit} and person_id = {caller.PersonId}) as "Value"
        """).SingleAsync(ct);

    private async Task RequirePersonAsync(Guid person, string field, FieldErrors errors, CancellationToken ct) =>
        errors.Require(await access.PersonExistsAsync(person, ct), field, "names no active person");

    private async Task FindMetricAsync(
        Guid id, string field, Dictionary<Guid, KnownMetric> known, FieldErrors errors, CancellationToken ct)
    {
        const string Find =
            """
            select m.id, m.unit_of_measure, m.decimals, m.about_person_id from metric m
            where m.id = $1 and m.status <> 'archived' and m.id in (select v.id from visible_metric($2, $3::uuid) v)
            """;
        KnownMetric? metric = null;
        var connection = await db.ConnectionAsync(ct);
        await access.EventuallyAsync(
            async () =>
            {
                var found = await connection.ReadAsync(Find, [id, caller.PersonId, caller.Within], r => new KnownMetric(r.Id(), r.Text(), r.Next<int>(), r.Maybe<Guid>()), ct);
                metric = found.FirstOrDefault();
                return metric is not null;
            },
            ct);
        if (metric is null)
        {
            errors.Add(field, "names no metric that you may see");
        }
        else
        {
            known[id] = metric;
        }
    }
}
