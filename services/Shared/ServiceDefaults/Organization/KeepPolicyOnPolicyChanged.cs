using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Directory;
using Setpoint.Kernel.Policies;
using Setpoint.Messaging;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Organization;

/// <summary>Mirrors what a unit has decided. Names that this version does not know are left out: it could not obey them.</summary>
internal sealed class KeepPolicyOnPolicyChanged(ServiceDb db) : IConsume<PolicyChanged>
{
    public Task ConsumeAsync(PolicyChanged message, CancellationToken ct)
    {
        var known = message.Values.Where(v => PolicyCatalogue.All.ContainsKey(v.Key)).ToDictionary();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into policy (id, version, values) values ({message.Id}, {message.Version}, {JsonSerializer.Serialize(known)}::jsonb)
            on conflict (id) do update set version = excluded.version, values = excluded.values
            where excluded.version >= policy.version
            """,
            ct);
    }
}
