using System.Collections.Concurrent;

namespace Setpoint.Demo.Loading;

/// <summary>One token for each person who checks in, made when they first speak.</summary>
internal sealed class Speakers(LoadMark mark, DateOnly asOf, KnownOrganization directory)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Gateway>>> _known = new();

    public Task<Gateway> AsAsync(string person, CancellationToken ct) =>
        _known.GetOrAdd(person, key => new Lazy<Task<Gateway>>(() => mark.ActAsAsync(asOf, directory.People[key], ct))).Value;
}
