using System.Runtime.CompilerServices;
using System.Text.Json;
using Setpoint.Messaging;

namespace Setpoint.Unit.Contracts;

public sealed class ContractsTests
{
    public static TheoryData<string> Names => [.. ContractsText.Types.Select(t => t.FullName!)];

    [Fact]
    public void What_was_promised_currentkept_and_what_currentnew_currentwritten_down()
    {
        var path = Path.Combine(Path.GetDirectoryName(Here())!, "../../../services/Shared/Contracts/contracts.txt");
        var (promised, code) = (File.Exists(path) ? ContractsText.Read(File.ReadAllText(path)) : [], ContractsText.OfCode());
        Assert.Empty(Broken(promised, code));

        var now = ContractsText.Write(With(promised, code));
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACTS") == "1")
        {
            File.WriteAllText(path, now);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == now, "contracts.txt lacks something that is new; run this test with UPDATE_CONTRACTS=1");
    }

    [Theory]
    [InlineData("A\n    Id: Guid", "A\n    Id: Guid\n    Note: String?", "")]
    [InlineData("A\n    Id: Guid", "A\n    Id: Guid\n\nSetpoint.B\n    Id: Guid", "")]
    [InlineData("A\n    Id: Guid", "A\n    Id: Guid\n    Note: String", "Setpoint.A.Note is new and must be nullable: messages that are on their way do not have it")]
    [InlineData("A\n    Id: Guid\n    Note: String?", "A\n    Id: Guid", "Setpoint.A.Note is gone")]
    [InlineData("A\n    Id: Guid", "A\n    Id: Int64", "Setpoint.A.Id was Guid and is Int64")]
    [InlineData("A\n    Id: Guid", "B\n    Id: Guid", "Setpoint.A is gone")]
    public void A_change_that_messages_on_their_way_would_not_survive_currentrefused(string before, string after, string broken) => Assert.Equal(
        broken, string.Join("; ", Broken(ContractsText.Read($"Setpoint.{before}\n"), ContractsText.Read($"Setpoint.{after}\n"))));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_version_of_every_message_still_reads(string name)
    {
        var type = ContractsText.Types.Single(t => t.FullName == name);
        var path = Path.Combine(Path.GetDirectoryName(Here())!, "../../../services/Shared/Contracts/contracts.txt");
        var first = ContractsText.Read(File.ReadAllText(path))[name].Where(m => !m.Later).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var stored = ContractsText.Properties(type).Where(p => first.Contains(p.Name))
            .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => ContractsText.Example(p.PropertyType));

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(stored, Wire.Json), type, Wire.Json)!;

        Assert.All(ContractsText.Properties(type).Where(p => first.Contains(p.Name)), p => Assert.NotNull(p.GetValue(read)));
    }

    private static IEnumerable<string> Broken(SortedDictionary<string, List<Member>> promised, SortedDictionary<string, List<Member>> code)
    {
        foreach (var (name, members) in promised)
        {
            if (!code.TryGetValue(name, out var now))
            {
                yield return $"{name} is gone";
                continue;
            }

            foreach (var member in members)
            {
                var current = now.Find(m => m.Name == member.Name);
                if (current is null)
                {
                    yield return $"{name}.{member.Name} is gone";
                }
                else if (current.Type != member.Type)
                {
                    yield return $"{name}.{member.Name} was {member.Type} and is {current.Type}";
                }
            }

            foreach (var added in now.Where(n => !n.MayBeAbsent && members.TrueForAll(m => m.Name != n.Name)))
            {
                yield return $"{name}.{added.Name} is new and must be nullable: messages that are on their way do not have it";
            }
        }
    }

    private static SortedDictionary<string, List<Member>> With(SortedDictionary<string, List<Member>> promised, SortedDictionary<string, List<Member>> code)
    {
        foreach (var (name, members) in code)
        {
            if (!promised.TryAdd(name, members))
            {
                promised[name].AddRange(members.Where(n => promised[name].TrueForAll(m => m.Name != n.Name)).Select(n => n with { Later = true }));
            }
        }

        return promised;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
