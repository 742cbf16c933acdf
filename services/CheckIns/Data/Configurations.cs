using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Data;

/// <summary>Lists that are kept as one value. Whoever writes one replaces it, so nobody compares what is in it.</summary>
internal static class Stored
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            all => JsonSerializer.Serialize(all, Json),
            json => JsonSerializer.Deserialize<List<T>>(json, Json)!,
            new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b), all => all.GetHashCode()));
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    private const string CheckInId = nameof(CheckInId);

    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.Ignore(c => c.Current);
        builder.Ignore(c => c.SubmittedBy);
        builder.OwnsMany(c => c.Revisions, revision =>
        {
            revision.ToTable("check_in_revision");
            revision.WithOwner().HasForeignKey(CheckInId);
            revision.HasKey(CheckInId, nameof(CheckInRevision.Number));
            revision.Property(r => r.Number).ValueGeneratedNever();
            revision.OwnsMany(r => r.KeyResults, value =>
            {
                value.ToTable("check_in_value");
                value.WithOwner().HasForeignKey(CheckInId, nameof(CheckInRevision.Number));
                value.HasKey(CheckInId, nameof(CheckInRevision.Number), nameof(KeyResultEntry.KeyResultId));
                value.Ignore(v => v.SaysNothing);
            });
            revision.OwnsMany(r => r.Steps, step =>
            {
                step.ToTable("check_in_step");
                step.WithOwner().HasForeignKey(CheckInId, nameof(CheckInRevision.Number));
                step.HasKey(CheckInId, nameof(CheckInRevision.Number), nameof(StepEntry.StepId));
            });
        });
    }
}

internal sealed class ObjectiveConfiguration : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.Property(o => o.Start).HasColumnName("start_day");
        builder.Property(o => o.End).HasColumnName("end_day");

        builder.Property(o => o.KeyResults).AsJson();
    }
}

internal sealed class DaysOffConfiguration : IEntityTypeConfiguration<DaysOff>
{
    public void Configure(EntityTypeBuilder<DaysOff> builder) => builder.Property(d => d.Days).AsJson();
}

internal sealed class BlockerConfiguration : IEntityTypeConfiguration<Blocker>
{
    private const string BlockerId = nameof(BlockerId);

    public void Configure(EntityTypeBuilder<Blocker> builder) => builder.OwnsMany(b => b.Steps, step =>
    {
        step.ToTable("blocker_step");
        step.WithOwner().HasForeignKey(BlockerId);
        step.HasKey(BlockerId, nameof(BlockerStep.Number));
        step.Property(s => s.Number).ValueGeneratedNever();
    });
}

internal sealed class ReviewPlanConfiguration : IEntityTypeConfiguration<ReviewPlan>
{
    public void Configure(EntityTypeBuilder<ReviewPlan> builder)
    {
        builder.Property(p => p.Weekday).HasConversion<string>();
        builder.Property(p => p.Parts).AsJson();
    }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    private const string ReviewId = nameof(ReviewId);

    public void Configure(EntityTypeBuilder<Review> builder) => builder.OwnsMany(r => r.Items, item =>
    {
        item.ToTable("review_item");
        item.WithOwner().HasForeignKey(ReviewId);
        item.HasKey(ReviewId, nameof(ReviewItem.Number));
        item.Property(i => i.Number).ValueGeneratedNever();
    });
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    private const string CommentId = nameof(CommentId);

    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.Ignore(c => c.Current);
        builder.Ignore(c => c.IsDeleted);
        builder.OwnsMany(c => c.Revisions, revision =>
        {
            revision.ToTable("comment_revision");
            revision.WithOwner().HasForeignKey(CommentId);
            revision.HasKey(CommentId, nameof(CommentRevision.Number));
            revision.Property(r => r.Number).ValueGeneratedNever();
            revision.Property(r => r.Mentions).HasColumnType("uuid[]");
        });
    }
}
