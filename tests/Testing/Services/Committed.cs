using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Setpoint.Testing.Services;

/// <summary>The API description that stands in the repository, so that a change of the API shows in review.</summary>
public static class Committed
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true };

    /// <summary>
    /// The running service's description equals the committed one. <c>UPDATE_OPENAPI=1</c> writes it instead.
    /// </summary>
    public static async Task DescriptionIsCurrentAsync(ServiceFixture service, string folder, [CallerFilePath] string testFile = "")
    {
        using var client = service.Anonymous();
        var document = JsonNode.Parse(await client.GetStringAsync($"/openapi/{service.Name}.json"))!.AsObject();
        document.Remove("servers");
        var current = document.ToJsonString(s_readable) + "\n";
        var path = Path.Combine(RepositoryRoot(testFile), folder, "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(path, current);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run the test with UPDATE_OPENAPI=1");
        Assert.Equal(await File.ReadAllTextAsync(path), current);
    }

    private static string RepositoryRoot(string from)
    {
        var folder = new FileInfo(from).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Platform.sln is not above the tests.");
    }
}
