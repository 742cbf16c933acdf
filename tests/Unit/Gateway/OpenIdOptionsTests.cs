using System.ComponentModel.DataAnnotations;
using Setpoint.Gateway.OpenId;
using Setpoint.Gateway.Sessions;

namespace Setpoint.Unit.Gateway;

public sealed class OpenIdOptionsTests
{
    [Theory]
    [InlineData("https://id.example", "setpoint", true)]
    [InlineData("http://127.0.0.1:9000", "setpoint", true)]
    [InlineData("http://id.example", "setpoint", false)]
    [InlineData("id.example", "setpoint", false)]
    [InlineData("https://id.example", "", false)]
    [InlineData(null, "", true)]
    public void An_authority_is_https_and_needs_a_client(string? authority, string client, bool valid) =>
        Assert.Equal(valid, IsValid(new OpenIdOptions { Authority = authority, ClientId = client }));

    [Theory]
    [InlineData("admins", "administrator", true)]
    [InlineData("admins", "boss", false)]
    [InlineData("", "administrator", false)]
    public void A_group_gives_a_role_that_exists(string group, string role, bool valid) => Assert.Equal(valid, IsValid(new OpenIdOptions
    {
        Authority = "https://id.example",
        ClientId = "setpoint",
        Roles = [new OpenIdOptions.GroupRole { Group = group, Role = role }],
    }));

    [Theory]
    [InlineData(8, 168, true)]
    [InlineData(8, 4, false)]
    [InlineData(0, 4, false)]
    [InlineData(8, 91 * 24, false)]
    public void A_session_lives_longer_in_all_than_without_use(int idle, int absolute, bool valid) =>
        Assert.Equal(valid, IsValid(new SessionLife { Idle = TimeSpan.FromHours(idle), Absolute = TimeSpan.FromHours(absolute) }));

    private static bool IsValid(object options) => Validator.TryValidateObject(options, new ValidationContext(options), validationResults: null);
}
