using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Data;

internal sealed class ScimUserConfiguration : IEntityTypeConfiguration<ScimUser>
{
    public void Configure(EntityTypeBuilder<ScimUser> user)
    {
        // The row follows its person's.
        user.HasOne<Person>().WithOne().HasForeignKey<ScimUser>(u => u.Id);
        user.Property(u => u.Kept).HasColumnType("jsonb");
        user.PrimitiveCollection(u => u.Emails);
    }
}

internal sealed class ScimGroupConfiguration : IEntityTypeConfiguration<ScimGroup>
{
    public void Configure(EntityTypeBuilder<ScimGroup> group) => group.HasKey(g => g.Id);
}
