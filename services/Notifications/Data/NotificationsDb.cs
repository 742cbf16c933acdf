using Microsoft.EntityFrameworkCore;
using Setpoint.Notifications.Domain;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Notifications.Data;

/// <summary>Everybody's inbox. Rows are written by <see cref="Notices"/> in set-based SQL.</summary>
internal sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : ServiceDb(options)
{
    public DbSet<InboxItem> Inbox => Set<InboxItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<InboxItem>().ToTable("inbox_item");
    }
}
