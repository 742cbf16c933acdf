using Setpoint.CheckIns;
using Setpoint.CheckIns.Consumers;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Features;
using Setpoint.Contracts.Goals;
using Setpoint.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddSetpointService<CheckInsDb>("checkins", IntegrationEvents.Declare)
    .AddOrganization()
    .AddPolicies()
    .Consume<ObjectiveChanged, KeepObjectiveOnObjectiveChanged>()
    .Mirror<ObjectiveChanged>("objective");
builder.Services.AddScoped<ObjectiveAccess>();
builder.Services.AddScoped<People>();
builder.Services.AddScoped<Rhythms>();

var app = builder.Build();
var api = app.MapSetpointService();
api.MapCheckIns();
return await app.RunSetpointServiceAsync(args);
