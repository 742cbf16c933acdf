using Setpoint.Gateway.OpenId;

namespace Setpoint.Unit.Gateway;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/d/sales?view=tree#top")]
    [InlineData("/objectives/1?next=https://elsewhere.example")]
    public void A_path_of_this_address_stays(string path) => Assert.Equal(path, LocalPath.OrHome(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("d/sales")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/d\\..\\evil")]
    [InlineData("/\r\nLocation: https://evil.example")]
    [InlineData("javascript:alert(1)")]
    public void Anything_a_browser_could_take_for_another_is_the_start_page(string? path) => Assert.Equal("/", LocalPath.OrHome(path));

    [Fact]
    public void A_path_without_end_is_the_start_page() => Assert.Equal("/", LocalPath.OrHome("/" + new string('x', 2000)));
}
