using System.Text.Json;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>What an objective says of itself, with the names it refers to.</summary>
internal sealed record ObjectiveHead(
    Guid Id,
    long Version,
    string Title,
    string? Why,
    ObjectiveKind Kind,
    Visibility Visibility,
    Lifecycle Lifecycle,
    Guid UnitId,
    string UnitName,
    string UnitSlug,
    string TimeZone,
    Guid OwnerId,
    string OwnerName,
    Guid CycleId,
    string CycleName,
    DateOnly WindowStart,
    DateOnly WindowEnd,
    CyclePhase Phase,
    decimal? SuggestedGrade,
    decimal? Grade,
    string? GradeReason,
    string? Learning,
    string? RetiredReason,
    string? ExternalKey,
    bool Personal,
    string? StatedReason,
    Guid? StatedBy,
    string? StatedByName,
    DateTimeOffset? StatedAt,
    bool WithDamage,
    string? DamageNote,
    int RedGuardrails)
{
    public UnitName Unit => new(UnitId, UnitName, UnitSlug);

    public PersonName Owner => new(OwnerId, OwnerName);

    public CycleName Cycle => new(CycleId, CycleName, WindowStart, WindowEnd, Phase);

    /// <summary>None where nothing is stated.</summary>
    public OverrideResponse? Override(ObjectiveStanding standing) => StatedAt is { } at
        ? new(standing.IsStated ? standing.Measured?.Progress : null, standing.Pace, StatedReason ?? "", new(StatedBy ?? default, StatedByName ?? ""), at)
        : null;

    public bool IsOpen => Lifecycle is not (Lifecycle.Graded or Lifecycle.Retired) && Phase != CyclePhase.Closed;

    public LearningNoteContent? LearningNote => Learning is null ? null : JsonSerializer.Deserialize<LearningNoteContent>(Learning);
}

/// <summary>A link to an objective above or below, as far as the caller may know of it.</summary>
/// <param name="Subject">The objective it was asked for.</param>
/// <param name="KeyResultId">The key result of the parent that is served, where it is one in particular.</param>
internal sealed record LinkedRow(
    Guid Subject, Guid Id, string? Title, Relation Relation, decimal Weight, Guid UnitId, string UnitName, string UnitSlug, Guid? KeyResultId);

/// <summary>The queries behind every page about objectives.</summary>
/// <remarks>
/// Of a few objectives, so whether each may be seen is asked of it alone, as in <see cref="Seen.OfFew"/>.
/// </remarks>
internal static class ObjectiveQueries
{
    private const string Heads =
        """
        select o.id, o.version, o.title, o.why, o.kind, o.visibility, o.lifecycle,
               o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), coalesce(u.time_zone, 'UTC'),
               o.owner_id, coalesce(w.name, ''), o.cycle_id, c.name, o.window_start, o.window_end, c.phase,
               o.suggested_grade, o.grade, o.grade_reason, o.learning::text, o.retired_reason, o.external_key, o.personal,
               o.stated_reason, o.stated_by, s.name, o.stated_at, o.with_damage, o.damage_note,
               (select count(*)::int from guardrail g join metric_headline h on h.metric_id = g.metric_id where g.objective_id = o.id and h.health = 'red')
        from objective o
        join lateral (select v.id from visible_objective($1, $3::uuid) v where v.id = o.id offset 0) v on true
        join cycle c on c.id = o.cycle_id
        left join unit u on u.id = o.unit_id
        left join person w on w.id = o.owner_id
        left join person s on s.id = o.stated_by
        where o.id = any($2)
        """;

    private const string Parents =
        """
        select a.child_id, o.id, case when v.id is not null then o.title end, a.relation, a.weight, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), a.parent_key_result_id
        from alignment a
        join objective o on o.id = a.parent_id
        left join lateral (select v.id from visible_objective($1, $3::uuid) v where v.id = o.id offset 0) v on true
        left join unit u on u.id = o.unit_id
        where a.child_id = any($2) and (v.id is not null or (o.visibility <> 'private' and is_within(o.unit_id, $3::uuid)))
        order by a.relation, o.id
        """;

    private const string Children =
        """
        select a.parent_id, o.id, case when v.id is not null then o.title end, a.relation, a.weight, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), a.parent_key_result_id
        from alignment a
        join objective o on o.id = a.child_id
        left join lateral (select v.id from visible_objective($1, $3::uuid) v where v.id = o.id offset 0) v on true
        left join unit u on u.id = o.unit_id
        where a.parent_id = any($2) and (v.id is not null or (o.visibility <> 'private' and is_within(o.unit_id, $3::uuid)))
        order by a.relation, o.id
        """;

    private const string ServedBy =
        """
        select a.parent_id, count(*)::int
        from alignment a
        join objective o on o.id = a.child_id
        left join lateral (select v.id from visible_objective($1, $3::uuid) v where v.id = o.id offset 0) v on true
        where a.parent_id = any($2) and (v.id is not null or (o.visibility <> 'private' and is_within(o.unit_id, $3::uuid)))
        group by a.parent_id
        """;

    /// <summary>Those of the given ones that the caller may see.</summary>
    public static async Task<List<ObjectiveHead>> HeadsAsync(this GoalsDb db, Guid[] ids, Caller caller, CancellationToken ct) =>
        await (await db.ConnectionAsync(ct)).ReadAsync(Heads, [caller.PersonId, ids, caller.Within], ReadHead, ct);

    /// <summary>What these objectives serve. A private one stays unmentioned, as does one beyond the unit of a limited token; one for its unit has no title.</summary>
    public static async Task<List<LinkedRow>> ParentsAsync(this GoalsDb db, Guid[] ids, Caller caller, CancellationToken ct) =>
        await (await db.ConnectionAsync(ct)).ReadAsync(Parents, [caller.PersonId, ids, caller.Within], ReadLinked, ct);

    /// <summary>What serves this objective, by the same rule.</summary>
    public static async Task<List<LinkedRow>> ChildrenAsync(this GoalsDb db, Guid id, Caller caller, CancellationToken ct) =>
        await (await db.ConnectionAsync(ct)).ReadAsync(Children, [caller.PersonId, new[] { id }, caller.Within], ReadLinked, ct);

    /// <summary>How many serve these objectives, by the same rule; one that nothing serves is not in it.</summary>
    public static async Task<Dictionary<Guid, int>> ServedByAsync(this GoalsDb db, Guid[] ids, Caller caller, CancellationToken ct) =>
        (await (await db.ConnectionAsync(ct)).ReadAsync(ServedBy, [caller.PersonId, ids, caller.Within], r => (Id: r.Id(), Count: r.Next<int>()), ct))
        .ToDictionary(s => s.Id, s => s.Count);

    private static ObjectiveHead ReadHead(Columns r) => new(
        r.Id(), r.Next<long>(), r.Text(), r.MaybeText(), r.Word<ObjectiveKind>(), r.Word<Visibility>(), r.Word<Lifecycle>(),
        r.Id(), r.Text(), r.Text(), r.Text(),
        r.Id(), r.Text(), r.Id(), r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>(), r.Word<CyclePhase>(),
        r.Maybe<decimal>(), r.Maybe<decimal>(), r.MaybeText(), r.MaybeText(), r.MaybeText(), r.MaybeText(), r.Next<bool>(),
        r.MaybeText(), r.Maybe<Guid>(), r.MaybeText(), r.Maybe<DateTimeOffset>(), r.Next<bool>(), r.MaybeText(), r.Next<int>());

    private static LinkedRow ReadLinked(Columns r) =>
        new(r.Id(), r.Id(), r.MaybeText(), r.Word<Relation>(), r.Number(), r.Id(), r.Text(), r.Text(), r.Maybe<Guid>());
}
