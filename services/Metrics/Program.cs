using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Goals;
using Setpoint.Metrics;
using Setpoint.Metrics.Consumers;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Features;
using Setpoint.Metrics.Features.Baselines;
using Setpoint.Metrics.Features.Definitions;
using Setpoint.Metrics.Features.Formulas;
using Setpoint.Metrics.Ingestion;
using Setpoint.Metrics.Sources;
using Setpoint.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddSetpointService<MetricsDb>("metrics", IntegrationEvents.Declare)
    .AddOrganization()
    .AddPolicies()
    .Consume<HandoverOrdered, HandOverOnHandoverOrdered>()
    .Consume<ObjectiveChanged, KeepObjectiveOnObjectiveChanged>()
    .Consume<KeyResultGraduated, DefineOnKeyResultGraduated>()
    .Mirror<ObjectiveChanged>("objective");
builder.Services.AddSingleton<NamedCalendars>();
builder.Services.AddSingleton<EvaluationBell>().AddSingleton<Evaluator>().AddSingleton<UploadPlaces>();
builder.Services.AddScoped<ReadFormula>().AddScoped<FormulaGraph>().AddScoped<SaveFormula>();
builder.Services.AddHostedService<EvaluationWorker>();
builder.Services.AddScoped<BaselineDesk>().AddScoped<MetricAccess>();
builder.AddSources();

var app = builder.Build();
app.MapSetpointService().MapMetrics();
return await app.RunSetpointServiceAsync(args);
