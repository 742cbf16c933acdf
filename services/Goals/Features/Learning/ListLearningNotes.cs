using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Words = Setpoint.ServiceDefaults.Http.Words;

namespace Setpoint.Goals.Features.Learning;

/// <summary>Which notes to list.</summary>
/// <param name="Q">With all of these words; the last one may be unfinished.</param>
/// <param name="Unit">Of this unit and those below it.</param>
/// <param name="Kind"><c>committed</c> or <c>aspirational</c>.</param>
internal sealed record LearningFilter(string? Q, Guid? Unit, Guid? Cycle, string? Kind, string? Cursor, int? Limit);

internal static class ListLearningNotes
{
    private const int DefaultNotes = 20;

    private const string Notes =
        """
        select o.id, o.title, o.kind, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''),
               c.id, c.name, c.start, c."end", c.phase, o.grade, o.with_damage, o.learning::text
        from objective o
        join visible_objective($1, $2::uuid) v on v.id = o.id
        join cycle c on c.id = o.cycle_id
        left join unit u on u.id = o.unit_id
        where o.lifecycle = 'graded' and o.learning is not null and o.grade is not null
          and ($3::text is null or o.learned @@ (to_tsquery('simple', $3::text) || to_tsquery('english', $3::text)))
          and ($4::uuid is null or o.unit_id in (select x.descendant_id from unit_closure x where x.ancestor_id = $4::uuid))
          and ($5::uuid is null or o.cycle_id = $5::uuid)
          and ($6::text is null or o.kind = $6::text)
          and ($7::date is null or (c.start, o.id) < ($7::date, $8::uuid))
        order by c.start desc, o.id desc
        limit $9
        """;

    /// <summary>Of the latest cycle first.</summary>
    public static async Task<Results<Ok<Page<LearningNoteView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] LearningFilter filter, GoalsDb db, Scores scores, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(filter.Cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        if (filter.Kind is not null && !Words.TryParse<ObjectiveKind>(filter.Kind, out _))
        {
            return Problems.Invalid("kind", $"must be one of: {Words.Of<ObjectiveKind>()}");
        }

        var query = SearchWords.Query(filter.Q);
        if (query is null && !string.IsNullOrWhiteSpace(filter.Q))
        {
            return Problems.Invalid("q", "must have a word in it");
        }

        var size = Cursor.Limit(filter.Limit, DefaultNotes);
        var connection = await db.ConnectionAsync(ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        var notes = await connection.ReadAsync(
            Notes, [caller.PersonId, caller.Within, query, filter.Unit, filter.Cycle, filter.Kind, after?.Start, after?.Id, size], r => Read(r, policies), ct);
        await scores.NoteAsync(notes.Count, ct);
        if (scores.AreHidden)
        {
            notes = notes.ConvertAll(n => n with { Grade = null, Verdict = null });
        }

        return TypedResults.Ok(new Page<LearningNoteView>(
            notes, notes.Count == size ? Cursor.Encode(new Position(notes[^1].Cycle.Start, notes[^1].ObjectiveId)) : null));
    }

    private static LearningNoteView Read(Columns r, GoalPolicies policies)
    {
        var (id, title, kind, unit) = (r.Id(), r.Text(), r.Word<ObjectiveKind>(), new UnitName(r.Id(), r.Text(), r.Text()));
        var cycle = new CycleName(r.Id(), r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>(), r.Word<CyclePhase>());
        var (grade, withDamage, note) = (r.Number(), r.Next<bool>(), r.Text());
        var policy = policies.ProgressOf(unit.Id);
        return new(
            id, title, kind, unit, cycle, grade, Pacing.Outcome(grade, policy.SuccessLine(kind), policy), withDamage, JsonSerializer.Deserialize<LearningNoteContent>(note)!);
    }

    private sealed record Position(DateOnly Start, Guid Id);
}
