using System.Text;
using Setpoint.Demo.Company;

namespace Setpoint.Demo.Loading;

/// <summary>What the directory calls everything: ids by slug, and by the local part of the company's e-mail addresses.</summary>
internal sealed record KnownOrganization(IReadOnlyDictionary<string, Guid> Units, IReadOnlyDictionary<string, Guid> People);

/// <summary>Units, then people, then units once more with their leads, who must be people first.</summary>
internal static class OrganizationStep
{
    public static async Task<KnownOrganization> LoadAsync(Gateway api, DemoCompany company, CancellationToken ct)
    {
        await ImportAsync(api, "units", UnitsFile(company, withLeads: false), ct);
        await ImportAsync(api, "people", PeopleFile(company), ct);
        await ImportAsync(api, "units", UnitsFile(company, withLeads: true), ct);

        var units = await api.ListAsync<ListedUnit>("/api/directory/units", ct);
        var people = await api.ListAsync<ListedPerson>("/api/directory/people", ct);
        var ids = new Dictionary<string, Guid>();
        foreach (var person in people)
        {
            if (Organization.KeyOf(person.Email) is { } key)
            {
                ids.Add(key, person.Id);
            }
        }

        return new KnownOrganization(units.ToDictionary(unit => unit.Slug, unit => unit.Id), ids);
    }

    private static async Task ImportAsync(Gateway api, string what, string file, CancellationToken ct)
    {
        var receipt = await api.PostTextAsync<Receipt>($"/api/directory/imports/{what}?dryRun=false", "text/csv", file, ct);
        if (receipt.Rejected > 0)
        {
            throw new LoadException($"{receipt.Rejected} {what} were refused: {string.Join("; ", receipt.Errors.Select(error => $"line {error.Line}, {error.Field}: {error.Message}"))}");
        }
    }

    private static string UnitsFile(DemoCompany company, bool withLeads)
    {
        var file = new StringBuilder("slug,name,kind,parent,lead_email,time_zone\n");
        foreach (var unit in company.Units)
        {
            var lead = withLeads ? Organization.EmailOf(unit.Lead) : "";
            file.AppendJoin(',', unit.Slug, unit.Name, unit.Kind, unit.Parent, lead, unit.TimeZone).Append('\n');
        }

        return file.ToString();
    }

    private static string PeopleFile(DemoCompany company)
    {
        var file = new StringBuilder("email,name,units,primary_unit,manager_email,roles,locale,time_zone\n");
        foreach (var person in company.People)
        {
            var manager = person.Manager is { } key ? Organization.EmailOf(key) : "";
            file.AppendJoin(
                ',', person.Email, person.Name, string.Join(';', person.Units), person.Units[0], manager, string.Join(';', person.Roles), "en-GB", Organization.TimeZone).Append('\n');
        }

        return file.ToString();
    }

    private sealed record ListedUnit(Guid Id, string Slug);

    private sealed record ListedPerson(Guid Id, string Email);

    private sealed record Receipt(int Rejected, IReadOnlyList<RowError> Errors);

    private sealed record RowError(int Line, string Field, string Message);
}
