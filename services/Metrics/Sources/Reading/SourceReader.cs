using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Outbound;
using Setpoint.Metrics.Sources.Secrets;

namespace Setpoint.Metrics.Sources.Reading;

/// <summary>Reads any source once, within its time-out, and says in words without secrets why it could not.</summary>
internal sealed class SourceReader(OutboundHttp http, OutboundGuard guard, SecretStore store)
{
    private const int LongestError = 1_000;

    /// <summary>The values of the look-back, oldest first.</summary>
    /// <exception cref="SourceException">There are none, and why.</exception>
    public async Task<List<SourceValue>> ReadAsync(SourceDefinition source, Guid unit, Occasion occasion, CancellationToken ct)
    {
        var secrets = await store.FindAsync(source.Secrets().Select(s => s.Name), unit, ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(source.TimeoutSeconds));
        try
        {
            var values = await (source.Kind switch
            {
                SourceKind.HttpJson => new HttpJsonReader(http).ReadAsync(source.Http!, secrets, occasion, limit.Token),
                SourceKind.Prometheus => new PrometheusReader(http).ReadAsync(source.Prometheus!, secrets, occasion, limit.Token),
                _ => new SqlReader(guard).ReadAsync(source.Sql!, secrets, occasion, source.TimeoutSeconds, limit.Token),
            });
            var from = occasion.From;
            var recent = values.Where(v => v.At >= from).OrderBy(v => v.At).ToList();
            return recent.Count > 0 ? recent : throw new SourceException(
                values.Count > 0 ? $"There are only values older than {source.LookBackDays} days." : "There is no value.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SourceException($"There was no whole answer within {source.TimeoutSeconds} s.");
        }
        catch (SourceException e)
        {
            var words = secrets.Redact(e.Message.Replace('\0', ' '));
            throw new SourceException(words.Length <= LongestError ? words : words[..LongestError] + "…");
        }
    }
}
