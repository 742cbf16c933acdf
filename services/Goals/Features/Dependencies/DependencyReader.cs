using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Dependencies;

/// <summary>Which dependencies to show.</summary>
/// <param name="Unit">That this unit, or one below it, asks or is asked for.</param>
/// <param name="States">In one of these states; null for all.</param>
/// <param name="AfterDue">With <paramref name="AfterId"/>: from where on, in the order of the due dates.</param>
internal sealed record DependencyQuery(
    Guid? Id = null, Guid? Cycle = null, Guid? Unit = null, Guid? Objective = null, string[]? States = null, DateOnly? AfterDue = null, Guid? AfterId = null, int Limit = 1);

/// <summary>Shows dependencies to the caller, the most urgent first.</summary>
internal sealed class DependencyReader(GoalsDb db, PaceReader clock, Caller caller)
{
    private const string Rows =
        """
        select d.id, d.version, d.state, d.what, d.due, coalesce(hu.time_zone, 'UTC'),
               c.id, c.name, c.start, c."end", c.phase,
               o.unit_id, coalesce(au.name, ''), coalesce(au.slug, ''),
               d.helping_unit_id, coalesce(hu.name, ''), coalesce(hu.slug, ''),
               case when v.sees_objective then o.id end, o.title, case when not k.retired then k.id end, k.title,
               d.asked_by, coalesce(a.name, ''), d.asked_at, d.owner_id, w.name, d.decided_by, b.name, d.decided_at, d.note,
               d.helping_unit_id in (select l.id from led_unit($1) l) and is_within(d.helping_unit_id, $2::uuid),
               (o.owner_id = $1 or o.unit_id in (select l.id from led_unit($1) l)) and is_within(o.unit_id, $2::uuid)
        from dependency d
        join visible_dependency($1, $2::uuid) v on v.id = d.id
        join objective o on o.id = d.objective_id
        join cycle c on c.id = o.cycle_id
        left join key_result k on k.id = d.key_result_id
        left join unit au on au.id = o.unit_id
        left join unit hu on hu.id = d.helping_unit_id
        left join person a on a.id = d.asked_by
        left join person w on w.id = d.owner_id
        left join person b on b.id = d.decided_by
        where ($3::uuid is null or d.id = $3::uuid)
          and ($4::uuid is null or o.cycle_id = $4::uuid)
          and ($5::uuid is null or exists (
              select 1 from unit_closure x where x.ancestor_id = $5::uuid and x.descendant_id in (o.unit_id, d.helping_unit_id)))
          and ($6::uuid is null or (o.id = $6::uuid and v.sees_objective))
          and ($7::text[] is null or d.state = any($7::text[]))
          and ($8::date is null or (d.due, d.id) > ($8::date, $9::uuid))
        order by d.due, d.id
        limit $10
        """;

    /// <summary>None when there is no such dependency, or none that the caller may see.</summary>
    public async Task<DependencyResponse?> FindAsync(Guid id, CancellationToken ct) => (await ListAsync(new(id), ct)).SingleOrDefault();

    public async Task<List<DependencyResponse>> ListAsync(DependencyQuery q, CancellationToken ct) => await (await db.ConnectionAsync(ct)).ReadAsync(
        Rows, [caller.PersonId, caller.Within, q.Id, q.Cycle, q.Unit, q.Objective, q.States, q.AfterDue, q.AfterId, q.Limit], Read, ct);

    /// <summary>Today where the helping unit works.</summary>
    public bool IsOverdue(DependencyState state, DateOnly due, string timeZone) =>
        state is DependencyState.Asked or DependencyState.Accepted && due < DateOnly.FromDateTime(clock.LocalNow(timeZone));

    private DependencyResponse Read(Columns r)
    {
        var (id, version, state, what, due) = (r.Id(), r.Next<long>(), r.Word<DependencyState>(), r.Text(), r.Next<DateOnly>());
        return new DependencyResponse(
            id,
            version,
            state,
            what,
            due,
            IsOverdue(state, due, r.Text()),
            new CycleName(r.Id(), r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>(), r.Word<CyclePhase>()),
            new UnitName(r.Id(), r.Text(), r.Text()),
            new UnitName(r.Id(), r.Text(), r.Text()),
            ReadObjective(r),
            new PersonName(r.Id(), r.Text()),
            r.Next<DateTimeOffset>(),
            ReadPerson(r),
            ReadPerson(r),
            r.Maybe<DateTimeOffset>(),
            r.MaybeText(),
            r.Next<bool>(),
            r.Next<bool>());
    }

    private static DependentObjective? ReadObjective(Columns r)
    {
        var (id, title, part, partTitle) = (r.Maybe<Guid>(), r.Text(), r.Maybe<Guid>(), r.MaybeText());
        return id is null ? null : new DependentObjective(id.Value, title, part is null ? null : new(part.Value, partTitle ?? ""));
    }

    private static PersonName? ReadPerson(Columns r)
    {
        var (id, name) = (r.Maybe<Guid>(), r.MaybeText());
        return id is null ? null : new PersonName(id.Value, name ?? "");
    }
}
