using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>What somebody changed after the caller had read.</summary>
/// <param name="Version">That it became.</param>
/// <param name="By">Nobody when time or an event did that no person stands behind.</param>
/// <param name="Fields">As in the request: <c>title</c>, <c>keyResults[id].target</c>, <c>alignments</c>.</param>
public sealed record ChangeSince(long Version, DateTimeOffset At, PersonName? By, string? Reason, IReadOnlyList<string> Fields);

/// <summary>
/// Tells an editor whose version is no longer the present one what became different since, by whom and when, from the audit, so
/// that only what both have changed needs a decision.
/// </summary>
internal static partial class ChangesSince
{
    /// <summary>A list that was written again as it was is in the audit and is no change.</summary>
    private const string Changes =
        """
        select a.version, a.at, a.actor, coalesce(p.name, ''), a.reason,
               array(select e.key from jsonb_each(a.changes) e where e.value -> 0 is distinct from e.value -> 1 order by e.key)
        from audit_entry a left join person p on p.id = a.actor
        where a.subject_id = $1 and a.subject_type = 'Objective' and a.version > $2
        order by a.version desc limit 100
        """;

    /// <summary>Parents and guardrails that the caller may know of.</summary>
    private const string Seen =
        """
        select v.id from visible_objective($2, $3::uuid) v where v.id = any($1)
        union select m.id from visible_metric($2, $3::uuid) m where m.id = any($1)
        """;

    /// <summary>What follows from something else, or is nobody's to edit.</summary>
    private static readonly HashSet<string> s_silent = new(StringComparer.Ordinal) { "id", "windowStart", "windowEnd", "importedContent", "position", "objectiveId" };

    /// <summary>Oldest first, at most the last 100; none where the header names no single version.</summary>
    public static async Task<List<ChangeSince>> ReadAsync(NpgsqlConnection connection, Guid objective, string ifMatch, Caller caller, CancellationToken ct)
    {
        if (!long.TryParse(ifMatch.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var had))
        {
            return [];
        }

        var rows = await connection.ReadAsync(Changes, [objective, had], ChangeRow.Read, ct);
        var named = rows.SelectMany(r => r.Keys).Select(OtherOf).OfType<Guid>().Distinct().ToArray();
        var seen = (await connection.ReadAsync(Seen, [named, caller.PersonId, caller.Within], r => r.Id(), ct)).ToHashSet();
        rows.Reverse();
        return rows.ConvertAll(r => r.Answer([.. r.Keys
            .Where(k => OtherOf(k) is not { } other || seen.Contains(other))
            .Select(FieldOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)]));
    }

    /// <summary>Of a link or a guardrail the objective or metric at its other end, which is the last part of its key.</summary>
    private static Guid? OtherOf(string key) => Part().Match(key) is { Success: true } part && part.Groups[1].Value is ("Alignment" or "Guardrail") ? LastId(key) : null;

    private static string? FieldOf(string key)
    {
        if (Part().Match(key) is not { Success: true } part)
        {
            return s_silent.Contains(key) ? null : key;
        }

        if (key.Contains(".TargetChange[", StringComparison.Ordinal))
        {
            return null;
        }

        var field = part.Groups[3].Value;
        return part.Groups[1].Value switch
        {
            "KeyResult" when Step().Match(key) is { Success: true } step => $"keyResults[{step.Groups[1].Value}].steps",
            "KeyResult" when LastId(key) is { } id => s_silent.Contains(field) ? $"keyResults[{id}]" : $"keyResults[{id}].{field}",
            "Alignment" => "alignments",
            "Guardrail" => "guardrails",
            "Contributor" => "contributorIds",
            "CoOwner" => "coOwners",
            _ => null,
        };
    }

    private static Guid? LastId(string key) => Id().Matches(key) is { Count: > 0 } ids ? Guid.Parse(ids[^1].ValueSpan, null) : null;

    /// <summary>A part's type, its key and the property of it, as the audit names them.</summary>
    [GeneratedRegex(@"^(\w+)\[(.*)\]\.(\w+)$")]
    private static partial Regex Part();

    /// <summary>A key result's own part; what was agreed before is none that anybody edits.</summary>
    [GeneratedRegex(@"^KeyResult\[[^\]]*?([0-9a-f]{8}-[0-9a-f-]{27})[^\]]*\]\.KeyResultStep\[")]
    private static partial Regex Step();

    [GeneratedRegex(@"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    private sealed record ChangeRow(long Version, DateTimeOffset At, PersonName? By, string? Reason, string[] Keys)
    {
        public static ChangeRow Read(Columns r)
        {
            var (version, at, actor, name) = (r.Next<long>(), r.Next<DateTimeOffset>(), r.Maybe<Guid>(), r.Text());
            return new(version, at, actor is { } person ? new PersonName(person, name) : null, r.MaybeText(), r.Many<string>());
        }

        public ChangeSince Answer(IReadOnlyList<string> fields) => new(Version, At, By, Reason, fields);
    }
}
