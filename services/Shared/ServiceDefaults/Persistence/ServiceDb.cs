using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Setpoint.Kernel;
using Setpoint.Messaging;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>
/// A service's database: repository and unit of work in one. Maps the outbox, typed ids, enums as words, names in snake
/// case and the aggregate's version as its concurrency token.
/// </summary>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options), IScoped
{
    private IServiceProvider? _scope;

    IServiceProvider IScoped.Scope => _scope ?? throw new InvalidOperationException("This context was made outside of a scope.");

    internal static TDb Within<TDb>(IServiceProvider scope)
        where TDb : ServiceDb
    {
        var db = ActivatorUtilities.CreateInstance<TDb>(scope);
        db._scope = scope;
        return db;
    }

    /// <summary>
    /// Begins a transaction, or joins the one that is already open (an idempotent request has one), so that a feature
    /// can be written without knowing who called it.
    /// </summary>
    public async Task<Work> BeginWorkAsync(CancellationToken ct) =>
        new(Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null);

    /// <summary>A unit and everything below it.</summary>
    public IQueryable<Guid> UnitsWithin(Guid unit) =>
        Database.SqlQuery<Guid>($"""select descendant_id as "Value" from unit_closure where ancestor_id = {unit}""");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        var own = GetType().Assembly.GetTypes();
        foreach (var id in own.Where(t => t.IsValueType && t.GetInterfaces().Any(IsId)))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConversion<>).MakeGenericType(id));
        }

        foreach (var word in own.Where(t => t.IsEnum))
        {
            configurationBuilder.Properties(word).HaveConversion(typeof(EnumConversion<>).MakeGenericType(word));
        }

        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        AuditEntry.Map(modelBuilder.Entity<AuditEntry>());
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var root in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.IsSubclassOf(typeof(AggregateRoot))).ToList())
        {
            var entity = modelBuilder.Entity(root.ClrType);
            entity.Property(nameof(AggregateRoot.Version)).IsConcurrencyToken();
            entity.Ignore(nameof(AggregateRoot.Events));
            entity.Ignore(nameof(AggregateRoot.HasChanged));
        }
    }

    private static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>);
}

/// <summary>A stretch of work that commits together. Disposing without a commit rolls back, unless somebody outside owns the transaction.</summary>
public sealed class Work : IAsyncDisposable
{
    private readonly IDbContextTransaction? _own;

    internal Work(IDbContextTransaction? own) => _own = own;

    /// <summary>Commits, or leaves it to whoever opened the transaction.</summary>
    public Task CommitAsync(CancellationToken ct) => _own?.CommitAsync(ct) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
