using Aspire.Hosting.ApplicationModel;

namespace Setpoint.Unit.Native;

public sealed class ReferenceExpressionTests
{
    [Fact]
    public async Task Values_are_asked_for_only_when_the_expression_is()
    {
        var asked = 0;
        var parameter = new ParameterResource("key", secret: false, () => $"value {++asked}");

        var expression = ReferenceExpression.Create($"{parameter} and {parameter}");

        Assert.Equal(0, asked);
        Assert.Equal("value 1 and value 1", await expression.GetValueAsync());
    }

    [Fact]
    public async Task Braces_are_just_text()
    {
        var parameter = new ParameterResource("key", secret: false, () => "a{0}b");
        var text = "{1}";

        Assert.Equal("{json: a{0}b} {1}", await ReferenceExpression.Create($"{{json: {parameter}}} {text}").GetValueAsync());
    }

    [Fact]
    public async Task An_expression_can_be_part_of_another()
    {
        var server = ReferenceExpression.Create($"Host={"db"};Port={"5432"}");

        Assert.Equal("Host=db;Port=5432;Database=goals", await ReferenceExpression.Create($"{server};Database={"goals"}").GetValueAsync());
    }

    [Fact]
    public async Task An_endpoint_has_parts()
    {
        var endpoint = new EndpointReference("http", () => 8080);

        Assert.Equal("http://localhost:8080", await endpoint.GetValueAsync());
        Assert.Equal("localhost", await endpoint.Property(EndpointProperty.Host).GetValueAsync());
        Assert.Equal("8080", await endpoint.Property(EndpointProperty.Port).GetValueAsync());
    }
}
