using Setpoint.CheckIns;
using Setpoint.CheckIns.Consumers;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Features;
using Setpoint.CheckIns.Features.Blockers;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.CheckIns.Features.Comments;
using Setpoint.CheckIns.Features.Files;
using Setpoint.CheckIns.Features.Forms;
using Setpoint.CheckIns.Features.Reviews;
using Setpoint.CheckIns.Reminders;
using Setpoint.CheckIns.Scheduled;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddSetpointService<CheckInsDb>("checkins", IntegrationEvents.Declare)
    .AddOrganization()
    .AddPolicies()
    .Consume<ObjectiveChanged, KeepObjectiveOnObjectiveChanged>()
    .Consume<MetricValuesChanged, KeepValuesOnMetricValuesChanged>()
    .Consume<MetricChanged, KeepMetricOnMetricChanged>()
    .Consume<StepsTicked, KeepTicksOnStepsTicked>()
    .Consume<AlertOpened, KeepTurnOnAlertOpened>()
    .Consume<AlertClosed, KeepTurnOnAlertClosed>()
    .Mirror<MetricChanged>("metric")
    .Mirror<ObjectiveChanged>("objective");
builder.Services.AddScoped<ObjectiveAccess>();
builder.Services.AddScoped<People>();
builder.Services.AddScoped<Rhythms>();
builder.Services.AddScoped<Grounds>();
builder.Services.AddScoped<NewCheckIns>();
builder.Services.AddScoped<Submission>();
builder.Services.AddScoped<FormReader>();
builder.Services.AddScoped<BlockerAccess>();
builder.Services.AddScoped<BlockerNews>();
builder.Services.AddScoped<BlockerWriter>();
builder.Services.AddScoped<BlockerSteps>();
builder.Services.AddScoped<ReviewFacts>();
builder.Services.AddScoped<ReviewOpening>();
builder.Services.AddScoped<ReviewSweep>();
builder.Services.AddHostedService<OpenReviews>();
builder.Services.AddScoped<ReviewAccess>();
builder.Services.AddScoped<ReviewReader>();
builder.Services.AddScoped<RunReview>();
builder.Services.AddScoped<CommentAccess>();
builder.Services.AddScoped<CommentWriter>();
builder.Services.AddScoped<ImportCheckIns>();
builder.Services.AddScoped<ReminderSweep>();
builder.Services.AddHostedService<SendReminders>();

var app = builder.Build();
var api = app.MapSetpointService();
api.MapCheckIns();
return await app.RunSetpointServiceAsync(args);
