/** What the services answer, in their words; derived from their committed API descriptions (npm run generate). */
import type { components as CheckIns } from "./generated/checkins.ts";
import type { components as Directory } from "./generated/directory.ts";
import type { components as Goals } from "./generated/goals.ts";
import type { components as Metrics } from "./generated/metrics.ts";
import type { components as Notifications } from "./generated/notifications.ts";

type D = Directory["schemas"];
type M = Metrics["schemas"];
type G = Goals["schemas"];
type C = CheckIns["schemas"];
type N = Notifications["schemas"];

export type Id = string;
/** RFC 3339, UTC. */
export type Instant = string;
/** A local date label such as `2026-11-09`; it has no time zone. */
export type LocalDate = string;
/** Either of them. */
export type InstantOrDate = string;

export type Page<T> = { items: T[]; next: string | null };

// directory
export type Me = D["Me"];
export type Unit = D["UnitView"];
export type UnitWithPath = D["UnitWithPath"];
export type UnitKind = D["UnitKind"];
export type Named = D["PersonName"];
export type PersonView = D["PersonView"];
export type UnitRole = D["UnitRole"];
export type RoleView = D["RoleView"];
export type UnitName = D["UnitName"];
export type UnitRequest = D["UnitRequest"];
export type PersonRequest = D["PersonRequest"];
export type PersonRights = D["PersonRightsView"];
export type ObjectAccess = D["ObjectAccess"];
export type PersonAccess = D["PersonAccess"];
export type AccessReason = D["AccessReason"];
export type Holding = D["Holding"];
export type HandoverReceipt = D["HandoverReceipt"];
export type Reorganization = D["ReorganizationView"];
export type ImportReceipt = D["ImportReceipt"];
export type Token = D["TokenView"];
export type NewToken = D["NewToken"];
export type RotatedToken = D["RotatedToken"];
export type TokenRequest = D["TokenRequest"];
export type UnitPolicies = D["UnitPoliciesView"];
export type Policy = D["PolicyView"];
export type PolicyRevision = D["PolicyRevision"];
export type ProvisionedGroup = D["GroupView"];
export type AuditEntry = D["AuditView"];
export type DeadLetter = D["DeadLetter"];
export type OutboxState = D["OutboxState"];

// metrics
export type Health = M["Health"];
export type Direction = M["Direction"];
export type Cadence = M["Cadence"];
/** Green and amber for a direction; the four bounds for a range. */
export type Thresholds = M["ThresholdBounds"];
export type Metric = M["MetricResponse"];
export type Scorecard = M["ScorecardResponse"];
export type ScorecardItem = M["ScorecardItem"];
export type HealthCounts = M["ScorecardCounts"];
export type SparkPoint = M["SparkPoint"];
export type MetricPeriods = M["PeriodList"];
export type MetricPeriod = M["PeriodResponse"];
export type Observation = M["ObservationResponse"];
export type Alert = M["AlertResponse"];
export type HealthExplanation = M["HealthExplanation"];
export type PeriodExplanation = M["PeriodExplanation"];
export type MetricRequest = M["MetricRequest"];
export type MetricRole = M["MetricRole"];
export type MetricStatus = M["MetricStatus"];
export type Aggregation = M["Aggregation"];
export type MetricVisibility = M["Visibility"];
export type Bucket = M["BucketResponse"];
export type BucketList = M["BucketList"];
export type Baseline = M["BaselineResponse"];
export type ThresholdProposal = M["ThresholdProposalResponse"];
export type MetricForecast = M["ForecastResponse"];
export type ForecastVerdict = M["ForecastVerdict"];
export type Annotation = M["AnnotationResponse"];
export type AlertOutcome = M["AcknowledgementOutcome"];
export type MetricRevisions = M["MetricRevisions"];
export type SavedView = M["SavedViewResponse"];
export type Receipt = M["Receipt"];
export type RowError = M["RowError"];
export type UploadStanding = M["UploadStanding"];
export type ManagedSource = M["ManagedSource"];
export type MetricSource = M["SourceResponse"];
export type SourceRequest = M["SourceRequest"];
export type SourceKind = M["SourceKind"];
export type SourceRun = M["SourceRunResponse"];
export type SourceTest = M["SourceTestResponse"];
export type SourceSecret = M["SecretResponse"];
export type CheckList = M["CheckList"];
export type CheckFinding = M["CheckFinding"];
export type CheckRule = M["CheckRule"];
export type NamedCalendar = M["CalendarName"];
export type FormulaCheck = M["FormulaCheckResponse"];
export type MetricFormula = M["FormulaResponse"];
export type UnitRef = M["UnitName"];
export type Baselines = M["BaselineList"];
export type BaselineWatch = M["WatchResponse"];

// goals
export type Cycle = G["CycleResponse"];
export type Pace = G["Pace"];
export type Disagreement = NonNullable<G["ObjectiveResponse"]["disagreement"]>;
export type Lifecycle = G["Lifecycle"];
export type ObjectiveKind = G["ObjectiveKind"];
export type Relation = G["Relation"];
export type ObjectiveRow = G["ObjectiveSummary"];
export type PaceCounts = G["PaceCountsResponse"];
export type PaceCount = G["PaceCount"];
export type Objective = G["ObjectiveResponse"];
export type KeyResult = G["KeyResultResponse"];
export type Measure = G["Measure"];
export type Link = G["AlignedObjective"];
export type Learning = G["LearningNoteContent"];
export type ProgressExplanation = G["ExplainResponse"];
export type ExplainedItem = G["ExplainedItem"];
export type HistoryPoint = G["HistoryPoint"];
/** Where an objective's key results are heading: value with band, and the chance of the target. */
export type ObjectiveForecast = G["ForecastResponse"];
export type KeyResultForecast = G["KeyResultForecast"];
export type FromAlert = G["FromAlertRequest"];
export type ObjectiveRequest = G["ObjectiveRequest"];
/** A key result that runs on a metric, with the objective it belongs to. */
export type MetricKeyResult = G["MetricKeyResult"];
/** A cycle's cascade as a flat list, the top first. */
export type Tree = G["TreeResponse"];
export type TreeNode = G["TreeNode"];
export type TreeLink = G["TreeLink"];
export type ServingObjective = G["ServingObjective"];
export type SearchHit = G["SearchHit"];

export type KeyResultWrite = G["KeyResultRequest"];
export type Visibility = G["Visibility"];
export type MetricReading = G["MetricReading"];
export type CoachDraft = G["DraftRequest"];
export type CoachAdvice = G["DraftAdvice"];
export type CoachFinding = G["DraftFinding"];
export type Suggestions = G["SuggestionsResponse"];
export type SuggestedObjective = G["SuggestedObjective"];
export type Guardrail = G["GuardrailResponse"];
export type Dependency = G["DependencyResponse"];
export type DependencyState = G["DependencyState"];
export type DependencyWrite = G["DependencyRequest"];
export type DependencyMatrix = G["DependencyMatrixResponse"];
export type Readiness = G["ReadinessResponse"];
export type Lack = G["Lack"];
export type Missing = G["MissingView"];
export type CycleAdvice = G["CycleAdvice"];
export type CycleFinding = G["CycleFinding"];
export type CyclePhase = G["CyclePhase"];
export type CycleWrite = G["CreateCycleRequest"];
export type Coverage = G["CoverageResponse"];
export type BulkEdit = G["BulkRequest"];
export type BulkOutcome = G["BulkResponse"];
export type RetrospectiveCycle = G["RetrospectiveCycle"];
export type Tally = G["Tally"];
export type KindTally = G["KindTally"];
export type LearningNoteRow = G["LearningNoteView"];
export type Calibration = G["CalibrationResponse"];
export type CalibrationFigure = G["CalibrationView"];
export type TeamInput = G["InputView"];
export type Approval = G["ApprovalView"];
export type Change = G["ChangeView"];
export type PolicyPreset = G["Preset"];
export type GoalBreach = G["BreachView"];
export type MetricBreach = M["BreachView"];
export type MetricsSince = M["SummaryResponse"];

// checkins
export type Blocker = C["BlockerResponse"];
export type ReviewOutcome = C["OutcomeResponse"];
export type Participation = C["ParticipationResponse"];
export type CheckIn = C["CheckInResponse"];
export type CheckInDraft = C["SubmitCheckInRequest"];
export type DueCheckIn = C["DueResponse"];
export type CheckInForm = C["FormResponse"];
export type FormItem = C["FormItem"];
export type FormKeyResult = C["FormKeyResult"];
export type DraftContent = C["DraftContent"];
export type Draft = C["DraftResponse"];
export type CheckInRevision = C["RevisionResponse"];
export type CheckInCorrection = C["CorrectCheckInRequest"];
export type BlockerStatement = C["BlockerStatement"];
export type BlockerStepKind = C["BlockerStepKind"];
export type Severity = C["Severity"];
export type Review = C["ReviewResponse"];
export type ReviewRow = C["ReviewSummary"];
export type ReviewItem = C["ReviewItemResponse"];
export type ReviewKind = C["ReviewKind"];
export type ReviewSection = C["ReviewSection"];
export type ReviewOutcomeRequest = C["OutcomeRequest"];
export type ReviewPlan = C["ReviewPlanResponse"];
export type ReviewPlanRequest = C["ReviewPlanRequest"];
export type Rhythm = C["RhythmResponse"];
export type TurnCounts = C["TurnCounts"];
export type DaysOff = C["DaysOffResponse"];
export type DayOff = C["DayOffStatement"];
export type Comment = C["CommentResponse"];
export type CommentSubject = C["CommentSubject"];
export type CommentRevision = C["CommentRevisionResponse"];
export type PersonReference = C["PersonReference"];

// notifications
export type InboxItem = N["InboxEntry"];
export type Inbox = N["InboxResponse"];
export type InboxKind = N["InboxKind"];

// gateway: not described, and small
/** provider: what the organization’s identity provider is called, where one is configured. */
export type Session = { signedIn: boolean; development: boolean; provider: string | null; person: Named | null };
export type DisplayUnit = { display: Id; name: string; unitId: Id; unit: string; slug: string; kind: UnitKind; timeZone: string };
export type Display = {
  id: Id;
  name: string;
  madeBy: Id;
  madeByName: string | null;
  madeAt: Instant;
  linkUntil: Instant;
  openedAt: Instant | null;
  lastSeenAt: Instant | null;
};
/** secret: what the link carries behind its #; told once. */
export type NewDisplay = { id: Id; name: string; secret: string; linkUntil: Instant };
/** A browser that one is signed in with. */
export type OpenSession = { id: Id; createdAt: Instant; lastSeenAt: Instant; userAgent: string | null; current: boolean };
export type SecurityEvent = {
  seq: number;
  at: Instant;
  kind: string;
  reason: string | null;
  personId: Id | null;
  person: string | null;
  address: string | null;
  count: number;
};
export type Candidate = { id: Id; name: string; unit: string | null; role: string | null };
