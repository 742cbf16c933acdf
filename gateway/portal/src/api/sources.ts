import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import { Problem } from "./problem.ts";
import type { Id, ManagedSource, MetricSource, Page, SourceRequest, SourceRun, SourceSecret, SourceTest } from "./types.ts";

/** Where a metric is pulled from; null where its values are posted. */
export const sourceQuery = (metric: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", metric, "source"],
    queryFn: async ({ signal }) => {
      try {
        return await get<MetricSource>(`/api/metrics/${metric}/source`, undefined, signal);
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }
    },
  });

export const sourceRunsQuery = (metric: Id) =>
  queryOptions({
    queryKey: ["metrics", "metric", metric, "runs"],
    queryFn: ({ signal }) => get<Page<SourceRun>>(`/api/metrics/${metric}/source/runs`, { limit: 20 }, signal),
  });

export const sourcesQuery = (filter: { unit?: string | undefined; failing?: boolean | undefined }) =>
  infiniteQueryOptions({
    queryKey: ["metrics", "sources", filter],
    queryFn: ({ signal, pageParam }) =>
      get<Page<ManagedSource>>("/api/metrics/sources", { ...filter, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const secretsQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["metrics", "secrets", unit],
    queryFn: ({ signal }) => get<Page<SourceSecret>>("/api/metrics/secrets", { unit, limit: 100 }, signal),
  });

export const putSource = (metric: Id, body: SourceRequest, version: number | undefined) =>
  send<MetricSource>("PUT", `/api/metrics/${metric}/source`, { body, ...(version !== undefined && { version }) });

export const deleteSource = (metric: Id, version: number) => send<undefined>("DELETE", `/api/metrics/${metric}/source`, { version });

export const testSource = (metric: Id, body: SourceRequest) => send<SourceTest>("POST", `/api/metrics/${metric}/source/test`, { body });

export const runSource = (metric: Id) => send<SourceRun>("POST", `/api/metrics/${metric}/source/run`);

export const setSecret = (name: string, body: { unitId: Id; value: string; hosts: string[] | null }) =>
  send<undefined>("PUT", `/api/metrics/secrets/${encodeURIComponent(name)}`, { body });
