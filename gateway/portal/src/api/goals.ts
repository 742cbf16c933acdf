import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type {
  Cycle,
  FromAlert,
  HistoryPoint,
  Id,
  MetricKeyResult,
  Objective,
  ObjectiveForecast,
  ObjectiveRequest,
  ObjectiveRow,
  Page,
  ProgressExplanation,
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
  q?: string;
  limit?: number;
};

export const objectivesQuery = (filter: ObjectiveFilter) =>
  queryOptions({
    queryKey: ["goals", "objectives", filter],
    queryFn: ({ signal }) => get<Page<ObjectiveRow>>("/api/goals/objectives", filter, signal),
  });

export const objectiveQuery = (id: Id) =>
  queryOptions({
    queryKey: ["goals", "objective", id],
    queryFn: ({ signal }) => get<Objective>(`/api/goals/objectives/${id}`, undefined, signal),
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
    queryFn: ({ signal }) => get<Page<MetricKeyResult>>("/api/goals/key-results", { metrics, cycle }, signal),
    enabled: metrics.length > 0,
  });

export const objectiveForecastQuery = (id: Id | undefined) =>
  queryOptions({
    queryKey: ["goals", "objective", id, "forecast"],
    queryFn: ({ signal }) => get<ObjectiveForecast>(`/api/goals/objectives/${id ?? ""}/forecast`, undefined, signal),
    enabled: id !== undefined,
  });

/** Begins an objective from an alert: its key result starts at the KPI's latest value. */
export const beginFromAlert = (body: FromAlert, idempotencyKey: string) =>
  send<Objective>("POST", "/api/goals/objectives/from-alert", { body, idempotencyKey });

export const createObjective = (body: ObjectiveRequest, idempotencyKey: string) =>
  send<Objective>("POST", "/api/goals/objectives", { body, idempotencyKey });
