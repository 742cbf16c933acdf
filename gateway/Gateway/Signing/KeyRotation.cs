using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Gateway.Data;

namespace Setpoint.Gateway.Signing;

/// <summary>
/// Reads the keys every minute, makes the next one when its time has come and deletes those no token can need any more. One replica
/// at a time: the others wait for its lock and then find its key.
/// </summary>
internal sealed class KeyRotation(KeyRing ring, IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeyRotation> log) : BackgroundService
{
    private const long Lock = 0x6b657972696e67; // any number nobody else in this database uses

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1), PauseAfterFailure = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await RotateAsync(stoppingToken);
            }
            catch (Exception e) when (e.GetBaseException() is NpgsqlException or SocketException or IOException or TimeoutException)
            {
                log.LogWarning(e, "The signing keys could not be read; the ones known are used until they can");
                pause = PauseAfterFailure;
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    public async Task RotateAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        var keys = await db.SigningKeys.ToListAsync(ct);
        var now = clock.GetUtcNow();

        var needed = KeySchedule.Published(keys, now).ToList();
        db.SigningKeys.RemoveRange(keys.Except(needed));
        if (KeySchedule.NextActiveFrom(needed, now) is { } activeFrom)
        {
            var next = SigningKey.Create(now, activeFrom, ring.EncryptionKey);
            db.SigningKeys.Add(next);
            needed.Add(next);
            log.LogInformation("Made the signing key {Key}; it signs from {ActiveFrom}", next.Id, activeFrom);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        ring.Load(needed);
    }
}
