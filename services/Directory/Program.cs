using Setpoint.Directory;
using Setpoint.Directory.Data;
using Setpoint.Directory.Features;
using Setpoint.ServiceDefaults;
using Setpoint.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new WaitOnMiss(TimeSpan.Zero));
builder.AddSetpointService<DirectoryDb>("directory", IntegrationEvents.Declare);
builder.Services.AddHostedService<FirstStart>();
builder.Services.AddDirectory();
var app = builder.Build();
app.MapSetpointService().MapDirectory();
return await app.RunSetpointServiceAsync(args);
