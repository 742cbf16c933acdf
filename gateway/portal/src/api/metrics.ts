import { queryOptions } from "@tanstack/react-query";
import { get } from "./http.ts";
import type { Alert, Baselines, HealthExplanation, Id, Metric, MetricPeriods, Observation, Page, Scorecard } from "./types.ts";

export const scorecardQuery = (unit: Id, { descendants = false, limit = 100 } = {}) =>
  queryOptions({
    queryKey: ["metrics", "scorecard", unit, { descendants, limit }],
    queryFn: ({ signal }) => get<Scorecard>("/api/metrics/scorecard", { unit, descendants, limit }, signal),
  });

export const metricQuery = (id: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", id],
    queryFn: ({ signal }) => get<Metric>(`/api/metrics/${id}`, undefined, signal),
  });

export const periodsQuery = (id: Id, from: string, to: string) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "periods", from, to],
    queryFn: ({ signal }) => get<MetricPeriods>(`/api/metrics/${id}/periods`, { from, to }, signal),
  });

export const observationsQuery = (id: Id, from: string, to: string) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "observations", from, to],
    queryFn: ({ signal }) => get<Page<Observation>>(`/api/metrics/${id}/observations`, { from, to }, signal),
  });

export const alertsQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["metrics", "alerts", unit],
    queryFn: ({ signal }) => get<Page<Alert>>("/api/metrics/alerts", { unit, limit: 200 }, signal),
  });

export const explainHealthQuery = (id: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "explain"],
    queryFn: ({ signal }) => get<HealthExplanation>(`/api/metrics/${id}/explain`, undefined, signal),
  });

export const searchMetricsQuery = (q: string) =>
  queryOptions({
    queryKey: ["metrics", "search", q],
    queryFn: ({ signal }) => get<Page<Metric>>("/api/metrics", { q, limit: 8 }, signal),
  });

export const baselinesQuery = (id: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", id, "baselines"],
    queryFn: ({ signal }) => get<Baselines>(`/api/metrics/${id}/baselines`, { limit: 20 }, signal),
  });

/** What somebody answers for; those that are not theirs are left out here where the service did not. */
export const ownedMetricsQuery = (owner: Id) =>
  queryOptions({
    queryKey: ["metrics", "owned", owner],
    queryFn: async ({ signal }) => {
      const page = await get<Page<Metric>>("/api/metrics", { owner, limit: 200 }, signal);
      return page.items.filter((metric) => metric.owner?.id === owner && metric.role === "kpi");
    },
  });
