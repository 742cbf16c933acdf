namespace Setpoint.EndToEnd.Tests.Apg;

/// <summary>
/// The files are read as they are. The numbers were counted by a program of another language that shares nothing with this
/// one (Python's csv and decimal over the same files): see README.md.
/// </summary>
public sealed class ApgPlanTests
{
    private static readonly ApgPlan Plan = ApgPlan.From(ApgFiles.Read());

    [Fact]
    public void Every_line_is_read()
    {
        Assert.Equal(460, ApgFiles.Read().Goals.Count);
        Assert.Equal(544, Plan.Rows.Count);
        Assert.Equal(19, Plan.Rows.Count(row => row.IsRepeat));
        Assert.Equal(24, Plan.Agencies.Count);
    }

    [Fact]
    public void Goals_of_several_agencies_are_counted_once()
    {
        Assert.Equal(85, Plan.Goals.Count(goal => goal.Key.StartsWith("apg:", StringComparison.Ordinal)));
        Assert.Equal(
            ["apg:006005JPG01", "apg:021019JPG01", "apg:184014JPG01", "apg:184014JPG02", "apg:184014JPG03"],
            Plan.Goals.Where(goal => goal.Parents.Count == 2).Select(goal => goal.Key).Order());
        Assert.Equal(334, Plan.Goals.Count(goal => goal.Key.StartsWith("so:", StringComparison.Ordinal)));
        Assert.Equal(97, Plan.Goals.Count(goal => goal.Key.StartsWith("sg:", StringComparison.Ordinal)));
        Assert.Equal(567, Plan.Goals.Count);
        Assert.Equal(567, Plan.Goals.Select(goal => goal.Key).Distinct().Count());
    }

    [Fact]
    public void The_agency_that_reports_leads_a_joint_goal()
    {
        Assert.Equal("DOS", Plan.Goals.Single(goal => goal.Key == "apg:184014JPG01").Agency.Abbreviation);
        Assert.Equal("DOC", Plan.Goals.Single(goal => goal.Key == "apg:006005JPG01").Agency.Abbreviation);
    }

    [Fact]
    public void The_same_indicator_with_another_target_is_another_key_result()
    {
        var payments = Plan.Goals.Single(goal => goal.Key == "apg:015APG2201").Indicators.Where(indicator => indicator.Indicator == "Electronic payment rate");
        Assert.Equal([96.37m, 96.56m], payments.Select(indicator => indicator.TargetValue.Value!.Value).Order());
    }

    [Theory]
    [InlineData("12905", 12905.0, null)]
    [InlineData(" -2 ", -2.0, null)]
    [InlineData("1,250.5", 1250.5, null)]
    [InlineData("", null, "blank")]
    [InlineData("  ", null, "blank")]
    [InlineData("#N/A", null, "“#N/A” is not a number")]
    [InlineData("#REF!", null, "“#REF!” is not a number")]
    [InlineData("NA", null, "“NA” is not a number")]
    [InlineData("about 40", null, "“about 40” is not a number")]
    public void A_cell_is_a_number_or_says_why_not(string text, double? value, string? fault) =>
        Assert.Equal(new Cell((decimal?)value, fault), Cell.Read(text));

    [Fact]
    public void An_agency_called_NA_is_an_agency()
    {
        const string goals = "organization_abbreviation,organization_name,goal_type,goal_id,joint_goal_id,is_joint,sg_id,so_id,goal_name,goal_description\r\n"
            + "NA,\"Archives, National\",APG,1,1,0,,,\"Keep\r\n what  counts\",\"Said \"\"twice\"\"\"\r\n";
        const string checkIns = "\uFEFFfiscal_qtr,related_goal_id,target,indicator,value_start,value_target,value_current\n2,1,All boxes,,0,#REF!,7";

        var plan = ApgPlan.From(ApgFiles.Read(goals, checkIns));

        Assert.Equal(new Agency("NA", "Archives, National"), Assert.Single(plan.Agencies));
        var goal = plan.Goals.Single(each => each.Key == "apg:1");
        Assert.Equal(("Keep what counts", "Said \"twice\""), (goal.Title, goal.Why));
        Assert.Equal(("All boxes", "“#REF!” is not a number"), (goal.Indicators[0].Title, goal.Indicators[0].TargetValue.Fault));
    }
}
