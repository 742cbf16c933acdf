using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Data;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.OwnsMany(p => p.Memberships, membership =>
        {
            membership.ToTable("unit_membership");
            membership.WithOwner().HasForeignKey("PersonId");
            membership.HasKey("PersonId", nameof(UnitMembership.UnitId));
        });
        person.OwnsMany(p => p.Roles, role =>
        {
            role.ToTable("role_grant");
            role.WithOwner().HasForeignKey("PersonId");
            role.HasKey("PersonId", nameof(RoleGrant.UnitId), nameof(RoleGrant.Role));
        });
        person.Navigation(p => p.Memberships).UsePropertyAccessMode(PropertyAccessMode.Field);
        person.Navigation(p => p.Roles).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.OwnsMany(u => u.Placements, placement =>
        {
            placement.ToTable("unit_placement");
            placement.WithOwner().HasForeignKey("UnitId");
            placement.HasKey("UnitId", nameof(UnitPlacement.Since));
        });
        unit.Navigation(u => u.Placements).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class UnitPoliciesConfiguration : IEntityTypeConfiguration<UnitPolicies>
{
    public void Configure(EntityTypeBuilder<UnitPolicies> policies)
    {
        policies.ToTable("policy");
        policies.Property(p => p.Values).HasColumnType("jsonb").HasConversion(
            values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (a, b) => ReferenceEquals(a, b), values => values.Count, values => values));
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token) => token.PrimitiveCollection(t => t.Scopes);
}
