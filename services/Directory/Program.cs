using Setpoint.Contracts.Gateway;
using Setpoint.Directory;
using Setpoint.Directory.Consumers;
using Setpoint.Directory.Data;
using Setpoint.Directory.Features;
using Setpoint.ServiceDefaults;
using Setpoint.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new WaitOnMiss(TimeSpan.Zero));
builder.AddSetpointService<DirectoryDb>("directory", IntegrationEvents.Declare)
    .Consume<PersonSignedIn, WelcomePersonOnPersonSignedIn>()
    .Consume<TokenUsed, NoteUseOnTokenUsed>();
builder.Services.AddHostedService<FirstStart>();
var app = builder.Build();
app.MapSetpointService().MapDirectory();
return await app.RunSetpointServiceAsync(args);
