import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { Id, UnitPolicies } from "./types.ts";

export const unitPoliciesQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["directory", "policies", unit],
    queryFn: ({ signal }) => get<UnitPolicies>(`/api/directory/units/${unit}/policies`, undefined, signal),
    staleTime: 60_000,
  });

/** All that a unit decides at once: what is left out is decided above again. */
export const decidePolicies = (
  unit: Id,
  version: number,
  body: { values: Record<string, string>; reason: string },
  idempotencyKey: string,
) => send<UnitPolicies>("PUT", `/api/directory/units/${unit}/policies`, { body, version, idempotencyKey });
