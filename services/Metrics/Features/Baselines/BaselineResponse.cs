using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>A level that is, was or might be considered normal.</summary>
/// <param name="ValidFrom">First local day on which it holds, until a later accepted one does.</param>
/// <param name="Origin">A person, the latest periods, or an OKR that closed.</param>
/// <param name="Scale">Of what the periods proposed: how far they usually lie from it.</param>
/// <param name="Periods">Of the same: what it is the median of.</param>
/// <param name="MadeBy">Nobody where it was proposed by itself.</param>
public sealed record BaselineResponse(
    Guid Id,
    decimal Value,
    DateOnly ValidFrom,
    BaselineState State,
    BaselineOrigin Origin,
    string? Reason,
    decimal? Scale,
    IReadOnlyList<Point>? Periods,
    DateTimeOffset MadeAt,
    PersonName? MadeBy,
    DateTimeOffset? DecidedAt,
    PersonName? DecidedBy);

/// <summary>A baseline with the names of those who made and decided it.</summary>
internal sealed record BaselineRow(Baseline Baseline, Person? Maker, Person? Decider)
{
    /// <param name="asOf">A decision after it was not known yet.</param>
    public BaselineResponse ToResponse(DateTimeOffset? asOf = null)
    {
        var (b, undecided) = (Baseline, asOf < Baseline.DecidedAt);
        var proposal = b.Facts is { } json ? FactsJson.Read<BaselineProposal>(json) : null;
        return new BaselineResponse(
            b.Id, b.Value, b.ValidFrom, undecided ? Undecided(b) : b.State, b.Origin, b.Reason, proposal?.Scale, proposal?.Points,
            b.MadeAt, Name(Maker), undecided ? null : b.DecidedAt, undecided ? null : Name(Decider));
    }

    /// <summary>What no person decided was watched until then.</summary>
    private static BaselineState Undecided(Baseline b) =>
        b is { Origin: BaselineOrigin.Objective, DecidedBy: null } ? BaselineState.Provisional : BaselineState.Proposed;

    private static PersonName? Name(Person? person) => person is null ? null : new PersonName(person.Id, person.Name);
}

internal static class BaselineRows
{
    public static IQueryable<BaselineRow> ToRows(this IQueryable<Baseline> baselines, MetricsDb db) =>
        from b in baselines
        join p in db.People on b.MadeBy equals p.Id into makers
        from maker in makers.DefaultIfEmpty()
        join q in db.People on b.DecidedBy equals q.Id into deciders
        from decider in deciders.DefaultIfEmpty()
        orderby b.MadeAt descending, b.Id descending
        select new BaselineRow(b, maker, decider);
}
