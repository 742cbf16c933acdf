using Setpoint.Contracts.Directory;
using Setpoint.Gateway;
using Setpoint.Gateway.Consumers;
using Setpoint.Gateway.Data;
using Setpoint.Gateway.Limits;
using Setpoint.Gateway.OpenId;
using Setpoint.Gateway.Portal;
using Setpoint.Gateway.Proxy;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Gateway.Sessions;
using Setpoint.Gateway.Signing;
using Setpoint.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddSetpointDefaults("gateway");
builder.AddSetpointDatabase<GatewayDb>("gatewaydb");
builder.AddSetpointMessaging("gateway", typeof(GatewayDb).Assembly, declare: _ => { })
    .AddOrganization()
    .AddPolicies()
    .Consume<TokenChanged, KeepTokenOnTokenChanged>()
    .Mirror<TokenChanged>("api_token");
builder.AddCallers().AddSessions().AddOpenId().AddSecurityEvents().AddSigning().AddLimits().AddProxy().AddCompression();

var app = builder.Build();
app.UseEntrance();
app.MapHealth();
app.MapJwks();
app.MapSession();
app.MapGateway();
app.MapServices();
app.MapPortal();
return await app.RunSetpointServiceAsync(args);
