using Microsoft.AspNetCore.Http;
using Setpoint.Gateway.Security;

namespace Setpoint.Unit.Gateway;

public sealed class RequestForgeryTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public void Reading_needs_nothing(string method) =>
        Assert.Null(RequestForgery.Refusal(Request(method, origin: "https://evil.example"), withCookie: true));

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public void Changing_with_the_cookie_needs_the_header(string method)
    {
        Assert.NotNull(RequestForgery.Refusal(Request(method), withCookie: true));
        Assert.Null(RequestForgery.Refusal(Request(method, header: "1"), withCookie: true));
        Assert.Null(RequestForgery.Refusal(Request(method), withCookie: false));
    }

    [Theory]
    [InlineData("okr.example", "https://okr.example", true)]
    [InlineData("okr.example", "https://OKR.example", true)]
    [InlineData("okr.example:443", "https://okr.example", true)]
    [InlineData("localhost:8080", "http://localhost:8080", true)]
    [InlineData("[::1]:8080", "http://[::1]:8080", true)]
    [InlineData("localhost:8080", "http://localhost:3000", false)]
    [InlineData("okr.example", "https://okr.example.evil.example", false)]
    [InlineData("okr.example", "https://evil.example", false)]
    [InlineData("okr.example", "null", false)]
    [InlineData("okr.example", "", false)]
    [InlineData("okr.example", "file://okr.example", false)]
    public void An_Origin_must_be_this_address(string host, string origin, bool allowed) =>
        Assert.Equal(allowed, RequestForgery.Refusal(Request("POST", header: "1", host, origin), withCookie: true) is null);

    [Fact]
    public void A_foreign_Origin_is_refused_before_anybody_is_signed_in() =>
        Assert.NotNull(RequestForgery.Refusal(Request("POST", origin: "https://evil.example"), withCookie: false));

    private static HttpRequest Request(string method, string? header = null, string host = "localhost:8080", string? origin = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Host = new HostString(host);
        request.Headers[RequestForgery.Header] = header;
        if (origin is not null)
        {
            request.Headers.Origin = origin;
        }

        return request;
    }
}
