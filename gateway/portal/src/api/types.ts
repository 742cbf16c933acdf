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
export type UnitRef = M["UnitName"];

// goals
export type Cycle = G["CycleResponse"];
export type Pace = G["Pace"];
export type Disagreement = NonNullable<G["ObjectiveResponse"]["disagreement"]>;
export type Lifecycle = G["Lifecycle"];
export type ObjectiveKind = G["ObjectiveKind"];
export type Relation = G["Relation"];
export type ObjectiveRow = G["ObjectiveSummary"];
export type Objective = G["ObjectiveResponse"];
export type KeyResult = G["KeyResultResponse"];
export type Link = G["AlignedObjective"];
export type Learning = G["LearningNoteContent"];
export type ProgressExplanation = G["ExplainResponse"];
export type ExplainedItem = G["ExplainedItem"];
export type HistoryPoint = G["HistoryPoint"];
/** A key result that runs on a metric, with the objective it belongs to. */
export type MetricKeyResult = G["MetricKeyResult"];
/** A cycle's cascade as a flat list, the top first. */
export type Tree = G["TreeResponse"];
export type TreeNode = G["TreeNode"];
export type TreeLink = G["TreeLink"];
export type ServingObjective = G["ServingObjective"];
export type SearchHit = G["SearchHit"];

// checkins
export type CheckIn = C["CheckInResponse"];
export type CheckInDraft = C["SubmitCheckInRequest"];
export type DueCheckIn = C["DueResponse"];
export type Blocker = C["BlockerResponse"];
export type ReviewPlan = C["ReviewPlanResponse"];
export type Review = C["ReviewSummary"];

// notifications
export type InboxItem = N["InboxEntry"];
export type Inbox = N["InboxResponse"];

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
export type Candidate = { id: Id; name: string; unit: string | null; role: string | null };
