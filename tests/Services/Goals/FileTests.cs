using System.Net.Http.Json;
using System.Text;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Files;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

public sealed class FileTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const string Header = "type,external_key,cycle,unit,owner,title,why,kind,visibility,contributors,parents,measure,metric,baseline,target,weight,unit_of_measure,decimals\n";

    [Fact]
    public async Task A_file_becomes_objectives_parents_first_and_is_taken_once()
    {
        var cycle = await CycleAsync();
        var (key, file) = ($"{Guid.NewGuid():N}", "");
        file = Header
            + $"objective,{key}-team,{cycle.Name},inside-sales,{Email(goals.Org.Seller)},Team,,committed,,,{key}-dept|contributes|2,,,,,,,\n"
            + $"key-result,{key}-team,,,,Calls,,,,,,number,,0,100,3,calls,1\n"
            + $"objective,{key}-dept,{cycle.Id},sales,{Email(goals.Org.SalesLead)},Department,Because,aspirational,unit,{Email(goals.Org.Viewer)},,,,,,,,\n";

        var tried = await ImportAsync(file, "?dryRun=true");
        Assert.Equal((true, false, 3, 2, 0, 0), (tried.DryRun, tried.Applied, tried.Rows, tried.Created, tried.Unchanged, tried.Rejected));
        Assert.Empty((await ListAsync(cycle)).Items);

        Assert.Equal((true, 2, 0), await CountsAsync(file));
        var team = await goals.Admin.GetAsync((await ListAsync(cycle)).Items.Single(o => o.Title == "Team").Id);
        Assert.Equal((Lifecycle.Draft, "Sam Seller", $"{key}-team"), (team.Lifecycle, team.Owner.Name, team.ExternalKey));
        Assert.Equal(("Department", 2m), (team.Parents.Single().Title, team.Parents.Single().Weight));
        var calls = team.KeyResults.Single();
        Assert.Equal((100m, 3m, "calls", 1), (calls.Target, calls.Weight, calls.UnitOfMeasure, calls.Decimals));

        Assert.Equal((true, 0, 2), await CountsAsync(file));
        var other = await ImportAsync(file.Replace(",100,", ",120,", StringComparison.Ordinal));
        Assert.Equal((false, 2, "external_key"), (other.Applied, other.Errors[0].Line, other.Errors[0].Column));
    }

    [Fact]
    public async Task One_wrong_row_takes_all_back_or_is_left_out_with_its_line_and_reason()
    {
        var cycle = await CycleAsync();
        var key = $"{Guid.NewGuid():N}";
        var file = Header
            + $"objective,{key}-a,{cycle.Name},sales,{Email(goals.Org.SalesLead)},Good,,committed,,,,,,,,,,\n"
            + $"key-result,{key}-a,,,,Same,,,,,,number,,5,5,,,\n"
            + $"key-result,{key}-a,,,,Text,,,,,,number,,#N/A,5,,,\n"
            + $"key-result,{key}-a,,,,Right,,,,,,number,,0,5,,,\n"
            + $"objective,{key}-b,{cycle.Name},nowhere,nobody@example.com,Bad,,committed,,,,,,,,,,\n"
            + $"key-result,{key}-b,,,,Lost,,,,,,number,,0,5,,,\n"
            + $"objective,{key}-c,{cycle.Name},sales,{Email(goals.Org.SalesLead)},Below bad,,committed,,,{key}-b,,,,,,,\n"
            + $"key-result,{key}-z,,,,Nobody's,,,,,,number,,0,5,,,\n"
            + "something,x,,,,x,,,,,,,,,,,,\n";

        var refused = await ImportAsync(file);
        Assert.False(refused.Applied);
        Assert.Empty((await ListAsync(cycle)).Items);
        var taken = await ImportAsync(file, "?bestEffort=true");
        Assert.Equal((true, 1, 7, 9), (taken.Applied, taken.Created, taken.Rejected, taken.Rows));
        Assert.Equal(
            [(3, "target"), (4, "baseline"), (6, "owner"), (6, "unit"), (7, "external_key"), (8, "parents"), (9, "external_key"), (10, "type")],
            taken.Errors.OrderBy(e => e.Line).ThenBy(e => e.Column, StringComparer.Ordinal).Select(e => (e.Line, e.Column)));
        Assert.Equal("#N/A", taken.Errors.Single(e => e.Line == 4).Value);
        Assert.Equal("Right", (await goals.Admin.GetAsync(Assert.Single((await ListAsync(cycle)).Items).Id)).KeyResults.Single().Title);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again_and_runs_in_no_spreadsheet()
    {
        var cycle = await CycleAsync();
        var metric = await goals.MetricAsync();
        var parent = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive) with { ExternalKey = $"{Guid.NewGuid():N}" });
        var child = await goals.Admin.PublishAsync(Sample.Objective(
            cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number(-3, -8), Sample.OnMetric(metric, 71, 85)], Sample.Supports(parent)) with
        {
            Title = "=HYPERLINK(\"x\")",
            Why = "Two\nlines, and \"quotes\"",
            ExternalKey = $"{Guid.NewGuid():N}",
        });
        var hidden = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead) with { Visibility = Visibility.Private, Title = "Hidden" });

        using var answer = await goals.Admin.Http.GetAsync($"/api/goals/export?cycle={cycle.Id}");
        var file = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(file.Split('\n', ','), cell => cell.Trim('"').StartsWith('='));
        Assert.Contains(hidden.Id.ToString(), file, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", await goals.Speak(goals.Org.OperationsLead).Http.GetStringAsync($"/api/goals/export?cycle={cycle.Id}"), StringComparison.Ordinal);

        var again = await ImportAsync(file);
        Assert.True(again.Errors.Count == 0, string.Join('\n', again.Errors));
        Assert.Equal((true, 0, 3), (again.Applied, again.Created, again.Unchanged));
        var elsewhere = await CycleAsync();
        var renamed = file.Replace(cycle.Name, elsewhere.Name, StringComparison.Ordinal);
        foreach (var key in new[] { parent.ExternalKey!, child.ExternalKey!, hidden.Id.ToString() })
        {
            renamed = renamed.Replace(key, $"{Guid.NewGuid():N}", StringComparison.Ordinal);
        }

        Assert.Equal((true, 3, 0), await CountsAsync(renamed));
        var copy = await goals.Admin.GetAsync((await ListAsync(elsewhere)).Items.Single(o => o.Unit.Id == goals.Org.Sales && o.Visibility == Visibility.Public).Id);
        Assert.Equal((child.Title, child.Why), (copy.Title, copy.Why));
        Assert.Equal(child.KeyResults.Select(k => (k.Title, k.Baseline, k.Target, k.MetricId)), copy.KeyResults.Select(k => (k.Title, k.Baseline, k.Target, k.MetricId)));
    }

    [Fact]
    public async Task Every_measure_comes_out_of_an_empty_cycle_as_it_went_in()
    {
        var (cycle, metric) = (await CycleAsync(), await goals.MetricAsync());
        var (a, b) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
        var parent = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, [
            new("What teams do; or | do not \\ at all", Measure.Children, null, null, Weight: 2),
            new("Claims stay low", Measure.Maintain, null, null, MetricId: metric, High: 3.5m),
            new("Calls a day", Measure.Maintain, null, null, UnitOfMeasure: "calls", Decimals: 1, Low: 10, High: 20, Start: new(2026, 7, 6), End: new(2026, 9, 27)),
            new("Beds in use", Measure.Metric, 65, null, MetricId: metric, Low: 75, High: 85),
            new("Deals", Measure.Metric, 0, 12, MetricId: metric, Reading: MetricReading.Total),
            new("Stock", Measure.Metric, -3, -8.25m, MetricId: metric, Reading: MetricReading.Average, Phases: [new(new(2026, 7, 31), -4), new(new(2026, 8, 31), -6.5m)]),
        ]) with
        {
            ExternalKey = $"{a}-1",
        });
        await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [
            new("Opened", Measure.Milestone, null, null, Steps: [
                new("=1+1; signed | twice \\", 2.5m, Due: new(2026, 8, 1), ExternalKey: $"W|{b}"), new("Painted"), new("Opened", 3),
            ]),
            Sample.Number(-3, -8),
        ]) with
        {
            ExternalKey = $"{a}-2",
            Alignments = [new(parent.Id, Relation.Contributes, 1.5m, parent.KeyResults[0].Id)],
        });

        var file = await ExportAsync(cycle);
        var elsewhere = await CycleAsync();
        Assert.Equal((true, 2, 0), await CountsAsync(Moved(file)));
        Assert.Equal(Moved(file), await ExportAsync(elsewhere));
        var copies = (await ListAsync(elsewhere)).Items;
        var (top, below) = (await goals.Admin.GetAsync(copies.Single(o => o.Unit.Id == goals.Org.Company).Id), await goals.Admin.GetAsync(copies.Single(o => o.Unit.Id == goals.Org.Sales).Id));
        Assert.Equal(top.KeyResults[0].Id, below.Parents.Single().KeyResultId);
        Assert.Equal(
            [("=1+1; signed | twice \\", 2.5m, new DateOnly(2026, 8, 1), $"W|{b}"), ("Painted", 1m, null, null), ("Opened", 3m, null, null)],
            below.KeyResults[0].Steps.Select(s => (s.Title, s.Weight, s.Due, s.ExternalKey)));

        string Moved(string text) => text.Replace(a, b, StringComparison.Ordinal).Replace(cycle.Name, elsewhere.Name, StringComparison.Ordinal);
    }

    /// <summary>With what was edited since it was imported: the file says what stands, so it changes nothing.</summary>
    [Fact]
    public async Task Guardrails_tags_and_links_come_out_as_they_went_in_and_what_stands_is_taken_again()
    {
        var (cycle, metric, hidden) = (await CycleAsync(), await goals.MetricAsync(), await goals.MetricAsync(visibility: "unit", unit: goals.Org.Operations));
        var (a, b) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead) with
        {
            ExternalKey = a,
            Guardrails = [metric, hidden],
            Tags = ["zeal", "a;b|c \\ d"],
            Links = [new("The plan; or | what we call so", "https://example.com/plan?a=1;b=2|3"), new("Notes", "http://example.com/")],
        };
        var written = await goals.Admin.DraftAsync(request);
        Assert.Equal(["a;b|c \\ d", "zeal"], written.Labels!.Tags);
        var file = await ExportAsync(cycle);

        var elsewhere = await CycleAsync();
        Assert.Equal((true, 1, 0), await CountsAsync(Moved(file)));
        Assert.Equal(Moved(file), await ExportAsync(elsewhere));
        var copy = await goals.Admin.GetAsync((await ListAsync(elsewhere)).Items.Single().Id);
        Assert.Equal(new Guid?[] { metric, hidden }.Order(), copy.Guardrails.Select(g => g.MetricId).Order());
        Assert.Equal(written.Labels.Tags, copy.Labels!.Tags);
        Assert.Equal(written.Labels.Links, copy.Labels.Links);
        Assert.DoesNotContain(hidden.ToString(), await goals.Speak(goals.Org.SalesLead).Http.GetStringAsync($"/api/goals/export?cycle={cycle.Id}"), StringComparison.Ordinal);

        var edited = await goals.Admin.EditAsync(written, request with { Title = "Another title", KeyResults = [Sample.Number(14) with { Id = written.KeyResults[0].Id }], Tags = ["new"], Links = [] });
        Assert.Equal(["new"], edited.Labels!.Tags);
        Assert.Empty(edited.Labels.Links);
        Assert.Equal((true, 0, 1), await CountsAsync(await ExportAsync(cycle)));
        Assert.Equal((true, 0, 1), await CountsAsync(file));

        string Moved(string text) => text.Replace(a, b, StringComparison.Ordinal).Replace(cycle.Name, elsewhere.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guardrails", "nothing known")]
    [InlineData("links", "No address")]
    [InlineData("links", "A page|javascript:alert(1)")]
    [InlineData("tags", "a word that is much longer than any tag may be and that never ends")]
    public async Task An_objective_that_is_wrong_names_the_column(string column, string cell)
    {
        var cycle = await CycleAsync();
        var receipt = await ImportAsync(
            $"type,external_key,cycle,unit,owner,title,kind,{column}\nobjective,{Guid.NewGuid():N},{cycle.Name},sales,{Email(goals.Org.SalesLead)},Good,committed,{cell}\n");
        var error = Assert.Single(receipt.Errors);
        Assert.Equal((2, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("reading", "metric", "reading", "sometimes")]
    [InlineData("low", "maintain", "low", "ten")]
    [InlineData("high", "maintain", "low,high", "10,5")]
    [InlineData("start", "maintain", "low,start", "10,1.8.2026")]
    [InlineData("end", "maintain", "low,end", "10,2027-01-01")]
    [InlineData("phases", "number", "baseline,target,phases", "0,9,2026-08-01")]
    [InlineData("phases", "number", "baseline,target,phases", "0,9,2027-08-01|3")]
    [InlineData("steps", "milestone", "steps", "Lease|much")]
    [InlineData("steps", "milestone", "steps", "Lease|2|soon")]
    [InlineData("steps", "milestone", "steps", "Lease|0")]
    [InlineData("steps", "milestone", "steps", "|2")]
    [InlineData("steps", "milestone", "steps", "")]
    [InlineData("metric", "metric", "baseline,target", "1,2")]
    public async Task A_key_result_that_is_wrong_names_the_column(string column, string measure, string columns, string cells)
    {
        var (cycle, key) = (await CycleAsync(), $"{Guid.NewGuid():N}");
        var empty = new string(',', columns.Count(c => c == ','));
        var receipt = await ImportAsync(
            $"type,external_key,cycle,unit,owner,title,kind,measure,{columns}\n"
            + $"objective,{key},{cycle.Name},sales,{Email(goals.Org.SalesLead)},Good,committed,,{empty}\n"
            + $"key-result,{key},,,,Wrong,,{measure},{cells}\n");

        var error = Assert.Single(receipt.Errors);
        Assert.Equal((3, column), (error.Line, error.Column));
    }

    [Fact]
    public async Task A_parent_is_served_in_a_key_result_that_it_has_once()
    {
        var (cycle, key) = (await CycleAsync(), $"{Guid.NewGuid():N}");
        string Row(string suffix, string title, string parents) => $"objective,{key}-{suffix},{cycle.Name},sales,{Email(goals.Org.SalesLead)},{title},committed,,{parents}\n";
        string Part(string title) => $"key-result,{key}-top,,,,{title},,children,\n";
        var receipt = await ImportAsync(
            "type,external_key,cycle,unit,owner,title,kind,measure,parents\n"
            + Row("top", "Top", "") + Part("Once") + Part("Twice") + Part("Twice")
            + Row("right", "Right", $"{key}-top|contributes||Once") + Row("twice", "Wrong", $"{key}-top|contributes|1|Twice") + Row("none", "Wrong", $"{key}-top|supports|1|Never"),
            "?bestEffort=true");

        Assert.Equal([(7, "parents"), (8, "parents")], receipt.Errors.Select(e => (e.Line, e.Column)));
        Assert.Equal(2, receipt.Created);
    }

    [Fact]
    public async Task Who_may_not_write_there_imports_nothing_there()
    {
        var cycle = await CycleAsync();
        var row = $"objective,{Guid.NewGuid():N},{cycle.Name},sales,{Email(goals.Org.SalesLead)},Good,,committed,,,,,,,,,,\n";
        using var refused = await SendAsync(goals.Speak(goals.Org.OperationsLead), Header + row, "?bestEffort=true");
        Assert.Equal(403, (int)refused.StatusCode);
        using var headless = await SendAsync(goals.Admin, "a,b\n1,2\n", "");
        Assert.Equal(422, (int)headless.StatusCode);
    }

    private static string Email(Guid person) => $"{person:N}@example.com";

    private Task<CycleResponse> CycleAsync() => goals.Admin.PlanAsync($"{Guid.NewGuid():N}", new(2026, 7, 1), new(2026, 9, 30));

    private Task<Page<ObjectiveSummary>> ListAsync(CycleResponse cycle) => goals.Admin.GetAsync<Page<ObjectiveSummary>>($"/api/goals/objectives?cycle={cycle.Id}");

    private async Task<(bool, int, int)> CountsAsync(string file)
    {
        var receipt = await ImportAsync(file);
        Assert.True(receipt.Errors.Count == 0, string.Join('\n', receipt.Errors));
        return (receipt.Applied, receipt.Created, receipt.Unchanged);
    }

    private async Task<ImportReceipt> ImportAsync(string file, string query = "")
    {
        using var response = await SendAsync(goals.Admin, file, query);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<ImportReceipt>(GoalsFixture.Json))!;
    }

    private Task<string> ExportAsync(CycleResponse cycle) => goals.Admin.Http.GetStringAsync($"/api/goals/export?cycle={cycle.Id}");

    private static async Task<HttpResponseMessage> SendAsync(GoalsClient client, string file, string query)
    {
        using var body = new StringContent(file, Encoding.UTF8, "text/csv");
        return await client.Http.PostAsync($"/api/goals/import{query}", body);
    }
}
