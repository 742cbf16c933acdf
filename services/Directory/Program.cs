using Setpoint.Directory;
using Setpoint.Directory.Data;
using Setpoint.Directory.Features;
using Setpoint.Directory.Features.Scim;
using Setpoint.ServiceDefaults;
using Setpoint.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new WaitOnMiss(TimeSpan.Zero));
builder.AddSetpointService<DirectoryDb>("directory", IntegrationEvents.Declare);
builder.Services.AddHostedService<FirstStart>();
var app = builder.Build();
app.MapSetpointService().MapDirectory();
app.MapScim();
return await app.RunSetpointServiceAsync(args);
