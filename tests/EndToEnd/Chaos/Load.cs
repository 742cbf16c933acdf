using System.Globalization;
using System.Net;

namespace Setpoint.EndToEnd.Tests.Chaos;

/// <summary>
/// The mixed load: for every objective one writer of observations, one of check-ins and one editor; and readers of the tree.
/// Each goes on until the time is over or it has written enough, and finishes what it began.
/// </summary>
internal sealed class Load(Persistent api, Company company, Ledger ledger, int seed, CancellationToken over)
{
    private const int MostWritesEach = 1_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(60);

    private readonly Lock _editing = new();

    public Task RunAsync() => Task.WhenAll(
    [
        .. company.Objectives.Select((o, i) => ObserveAsync(o, new Random(seed + (10 * i)))),
        .. company.Objectives.Select((o, i) => CheckInAsync(o, new Random(seed + (10 * i) + 1))),
        .. company.Objectives.Select((o, i) => EditAsync(o, new Random(seed + (10 * i) + 2))),
        ReadAsync(),
    ]);

    /// <summary>Several days at once, most of them corrections of what they said before; every value is a new one.</summary>
    private async Task ObserveAsync(ObjectiveModel objective, Random random)
    {
        var metric = objective.KeyResults[1].Metric!.Value;
        var days = Company.LastDay.DayNumber - Company.FirstDay.DayNumber + 1;
        await RepeatAsync(async n =>
        {
            var rows = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Company.FirstDay.AddDays(random.Next(days))).Distinct()
                .Select((day, i) => (Day: day, Value: random.Next(0, 110) + (n / 10_000m) + (i / 1_000_000m))).ToList();
            var answer = await api.PostAsync(
                "/api/metrics/observations",
                rows.Select(r => new { metric = metric.ToString(), at = r.Day, value = r.Value }),
                $"{metric:N}-{n}");
            Assert.True(answer.IsSuccess, answer.ToString());
            var taken = answer.Body.GetProperty("inserted").GetInt32() + answer.Body.GetProperty("revised").GetInt32();
            Assert.True(taken == rows.Count, $"{rows.Count} rows were sent once, the receipt says {answer.Body}");
            foreach (var (day, value) in rows)
            {
                ledger.Observations[(metric, day)] = value;
            }

            ledger.RowsOfMetric.AddOrUpdate(metric, rows.Count, (_, sum) => sum + rows.Count);
        });
    }

    private async Task CheckInAsync(ObjectiveModel objective, Random random)
    {
        var keyResult = objective.KeyResults[0];
        var start = DateTimeOffset.UtcNow.AddDays(-1);
        await RepeatAsync(async n =>
        {
            // The moments go to and fro, so that the latest check-in is not always the last to arrive.
            var at = start.AddSeconds(random.Next(80_000)).AddMilliseconds(n);
            var value = random.Next(0, 120) + (n / 1000m);
            var note = string.Create(CultureInfo.InvariantCulture, $"{keyResult.Id:N}-{n}");
            var answer = await api.PostAsync(
                "/api/checkins",
                new { objectiveId = objective.Id, at, keyResults = new[] { new { keyResultId = keyResult.Id, value } }, changed = note },
                note);
            Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
            ledger.CheckIns.Add(new CheckInWritten(
                answer.Body.GetProperty("id").GetGuid(), objective.Id, keyResult.Id, answer.Body.GetProperty("at").GetDateTimeOffset(), value, note));
        });
    }

    /// <summary>Weights of key results and of the contribution; a team also changes the department that it contributes to.</summary>
    private async Task EditAsync(ObjectiveModel objective, Random random)
    {
        await RepeatAsync(async _ =>
        {
            object content;
            lock (_editing)
            {
                Change(objective, random);
                content = company.Content(objective);
            }

            // No answer means nothing: sent again, it is either the first to arrive (200) or was applied before (412, and
            // then the version is the next one; nobody else edits this objective).
            var answer = await api.SendIfMatchAsync(HttpMethod.Put, $"/api/goals/objectives/{objective.Id}", content, objective.Version);
            if (answer.Status == HttpStatusCode.PreconditionFailed)
            {
                answer = await api.GetAsync($"/api/goals/objectives/{objective.Id}");
            }

            Assert.True(answer.IsSuccess, answer.ToString());
            Assert.Equal(objective.Version + 1, answer.Body.GetProperty("version").GetInt64());
            lock (_editing)
            {
                objective.Version++;
                ledger.Edits++;
            }
        });
    }

    private void Change(ObjectiveModel objective, Random random)
    {
        switch (random.Next(3))
        {
            case 0 when objective.Level == 2:
                objective.Parent = company.Departments.Single(d => d != objective.Parent);
                break;
            case 1 when objective.Parent is not null:
                objective.Weight = Another(objective.Weight, random);
                break;
            default:
                var keyResult = objective.KeyResults[random.Next(2)];
                keyResult.Weight = Another(keyResult.Weight, random);
                break;
        }
    }

    private static decimal Another(decimal weight, Random random) => (((weight - 1) + random.Next(1, 5)) % 5) + 1;

    private Task ReadAsync() => RepeatAsync(async _ =>
    {
        var tree = await api.GetAsync($"/api/goals/tree?cycle={company.Cycle}");
        Assert.True(tree.IsSuccess, tree.ToString());
        Assert.Equal(company.Objectives.Count, tree.Body.GetProperty("nodes").GetArrayLength());
    });

    private async Task RepeatAsync(Func<int, Task> write)
    {
        for (var n = 0; n < MostWritesEach && !over.IsCancellationRequested; n++)
        {
            await write(n);
            await Task.Delay(s_pause, CancellationToken.None);
        }
    }
}
