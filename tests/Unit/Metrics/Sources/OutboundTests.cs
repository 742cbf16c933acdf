using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Setpoint.Metrics.Sources;
using Setpoint.Metrics.Sources.Outbound;

namespace Setpoint.Unit.Metrics.Sources;

public sealed class OutboundTests
{
    [Theory]
    [InlineData("127.0.0.1", "this machine")]
    [InlineData("127.8.8.8", "this machine")]
    [InlineData("::1", "this machine")]
    [InlineData("::ffff:127.0.0.1", "this machine")]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("::", "unspecified")]
    [InlineData("::7f00:1", "unspecified")]
    [InlineData("169.254.169.254", "metadata")]
    [InlineData("::ffff:169.254.169.254", "metadata")]
    [InlineData("fd00:ec2::254", "metadata")]
    [InlineData("100.100.100.200", "metadata")]
    [InlineData("168.63.129.16", "metadata")]
    [InlineData("169.254.1.1", "link-local")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("224.0.0.1", "multicast")]
    [InlineData("ff02::1", "multicast")]
    [InlineData("255.255.255.255", "reserved")]
    [InlineData("64:ff9b::7f00:1", "translated")]
    [InlineData("2002:7f00:1::", "translated")]
    [InlineData("10.96.0.1", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.168.1.1", "private")]
    [InlineData("100.64.0.1", "private")]
    [InlineData("fc00::1", "private")]
    [InlineData("172.32.0.1", null)]
    [InlineData("93.184.216.34", null)]
    [InlineData("2606:4700::1111", null)]
    public void By_default_only_public_addresses_may_be_reached(string address, string? objection)
    {
        var said = new OutboundRules([], []).Objection("example.com", IPAddress.Parse(address));
        Assert.True(objection is null ? said is null : said?.Contains(objection, StringComparison.Ordinal) == true, said);
    }

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "10.2.0.1", false)]
    [InlineData("0.0.0.0/0", "10.2.0.1", true)]
    [InlineData("0.0.0.0/0", "127.0.0.1", false)]
    [InlineData("0.0.0.0/0", "169.254.169.254", false)]
    [InlineData("169.254.0.0/16", "169.254.1.1", true)]
    [InlineData("169.254.0.0/16", "169.254.169.254", false)]
    [InlineData("169.254.169.254/32", "169.254.169.254", true)]
    [InlineData("127.0.0.0/8", "127.0.0.1", true)]
    [InlineData("127.0.0.0/8", "::ffff:127.0.0.1", true)]
    [InlineData("127.0.0.0/8", "::1", false)]
    [InlineData("fc00::/7", "fd00:ec2::254", false)]
    [InlineData("fc00::/7", "fd12::1", true)]
    public void A_network_opens_what_lies_in_it_but_no_wider_one_opens_this_machine_or_metadata(string network, string address, bool allowed) =>
        Assert.Equal(allowed, new OutboundRules([network], []).Objection("example.com", IPAddress.Parse(address)) is null);

    [Theory]
    [InlineData("erp.local", "10.1.2.3", true)]
    [InlineData("ERP.local", "10.1.2.3", true)]
    [InlineData("other.local", "10.1.2.3", false)]
    [InlineData("erp.local", "127.0.0.1", false)]
    [InlineData("erp.local", "169.254.169.254", false)]
    public void A_hosts_name_opens_private_networks_for_it_alone(string host, string address, bool allowed) =>
        Assert.Equal(allowed, new OutboundRules([], ["erp.local"]).Objection(host, IPAddress.Parse(address)) is null);

    [Fact]
    public void Public_addresses_can_be_closed_as_well()
    {
        var rules = OutboundRules.From(new ConfigurationManager
        {
            ["Sources:PublicAddresses"] = "false",
            ["Sources:AllowedNetworks"] = "10.1.0.0/16, 93.184.0.0/16",
            ["Sources:AllowedHosts:0"] = "api.example.com",
        });

        Assert.NotNull(rules.Objection("example.com", IPAddress.Parse("1.1.1.1")));
        Assert.Null(rules.Objection("example.com", IPAddress.Parse("93.184.216.34")));
        Assert.Null(rules.Objection("example.com", IPAddress.Parse("10.1.0.1")));
        Assert.Null(rules.Objection("api.example.com", IPAddress.Parse("1.1.1.1")));
        Assert.Throws<InvalidOperationException>(() => new OutboundRules(["10.1.0.0"], []));
    }

    /// <summary>A name that answers with an allowed address first and with this machine after that.</summary>
    [Fact]
    public async Task A_name_is_resolved_once_and_the_connection_goes_to_the_address_that_was_checked()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        var answers = new Queue<IPAddress>([IPAddress.Parse("127.0.0.1"), IPAddress.Parse("127.0.0.2")]);
        var asked = 0;
        var guard = new OutboundGuard(new OutboundRules(["127.0.0.1/32"], []), (_, _) =>
        {
            asked++;
            return Task.FromResult(new[] { answers.Dequeue() });
        });
        using var http = new OutboundHttp(guard);
        var serving = AnswerAsync(server, "{\"value\":1}");

        var address = new Uri($"http://rebinding.example:{port}/");
        var (status, document) = await http.GetAsync(address, new Dictionary<string, string>(), anyStatus: false, default);
        Assert.Equal((200, 1), (status, asked));
        Assert.Equal(1, document.RootElement.GetProperty("value").GetInt32());
        await serving;

        var refused = await Assert.ThrowsAsync<SourceException>(() => http.GetAsync(address, new Dictionary<string, string>(), anyStatus: false, default));
        Assert.Contains("this machine", refused.Message, StringComparison.Ordinal);
        Assert.False(server.Pending());
    }

    [Fact]
    public async Task One_forbidden_address_among_several_closes_the_host()
    {
        var guard = new OutboundGuard(new OutboundRules([], []), (_, _) => Task.FromResult(new[] { IPAddress.Parse("93.184.216.34"), IPAddress.Loopback }));
        await Assert.ThrowsAsync<SourceException>(() => guard.AllowedAddressesAsync("example.com", default));
    }

    private static async Task AnswerAsync(TcpListener server, string body)
    {
        using var client = await server.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var buffer = new byte[4096];
        _ = await stream.ReadAsync(buffer);
        var answer = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
    }
}
