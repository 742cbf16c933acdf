using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals;
using Setpoint.Goals.Consumers;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Features;
using Setpoint.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddSetpointService<GoalsDb>("goals", IntegrationEvents.Declare)
    .AddOrganization()
    .AddPolicies()
    .Consume<MetricChanged, KeepMetricOnMetricChanged>()
    .Consume<CalendarEntered, KeepCalendarOnCalendarEntered>()
    .Consume<MetricValuesChanged, ApplyValuesOnMetricValuesChanged>()
    .Consume<AlertOpened, KeepRedOnAlertOpened>()
    .Consume<AlertClosed, KeepRedOnAlertClosed>()
    .Consume<CheckInSubmitted, ApplyCheckInOnCheckInSubmitted>()
    .Consume<HandoverOrdered, HandOverOnHandoverOrdered>()
    .Mirror<MetricChanged>("metric")
    .Mirror<CalendarEntered>("calendar");
builder.Services.AddCascade();
builder.Services.AddGoals();
var app = builder.Build();
app.MapSetpointService().MapGoals();
return await app.RunSetpointServiceAsync(args);
