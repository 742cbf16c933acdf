using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Data;

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
        });
    }
}

internal sealed class ObjectiveConfiguration : IEntityTypeConfiguration<Objective>
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.Property(o => o.Start).HasColumnName("start_day");
        builder.Property(o => o.End).HasColumnName("end_day");

        // Only read here: the consumer writes the row in one statement, so nobody compares or tracks it.
        builder.Property(o => o.KeyResults)
            .HasColumnType("jsonb")
            .HasConversion(
                keyResults => JsonSerializer.Serialize(keyResults, s_json),
                json => JsonSerializer.Deserialize<List<KeyResult>>(json, s_json)!,
                new ValueComparer<IReadOnlyList<KeyResult>>((a, b) => ReferenceEquals(a, b), keyResults => keyResults.GetHashCode()));
    }
}

internal sealed class DaysOffConfiguration : IEntityTypeConfiguration<DaysOff>
{
    public void Configure(EntityTypeBuilder<DaysOff> builder) => builder.Property(d => d.Days)
        .HasColumnType("jsonb")
        .HasConversion(
            days => JsonSerializer.Serialize(days, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<DayOff>>(json, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<DayOff>>((a, b) => ReferenceEquals(a, b), days => days.GetHashCode()));
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
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public void Configure(EntityTypeBuilder<ReviewPlan> builder)
    {
        builder.Property(p => p.Weekday).HasConversion<string>();
        builder.Property(p => p.Parts)
            .HasColumnType("jsonb")
            .HasConversion(
                parts => JsonSerializer.Serialize(parts, s_json),
                json => JsonSerializer.Deserialize<List<ReviewPart>>(json, s_json)!,
                new ValueComparer<IReadOnlyList<ReviewPart>>((a, b) => ReferenceEquals(a, b), parts => parts.GetHashCode()));
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
