using Setpoint.Contracts.Directory;
using Setpoint.Metrics;
using Setpoint.Metrics.Consumers;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Features;
using Setpoint.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddSetpointService<MetricsDb>("metrics", IntegrationEvents.Declare)
    .AddOrganization()
    .AddPolicies()
    .Consume<HandoverOrdered, HandOverOnHandoverOrdered>();
builder.Services.AddSingleton<EvaluationBell>();
builder.Services.AddSingleton<Evaluator>();
builder.Services.AddHostedService<EvaluationWorker>();

var app = builder.Build();
app.MapSetpointService().MapMetrics();
return await app.RunSetpointServiceAsync(args);
