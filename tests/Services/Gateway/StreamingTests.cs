using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

public sealed class StreamingTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Events_of_a_stream_arrive_one_by_one_and_its_end_is_told()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        using var response = await browser.SendAsync(HttpMethod.Get, "/api/notifications/stream", null, ("Accept-Encoding", "br, gzip"));
        await using var stream = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal($"id: {i}", await reader.ReadLineAsync().WaitAsync(Soon));
            Assert.Equal($"data: event {i}", await reader.ReadLineAsync().WaitAsync(Soon));
            Assert.Equal("", await reader.ReadLineAsync().WaitAsync(Soon));
            gateway.Services.Next.Release();
        }
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_gateway_when_it_stops()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);
        using var response = await browser.SendAsync(HttpMethod.Get, "/api/notifications/stream");
        var watch = Stopwatch.StartNew();

        await gateway.StopAsync();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"took {watch.Elapsed}"); // the host's own patience is 30 s
        await gateway.StartAsync();
        gateway.Services.ReadKeysFrom(gateway.Address);
    }

    [Fact]
    public async Task A_large_upload_reaches_the_service_while_it_is_being_sent()
    {
        using var script = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Seller, gateway.Clock.GetUtcNow(), "metrics:write"));
        const int half = 40 * 1024 * 1024; // more than any limit for ordinary requests, and more than anybody's buffer
        var upload = new TwoHalves(half);

        var call = script.PostAsync("/api/metrics/observations", upload);

        // The proxy's HTTP/1.1 client keeps a few last kilobytes in its write buffer until more follows; all the rest has passed.
        await Eventually.SeeAsync(() => Task.FromResult(gateway.Services.Uploaded), bytes => bytes > half - (64 * 1024));
        Assert.False(call.IsCompleted);
        upload.SendTheRest();

        using var response = await call;
        Assert.Equal(2L * half, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("bytes").GetInt64());
    }

    private sealed class TwoHalves(int half) : HttpContent
    {
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void SendTheRest() => _rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await SendAsync(stream);
            await _rest.Task;
            await SendAsync(stream);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private async Task SendAsync(Stream stream)
        {
            var chunk = new byte[1024 * 1024];
            for (var sent = 0; sent < half; sent += chunk.Length)
            {
                await stream.WriteAsync(chunk);
            }

            await stream.FlushAsync();
        }
    }
}
