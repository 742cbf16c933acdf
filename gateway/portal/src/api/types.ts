/** What the services answer, in their words. */

export type Id = string;
/** RFC 3339, UTC. */
export type Instant = string;
/** A local date label such as `2026-11-09`; it has no time zone. */
export type LocalDate = string;
/** Either of them. */
export type InstantOrDate = string;

export type Page<T> = { items: T[]; next: string | null };
export type Named = { id: Id; name: string };
export type UnitRef = { id: Id; name: string; slug: string };

// directory
export type UnitKind = "company" | "department" | "team";
export type Role = "administrator" | "executive" | "lead" | "member" | "viewer";

export type Me = {
  id: Id;
  name: string;
  email: string;
  kind: string;
  locale: string | null;
  timeZone: string | null;
  primaryUnitId: Id | null;
  units: { id: Id; name: string; slug: string; kind: UnitKind }[];
  roles: { unitId: Id; role: Role }[];
};

export type Unit = {
  id: Id;
  version: number;
  name: string;
  slug: string;
  kind: UnitKind;
  parentId: Id | null;
  lead: Named | null;
  timeZone: string;
  archived: boolean;
  people: number;
};

export type UnitWithPath = Unit & { path: UnitRef[] };

// metrics
export type Health = "green" | "amber" | "red" | "not-set";
export type Direction = "higher" | "lower" | "range";
export type Cadence = "daily" | "weekly" | "monthly" | "quarterly";

/** Green and amber for a direction; the four bounds for a range. */
export type Thresholds = {
  green?: number | null;
  amber?: number | null;
  low?: number | null;
  high?: number | null;
  outerLow?: number | null;
  outerHigh?: number | null;
};

export type Metric = {
  id: Id;
  version: number;
  name: string;
  definition: string | null;
  role: "kpi" | "measure";
  unitOfMeasure: string;
  decimals: number;
  direction: Direction;
  thresholds: Thresholds | null;
  cadence: Cadence;
  reviewCadence: Cadence | null;
  visibility: "public" | "unit";
  status: "draft" | "active";
  externalKey: string | null;
  target: number | null;
  benchmark: number | null;
  businessOutcome: string | null;
  source: string | null;
  tags: string[];
  owner: Named | null;
  unit: UnitRef;
  health: Health;
  stale: boolean;
  latestPeriod: LocalDate | null;
  latestValue: number | null;
  previousValue: number | null;
  healthSince: LocalDate | null;
  nextDue: InstantOrDate | null;
};

export type SparkPoint = { start: LocalDate; value: number | null; health: Health | null };

export type ScorecardItem = {
  id: Id;
  name: string;
  definition: string | null;
  unitOfMeasure: string;
  decimals: number;
  direction: Direction;
  thresholds: Thresholds | null;
  target: number | null;
  benchmark: number | null;
  health: Health;
  stale: boolean;
  latestPeriod: LocalDate | null;
  latestValue: number | null;
  previousValue: number | null;
  change: number | null;
  better: boolean | null;
  healthSince: LocalDate | null;
  healthPeriods: number | null;
  cadence: Cadence;
  owner: Named | null;
  unit: UnitRef;
  spark: SparkPoint[];
};

export type HealthCounts = { green: number; amber: number; red: number; notSet: number; stale: number };

export type Scorecard = { unit: Id | UnitRef; asOf: Instant; counts: HealthCounts; items: ScorecardItem[] };

export type MetricPeriod = {
  start: LocalDate;
  end: LocalDate;
  value: number | null;
  health: Health | null;
  complete: boolean;
};
export type MetricPeriods = { cadence: Cadence; items: MetricPeriod[] };

export type Observation = { at: Instant; value: number | null; recordedAt: Instant; note: string | null };

export type Alert = {
  id: Id;
  metricId: Id;
  metricName: string;
  kind: string;
  health: Health | null;
  previousHealth: Health | null;
  period: LocalDate | null;
  value: number | null;
  openedAt: Instant;
  closedAt: Instant | null;
};

export type HealthExplanation = {
  metricId: Id;
  kind: "health";
  inputs: Record<string, unknown>;
  rule: string;
  result: string;
};

// goals
export type CyclePhase = "planning" | "active" | "grading" | "closed";
export type Cycle = { id: Id; version: number; name: string; start: LocalDate; end: LocalDate; phase: CyclePhase };

export type Pace = "on-track" | "behind" | "at-risk" | "achieved" | "no-data" | "too-early" | "not-started" | "met" | "near" | "missed";

export type Disagreement = "confident-but-behind" | "doubtful-but-on-track";
export type Lifecycle = "draft" | "proposed" | "published" | "graded" | "retired";
export type ObjectiveKind = "committed" | "aspirational";
export type Relation = "contributes" | "supports";
export type Visibility = "public" | "unit" | "private";

export type Computed = {
  progress: number | null;
  raw: number | null;
  expected: number | null;
  gap: number | null;
  pace: Pace;
  confidence: number | null;
};

export type KeyResult = Computed & {
  id: Id;
  title: string;
  measure: "metric" | "number";
  owner: Named | null;
  weight: number;
  baseline: number;
  target: number;
  current: number | null;
  currentAt: InstantOrDate | null;
  unitOfMeasure: string | null;
  decimals: number | null;
  metricId: Id | null;
  health?: Health | null;
};

export type Link = {
  id: Id;
  title: string | null;
  relation: Relation;
  weight: number;
  progress: number | null;
  pace: Pace | null;
  unit: UnitRef | null;
};

type ObjectiveBase = Computed & {
  id: Id;
  version: number;
  title: string;
  why: string | null;
  kind: ObjectiveKind;
  visibility: Visibility;
  lifecycle: Lifecycle;
  unit: UnitRef;
  owner: Named;
  contributors: Named[];
  cycle: { id: Id; name: string; start: LocalDate; end: LocalDate; phase: CyclePhase };
  coverage: number | null;
  disagreement: Disagreement | null;
  successLine: number;
  canEdit: boolean;
  canCheckIn: boolean;
};

export type ObjectiveRow = ObjectiveBase & {
  serves: { id: Id; title: string | null; relation: Relation }[];
  keyResultCount: number;
};

export type Learning = {
  achieved: string | null;
  learned: string | null;
  wrongAssumption: string | null;
  continuesAsKpi: string | null;
  stops: string | null;
};

export type Objective = ObjectiveBase & {
  keyResults: KeyResult[];
  parents: Link[];
  children: Link[];
  grade?: number | null;
  learning?: Learning | null;
  retiredReason?: string | null;
};

export type ExplainedItem = {
  kind: "key-result" | "children";
  id?: Id | null;
  title: string;
  progress: number;
  weight: number;
  adds: number;
  children?: { id: Id; title: string | null; progress: number; weight: number; cycleShare: number }[] | null;
};

export type ProgressExplanation = {
  objectiveId: Id;
  progress: number | null;
  raw: number | null;
  formula: string;
  policy: { name: string; version: number };
  items: ExplainedItem[];
  leftOut: { kind: string; id: Id; title: string | null; why: string }[];
  sumOfWeights: number;
  sumOfProducts: number;
  coverage: number | null;
  expected: Record<string, unknown> | null;
  pace: Record<string, unknown> | null;
  recomputed: number | null;
};

export type HistoryPoint = { at: InstantOrDate; progress: number | null; expected: number | null; confidence: number | null };

/** A key result that runs on a metric, with the objective it belongs to. */
export type MetricKeyResult = {
  id: Id;
  title: string;
  metricId: Id;
  baseline: number;
  target: number;
  progress: number | null;
  expected: number | null;
  pace: Pace;
  confidence: number | null;
  objective: { id: Id; title: string | null; unit: UnitRef; cycle: { start: LocalDate; end: LocalDate; name: string } };
};

// checkins
export type CheckIn = {
  id: Id;
  version: number;
  objectiveId: Id;
  author: Named;
  at: Instant;
  confidence: number | null;
  keyResults: { keyResultId: Id; value: number | null; confidence: number | null }[];
  changed: string | null;
  blocked: string | null;
  next: string | null;
};

export type CheckInDraft = {
  objectiveId: Id;
  confidence?: number;
  keyResults: { keyResultId: Id; value?: number; confidence?: number }[];
  changed?: string;
  blocked?: string;
  next?: string;
};

export type DueCheckIn = { objectiveId: Id; title: string; unitId: Id; lastAt: Instant | null; due: InstantOrDate };

// notifications
export type InboxItem = {
  id: Id;
  seq: number;
  kind: string;
  title: string;
  body: string | null;
  link: string | null;
  at: Instant;
  read: boolean;
};
export type Inbox = Page<InboxItem> & { unread: number };

// gateway
export type Session = { signedIn: boolean; development: boolean; person: Named | null };
export type Candidate = { id: Id; name: string; unit: string | null; role: string | null };
