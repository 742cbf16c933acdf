using Setpoint.Gateway.Sessions;

namespace Setpoint.Unit.Gateway;

public sealed class SessionIdTests
{
    [Fact]
    public void An_id_reads_back_and_hashes_alike()
    {
        var id = SessionId.New();

        Assert.Equal(id, SessionId.Parse(id.Value));
        Assert.Equal(id.Hash(), SessionId.Parse(id.Value)!.Value.Hash());
        Assert.NotEqual(id, SessionId.New());
    }

    [Fact]
    public void An_id_does_not_print_itself() => Assert.DoesNotContain(SessionId.New().Value, $"{SessionId.New()}", StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void Anything_else_is_no_id(string? cookie) => Assert.Null(SessionId.Parse(cookie));
}
