import { queryOptions } from "@tanstack/react-query";
import { get } from "./http.ts";
import { live } from "./live.ts";
import type { Blocker, Id, PaceCounts, Page, PersonView } from "./types.ts";

/** What blocks a unit's objectives and those of the units below, the open ones. */
export const openBlockersQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["checkins", "blockers", "open", unit],
    meta: live,
    queryFn: ({ signal }) => get<Page<Blocker>>("/api/checkins/blockers", { unit, state: "open", limit: 100 }, signal),
  });

/** How many objectives of each sub-unit, with all below it, stand how. */
export const subUnitPacesQuery = (unit: Id, cycle: Id | undefined) =>
  queryOptions({
    queryKey: ["goals", "paces", unit, cycle],
    meta: live,
    queryFn: ({ signal }) => get<PaceCounts>(`/api/goals/units/${unit}/paces`, { cycle }, signal),
  });

export const peopleOfQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["directory", "people", "unit", unit],
    queryFn: ({ signal }) => get<Page<PersonView>>("/api/directory/people", { unit, limit: 100 }, signal),
    staleTime: 5 * 60_000,
  });
