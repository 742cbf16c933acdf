import { queryOptions } from "@tanstack/react-query";
import { asKnown } from "./asOf.ts";
import { get, send } from "./http.ts";
import { live } from "./live.ts";
import type {
  Cycle,
  ObjectiveForecast,
  FromAlert,
  HistoryPoint,
  Id,
  Instant,
  MetricKeyResult,
  Objective,
  ObjectiveRequest,
  ObjectiveRow,
  Page,
  ProgressExplanation,
  ServingObjective,
} from "./types.ts";

export const cyclesQuery = queryOptions({
  queryKey: ["goals", "cycles"],
  queryFn: ({ signal }) => get<Page<Cycle>>("/api/goals/cycles", undefined, signal),
  staleTime: 5 * 60_000,
  select: (page) => page.items.toSorted((a, b) => b.start.localeCompare(a.start)),
});

type ObjectiveFilter = {
  unit?: Id;
  descendants?: boolean;
  cycle?: Id;
  owner?: Id;
  lifecycle?: string;
  list?: "mine" | "team" | "orphans";
  q?: string;
  limit?: number;
};

export const objectivesQuery = (filter: ObjectiveFilter) =>
  queryOptions({
    queryKey: ["goals", "objectives", filter],
    meta: live,
    queryFn: ({ signal }) => get<Page<ObjectiveRow>>("/api/goals/objectives", filter, signal),
  });

export const objectiveQuery = (id: Id, asOf?: Instant) =>
  queryOptions({
    queryKey: ["goals", "objective", id, ...asKnown(asOf)],
    meta: live,
    queryFn: ({ signal }) => get<Objective>(`/api/goals/objectives/${id}`, { asOf }, signal),
  });

export const explainProgressQuery = (id: Id) =>
  queryOptions({
    queryKey: ["goals", "objective", id, "explain"],
    queryFn: ({ signal }) => get<ProgressExplanation>(`/api/goals/objectives/${id}/explain`, undefined, signal),
  });

export const historyQuery = (id: Id) =>
  queryOptions({
    queryKey: ["goals", "objective", id, "history"],
    queryFn: ({ signal }) => get<{ items: HistoryPoint[] }>(`/api/goals/objectives/${id}/history`, undefined, signal),
  });

export const metricKeyResultsQuery = (metrics: readonly Id[], cycle?: Id) =>
  queryOptions({
    queryKey: ["goals", "key-results", metrics, cycle],
    meta: live,
    queryFn: ({ signal }) => get<Page<MetricKeyResult>>("/api/goals/key-results", { metrics, cycle }, signal),
    enabled: metrics.length > 0,
  });

/** Everything that a filter finds, page by page: for boards that show a whole cycle. */
export const allObjectivesQuery = (filter: ObjectiveFilter) =>
  queryOptions({
    queryKey: ["goals", "objectives", "all", filter],
    queryFn: async ({ signal }) => {
      const rows: ObjectiveRow[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<ObjectiveRow> = await get<Page<ObjectiveRow>>("/api/goals/objectives", { ...filter, limit: 500, cursor }, signal);
        rows.push(...page.items);
        cursor = page.next;
      } while (cursor !== null && rows.length < mostShown);
      return rows;
    },
  });

/** A board of more could not be read; it is narrowed to a unit instead. */
const mostShown = 3000;

export const forecastQuery = (id: Id | undefined) =>
  queryOptions({
    queryKey: ["goals", "objective", id, "forecast"],
    queryFn: ({ signal }) => get<ObjectiveForecast>(`/api/goals/objectives/${id ?? ""}/forecast`, undefined, signal),
    enabled: id !== undefined,
  });

/** What it serves, or what serves it, to any depth. */
export const servingQuery = (id: Id, way: "serves" | "served-by") =>
  queryOptions({
    queryKey: ["goals", "objective", id, way],
    queryFn: ({ signal }) => get<Page<ServingObjective>>(`/api/goals/objectives/${id}/${way}`, { depth: 10, limit: 200 }, signal),
  });

export const createObjective = (body: ObjectiveRequest, idempotencyKey: string) =>
  send<Objective>("POST", "/api/goals/objectives", { body, idempotencyKey });

export const editObjective = (id: Id, version: number, body: ObjectiveRequest, idempotencyKey: string) =>
  send<Objective>("PUT", `/api/goals/objectives/${id}`, { body, version, idempotencyKey });

/** A step in the life of an objective: propose, return, publish, approve, move, retire, override, grade, … */
export const stepObjective = (objective: Pick<Objective, "id" | "version">, step: string, body: unknown, idempotencyKey: string) =>
  send<Objective>("POST", `/api/goals/objectives/${objective.id}/${step}`, {
    ...(body !== undefined && { body }),
    version: objective.version,
    idempotencyKey,
  });

/** Begins an objective from an alert: its key result starts at the KPI's latest value. */
export const beginFromAlert = (body: FromAlert, idempotencyKey: string) =>
  send<Objective>("POST", "/api/goals/objectives/from-alert", { body, idempotencyKey });
