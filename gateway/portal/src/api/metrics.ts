import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { asKnown } from "./asOf.ts";
import { get, send } from "./http.ts";
import { live } from "./live.ts";
import type {
  Alert,
  AlertOutcome,
  Annotation,
  Baseline,
  Baselines,
  BucketList,
  CheckList,
  FormulaCheck,
  HealthExplanation,
  Id,
  Instant,
  Metric,
  MetricForecast,
  MetricFormula,
  MetricPeriods,
  MetricRequest,
  MetricRevisions,
  NamedCalendar,
  Observation,
  Page,
  PeriodExplanation,
  Receipt,
  SavedView,
  Scorecard,
  ThresholdProposal,
} from "./types.ts";

export const scorecardQuery = (unit: Id, { descendants = false, limit = 100 } = {}) =>
  queryOptions({
    queryKey: ["metrics", "scorecard", unit, { descendants, limit }],
    meta: live,
    queryFn: ({ signal }) => get<Scorecard>("/api/metrics/scorecard", { unit, descendants, limit }, signal),
  });

export const metricQuery = (id: Id, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, ...asKnown(asOf)],
    meta: live,
    queryFn: ({ signal }) => get<Metric>(`/api/metrics/${id}`, { asOf }, signal),
  });

export const periodsQuery = (id: Id, from: string, to: string, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "periods", from, to, ...asKnown(asOf)],
    meta: live,
    queryFn: ({ signal }) => get<MetricPeriods>(`/api/metrics/${id}/periods`, { from, to, asOf }, signal),
  });

export const observationsQuery = (id: Id, from: string, to: string, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "observations", from, to, ...asKnown(asOf)],
    meta: live,
    queryFn: ({ signal }) => get<Page<Observation>>(`/api/metrics/${id}/observations`, { from, to, limit: 500, asOf }, signal),
  });

export const alertsQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["metrics", "alerts", unit],
    queryFn: ({ signal }) => get<Page<Alert>>("/api/metrics/alerts", { unit, limit: 200 }, signal),
  });

export const explainHealthQuery = (id: Id, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "explain", ...asKnown(asOf)],
    queryFn: ({ signal }) => get<HealthExplanation>(`/api/metrics/${id}/explain`, { asOf }, signal),
  });

export const searchMetricsQuery = (q: string) =>
  queryOptions({
    queryKey: ["metrics", "search", q],
    queryFn: ({ signal }) => get<Page<Metric>>("/api/metrics", { q, limit: 8 }, signal),
  });

export const alertsOfQuery = (metric: Id, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", metric, "alerts", ...asKnown(asOf)],
    meta: live,
    queryFn: ({ signal }) => get<Page<Alert>>("/api/metrics/alerts", { metric, limit: 100, asOf }, signal),
  });

export const bucketsQuery = (id: Id, from: string, to: string, count: number, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "buckets", from, to, count, ...asKnown(asOf)],
    queryFn: ({ signal }) => get<BucketList>(`/api/metrics/${id}/buckets`, { from, to, count, asOf }, signal),
  });

export const forecastQuery = (id: Id, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "forecast", ...asKnown(asOf)],
    queryFn: ({ signal }) => get<MetricForecast>(`/api/metrics/${id}/forecast`, { asOf }, signal),
  });

export const baselinesQuery = (id: Id, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "baselines", ...asKnown(asOf)],
    queryFn: ({ signal }) => get<Baselines>(`/api/metrics/${id}/baselines`, { limit: 100, asOf }, signal),
  });

export const revisionsQuery = (id: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "revisions"],
    queryFn: ({ signal }) => get<MetricRevisions>(`/api/metrics/${id}/revisions`, undefined, signal),
  });

export const annotationsQuery = (id: Id, from: string) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "annotations", from],
    queryFn: ({ signal }) => get<Page<Annotation>>(`/api/metrics/${id}/annotations`, { from }, signal),
  });

export const explainPeriodQuery = (id: Id, start: string, asOf?: Instant) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "periods", start, "explain", ...asKnown(asOf)],
    queryFn: ({ signal }) => get<PeriodExplanation>(`/api/metrics/${id}/periods/${start}/explain`, { asOf }, signal),
  });

export const explainAlertQuery = (id: Id, alert: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "explain", alert],
    queryFn: ({ signal }) => get<HealthExplanation>(`/api/metrics/${id}/explain`, { of: "alert", alert }, signal),
  });

export const formulaQuery = (id: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "formula"],
    queryFn: ({ signal }) => get<MetricFormula>(`/api/metrics/${id}/formula`, undefined, signal),
  });

export const calendarsQuery = queryOptions({
  queryKey: ["metrics", "calendars"],
  queryFn: ({ signal }) => get<Page<NamedCalendar>>("/api/metrics/calendars", undefined, signal),
  staleTime: 5 * 60_000,
});

/** What the list of KPIs is filtered by, as the address of its page has it. */
export type MetricFilter = {
  unit?: string | undefined;
  descendants?: boolean | undefined;
  q?: string | undefined;
  health?: string | undefined;
  owner?: Id | undefined;
  role?: string | undefined;
  cadence?: string | undefined;
  tag?: string | undefined;
  stale?: boolean | undefined;
  status?: string | undefined;
  sort?: string | undefined;
};

export const metricListQuery = (filter: MetricFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["metrics", "list", filter, limit],
    queryFn: ({ signal, pageParam }) => get<Page<Metric>>("/api/metrics", { ...filter, spark: true, limit, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Everything that a filter finds, page by page: for a file. */
export async function allMetrics(filter: MetricFilter): Promise<Metric[]> {
  const found: Metric[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Metric> = await get<Page<Metric>>("/api/metrics", { ...filter, limit: 200, cursor });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

export const viewsQuery = queryOptions({
  queryKey: ["metrics", "views"],
  queryFn: ({ signal }) => get<Page<SavedView>>("/api/metrics/views", undefined, signal),
});

export const saveView = (view: { name: string; query: string }) => send<SavedView>("POST", "/api/metrics/views", { body: view });

export const forgetView = (id: Id) => send<undefined>("DELETE", `/api/metrics/views/${id}`);

export const checksQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["metrics", "checks", unit],
    queryFn: ({ signal }) => get<CheckList>("/api/metrics/checks", { unit }, signal),
  });

export const createMetric = (body: MetricRequest, idempotencyKey: string) => send<Metric>("POST", "/api/metrics", { body, idempotencyKey });

export const replaceMetric = (id: Id, version: number, body: MetricRequest, idempotencyKey: string) =>
  send<Metric>("PUT", `/api/metrics/${id}`, { body, version, idempotencyKey });

export const checkFormula = (body: {
  expression: string;
  unitId: Id;
  unitOfMeasure: string;
  cadence: string;
  calendarId: Id | null;
  aboutPersonId: Id | null;
}) => send<FormulaCheck>("POST", "/api/metrics/formulas/check", { body });

export type ObservationRow = { metric: Id; at: string; value: number | null; note: string | null };

export const postObservations = (rows: readonly ObservationRow[], idempotencyKey: string) =>
  send<Receipt>("POST", "/api/metrics/observations", { body: rows, idempotencyKey });

export const acknowledgeAlert = (alert: Id, body: { outcome: AlertOutcome; note: string }, idempotencyKey: string) =>
  send<Alert>("POST", `/api/metrics/alerts/${alert}/acknowledgements`, { body, idempotencyKey });

export const setBaseline = (id: Id, body: { value: number; from: string; reason: string }, idempotencyKey: string) =>
  send<Baseline>("POST", `/api/metrics/${id}/baselines`, { body, idempotencyKey });

export const decideBaseline = (id: Id, decision: "accept" | "decline", reason: string | null) =>
  send<Baseline>("POST", `/api/metrics/baselines/${id}/${decision}`, { body: { reason } });

export const decideThresholds = (id: Id, decision: "accept" | "decline", reason: string | null) =>
  send<ThresholdProposal>("POST", `/api/metrics/thresholds/${id}/${decision}`, { body: { reason } });

export const writeAnnotation = (id: Id, body: { day: string; text: string }, idempotencyKey: string) =>
  send<Annotation>("POST", `/api/metrics/${id}/annotations`, { body, idempotencyKey });

export const removeAnnotation = (id: Id) => send<undefined>("DELETE", `/api/metrics/annotations/${id}`);
/** What somebody answers for; those that are not theirs are left out here where the service did not. */
export const ownedMetricsQuery = (owner: Id) =>
  queryOptions({
    queryKey: ["metrics", "owned", owner],
    queryFn: async ({ signal }) => {
      const page = await get<Page<Metric>>("/api/metrics", { owner, limit: 200 }, signal);
      return page.items.filter((metric) => metric.owner?.id === owner && metric.role === "kpi");
    },
  });
