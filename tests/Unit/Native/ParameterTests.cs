using System.Runtime.Versioning;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Setpoint.Unit.Native;

public sealed class ParameterTests : IDisposable
{
    private readonly Diagram _diagram = new();

    public void Dispose() => _diagram.Dispose();

    [Fact]
    public async Task A_generated_secret_is_the_same_at_the_next_start()
    {
        var first = await ValueAsync(_diagram, persist: true);

        Assert.Equal(first, await ValueAsync(_diagram.Again(), persist: true));
    }

    [Fact]
    public async Task One_that_is_not_kept_is_new_at_the_next_start()
    {
        var first = await ValueAsync(_diagram, persist: false);

        Assert.NotEqual(first, await ValueAsync(_diagram.Again(), persist: false));
    }

    [Theory]
    [InlineData("--Parameters:the-key=given")]
    [InlineData("--Parameters:the_key=given")]
    public async Task Configuration_wins_over_what_was_generated(string setting)
    {
        await ValueAsync(_diagram, persist: true);

        Assert.Equal("given", await ValueAsync(_diagram.Again(setting), persist: true));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_kept_secret_is_readable_by_its_owner_only()
    {
        await ValueAsync(_diagram, persist: true);

        var file = Path.Combine(_diagram.Builder.State.Path, "secrets", "the-key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData(22)]
    [InlineData(40)]
    public void A_generated_value_is_long_enough_and_plain(int length)
    {
        var value = new GenerateParameterDefault { MinLength = length, Special = false }.GetDefaultValue();

        Assert.Equal(length, value.Length);
        Assert.All(value, character => Assert.True(char.IsAsciiLetterOrDigit(character)));
    }

    private static async Task<string?> ValueAsync(Diagram diagram, bool persist) =>
        await diagram.Builder.AddParameter("the-key", new GenerateParameterDefault(), secret: true, persist: persist).Resource.GetValueAsync();
}
