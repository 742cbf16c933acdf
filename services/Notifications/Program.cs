using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Notifications;
using Setpoint.Notifications.Consumers;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Features;
using Setpoint.Notifications.Live;
using Setpoint.ServiceDefaults;
using Setpoint.ServiceDefaults.Operations;

var builder = WebApplication.CreateBuilder(args);
builder.AddSetpointService<NotificationsDb>("notifications", IntegrationEvents.Declare)
    .AddOrganization()
    .AddPolicies()
    .Consume<MetricChanged, KeepMetricOnMetricChanged>()
    .Consume<AlertOpened, TellOwnerOnAlertOpened>()
    .Consume<AlertClosed, TellOwnerOnAlertClosed>()
    .Consume<ObjectiveProposed, TellOwnerOnObjectiveProposed>()
    .Consume<GuardrailBroken, TellOwnerOnGuardrailBroken>()
    .Consume<GainJudged, TellOwnersOnGainJudged>()
    .Consume<DependencyChanged, TellUnitsOnDependencyChanged>()
    .Consume<CheckInReminded, RemindPersonOnCheckInReminded>()
    .Consume<BlockerMoved, TellPeopleOnBlockerMoved>()
    .Consume<PeopleMentioned, TellThemOnPeopleMentioned>()
    .Consume<ActionAssigned, TellOwnerOnActionAssigned>()
    .Mirror<MetricChanged>("metric")
    .Mirror<DependencyChanged>("dependency");
builder.Services.Configure<StreamOptions>(builder.Configuration.GetSection("Stream"));
builder.Services.AddSingleton<InboxBell>();
builder.Services.AddScoped<Notices>();
builder.Services.AddScoped<DependencyNotices>();
builder.Services.AddScoped<DirectNotices>();
builder.Services.AddSingleton(new Forgetting("forget_inbox"));
builder.Services.AddHostedService<InboxPoller>();
builder.Services.AddHostedService<WaitingNotices>();

var app = builder.Build();
var api = app.MapSetpointService();
api.MapNotifications();
return await app.RunSetpointServiceAsync(args);
