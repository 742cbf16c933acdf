using System.Net;
using Microsoft.AspNetCore.Http;
using Setpoint.Gateway.Sessions;

namespace Setpoint.Unit.Gateway;

public sealed class LocalRequestTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:8080", true)]
    [InlineData("::1", "[::1]:8080", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "sales.localhost:8080", true)]
    [InlineData("127.0.0.1", "evil.example", false)] // a foreign name that resolves to this machine
    [InlineData("127.0.0.1", "localhost.evil.example", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData("10.0.0.8", "localhost", false)]
    public void Local_is_a_loopback_connection_to_a_loopback_name(string address, string host, bool local) =>
        Assert.Equal(local, LocalRequest.IsLocal(Context(address, host)));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Original-For")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    public void A_request_that_passed_a_proxy_is_not_local(string trace)
    {
        var context = Context("127.0.0.1", "localhost");
        context.Request.Headers[trace] = "203.0.113.7";

        Assert.False(LocalRequest.IsLocal(context));
    }

    private static DefaultHttpContext Context(string address, string host)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Host = new HostString(host);
        return context;
    }
}
