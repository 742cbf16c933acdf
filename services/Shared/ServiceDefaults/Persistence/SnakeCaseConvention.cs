using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Tables and columns are named in snake case unless a configuration says otherwise; keys are made by us, never by the database.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                continue;
            }

            if (!entity.IsOwned())
            {
                entity.Builder.ToTable(SnakeCase.Of(entity.ClrType.Name));
            }

            NameColumns(entity, PrefixOf(entity));
            foreach (var key in entity.FindPrimaryKey()?.Properties.Where(p => p.ClrType != typeof(long)) ?? [])
            {
                // A bigint is the database's own numbering. Without this a part added to a loaded aggregate with its own id would be taken for a changed one.
                key.Builder.ValueGenerated(ValueGenerated.Never, fromDataAnnotation: false);
            }
        }
    }

    private static void NameColumns(IConventionTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            property.Builder.HasColumnName(prefix + SnakeCase.Of(property.Name));
        }

        foreach (var complex in type.GetDeclaredComplexProperties())
        {
            NameColumns(complex.ComplexType, prefix + SnakeCase.Of(complex.Name) + "_");
        }
    }

    /// <summary>A part that lives in its owner's table carries the name of the property that holds it.</summary>
    private static string PrefixOf(IConventionEntityType entity) =>
        entity.FindOwnership() is { IsUnique: true, PrincipalToDependent: { } navigation }
            ? SnakeCase.Of(navigation.Name) + "_"
            : "";
}
