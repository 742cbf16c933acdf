using Microsoft.EntityFrameworkCore;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Messaging;

/// <summary>The tables that messaging needs in every service's database.</summary>
public static class MessagingTables
{
    /// <summary>Plain SQL for the first migration.</summary>
    public const string Sql =
        """
        create table outbox_message (
            seq bigint generated always as identity primary key,
            message_id uuid not null,
            type text not null,
            body text not null,
            size int not null,
            trace text,
            at timestamptz not null default clock_timestamp(),
            parked_at timestamptz,
            error text
        );
        -- Bodies of bulk messages are megabytes that live for milliseconds: compressing them would cost more than it saves.
        alter table outbox_message alter column body set storage external;

        create table inbox_message (
            message_id uuid not null,
            endpoint text not null,
            at timestamptz not null default now(),
            primary key (message_id, endpoint)
        );
        -- Old rows are purged by age.
        create index inbox_message_at on inbox_message (at);

        create table dead_letter (
            id uuid primary key,
            message_id uuid,
            endpoint text not null,
            type text,
            body text not null,
            error text not null,
            at timestamptz not null default now()
        );

        create table reconcile_doubt (
            state text not null,
            bucket int not null,
            primary key (state, bucket)
        );
        """;

    /// <summary>Maps the outbox into a service's model.</summary>
    public static void AddMessaging(this ModelBuilder model) => model.Entity<OutboxMessage>(e =>
    {
        e.ToTable("outbox_message");
        e.HasKey(m => m.Seq);
        e.Property(m => m.Seq).ValueGeneratedOnAdd().UseIdentityAlwaysColumn();
    });
}
