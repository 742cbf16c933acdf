using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.Units;
using Setpoint.Kernel.Policies;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Directory.Features.Policies;

/// <summary>What holds for a unit.</summary>
/// <param name="Version">Of what the unit itself has decided; 0 when nothing. Send it as If-Match to decide.</param>
public sealed record UnitPoliciesView(UnitName Unit, long Version, IReadOnlyList<PolicyView> Policies);

/// <summary>One policy as it holds.</summary>
/// <param name="Kind"><c>count</c>, <c>number</c> or <c>choice</c>.</param>
/// <param name="Value">What holds.</param>
/// <param name="Origin">The unit that decided it; none where it is the default.</param>
public sealed record PolicyView(
    string Name, string Kind, string Meaning, string Value, UnitName? Origin, string Default, decimal? Least, decimal? Most, IReadOnlyList<string>? Choices);

/// <summary>What a unit had decided from a moment on.</summary>
public sealed record PolicyRevision(long Version, DateTimeOffset Since, IReadOnlyDictionary<string, string> Values);

/// <summary>Policies are no secret: everybody may know what they are measured by.</summary>
internal static class ListPolicies
{
    public static async Task<Results<Tagged<UnitPoliciesView>, ProblemHttpResult>> HandleAsync(Guid id, DirectoryDb db, CancellationToken ct)
    {
        if (await NameOfAsync(db, id, ct) is null)
        {
            return Problems.Missing();
        }

        var view = await ViewAsync(db, id, ct);
        return ETag.Ok(view, view.Version);
    }

    public static async Task<Results<Ok<Page<PolicyRevision>>, ProblemHttpResult>> HistoryAsync(Guid id, DirectoryDb db, CancellationToken ct)
    {
        if (await NameOfAsync(db, id, ct) is null)
        {
            return Problems.Missing();
        }

        var revisions = await db.Database.SqlQuery<Row>(
            $"""select r.version, r.since, r.values::text as "Values" from policy_revision r where r.unit_id = {id} order by r.version desc limit {Cursor.MaxLimit}""").ToListAsync(ct);
        return TypedResults.Ok(new Page<PolicyRevision>(
            revisions.ConvertAll(r => new PolicyRevision(r.Version, r.Since, JsonSerializer.Deserialize<Dictionary<string, string>>(r.Values)!)), null));
    }

    public static async Task<UnitPoliciesView> ViewAsync(DirectoryDb db, Guid unit, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var effective = (await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct)).Of(unit);
        var origins = new Dictionary<Guid, UnitName>();
        foreach (var decider in effective.Deciders)
        {
            origins[decider.Unit] = (await NameOfAsync(db, decider.Unit, ct))!;
        }

        var policies = PolicyCatalogue.All.Values.Select(p =>
        {
            var (value, origin) = effective.Find(p.Name);
            return new PolicyView(p.Name, p.Kind, p.Meaning, value, origin is { } o ? origins[o] : null, p.Default, p.Least, p.Most, p.Choices);
        });
        var own = effective.Deciders.FirstOrDefault(d => d.Unit == unit);
        return new UnitPoliciesView((await NameOfAsync(db, unit, ct))!, own?.Version ?? 0, [.. policies]);
    }

    private static Task<UnitName?> NameOfAsync(DirectoryDb db, Guid unit, CancellationToken ct) => db.Units.AsNoTracking()
        .Where(u => u.Id == new UnitId(unit))
        .Select(u => new UnitName(u.Id.Value, u.Name, u.Slug, u.Kind))
        .SingleOrDefaultAsync(ct);

    private sealed record Row(long Version, DateTimeOffset Since, string Values);
}
