using Setpoint.Contracts.Gateway;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Directory;
using Setpoint.Directory.Consumers;
using Setpoint.Directory.Data;
using Setpoint.Directory.Features;
using Setpoint.Directory.Features.Scim;
using Setpoint.ServiceDefaults;
using Setpoint.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new WaitOnMiss(TimeSpan.Zero));
builder.AddSetpointService<DirectoryDb>("directory", IntegrationEvents.Declare)
    .Consume<MetricChanged, KeepMetricOnMetricChanged>()
    .Consume<ObjectiveChanged, KeepObjectiveOnObjectiveChanged>()
    .Mirror<MetricChanged>("held_metric")
    .Mirror<ObjectiveChanged>("held_objective")
    .Consume<PersonSignedIn, WelcomePersonOnPersonSignedIn>()
    .Consume<TokenUsed, NoteUseOnTokenUsed>();
builder.Services.AddDirectory();
var app = builder.Build();
app.MapSetpointService().MapDirectory();
app.MapScim();
return await app.RunSetpointServiceAsync(args);
