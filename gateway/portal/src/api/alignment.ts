import { queryOptions } from "@tanstack/react-query";
import { get } from "./http.ts";
import type { Id, Page, SearchHit, ServingObjective, Tree } from "./types.ts";

type TreePart = {
  cycle: Id;
  /** Only what this unit and those below it have, and what that serves above. */
  unit?: Id | undefined;
  /** How many levels, counted from the top or from `below`. */
  depth?: number | undefined;
  /** Only what serves this objective. */
  below?: Id | undefined;
};

/** A part of a cycle's cascade: its first levels, a branch, or all of it. */
export const treeQuery = (part: TreePart) =>
  queryOptions({
    queryKey: ["goals", "tree", part],
    queryFn: ({ signal }) => get<Tree>("/api/goals/tree", part, signal),
    staleTime: 60_000,
  });

/** What an objective serves, up to the company, the nearest first. */
export const servesQuery = (id: Id) =>
  queryOptions({
    queryKey: ["goals", "objective", id, "serves"],
    queryFn: ({ signal }) => get<Page<ServingObjective>>(`/api/goals/objectives/${id}/serves`, { limit: 200 }, signal),
    staleTime: 60_000,
  });

export const findObjectivesQuery = (q: string, cycle: Id, unit?: Id) =>
  queryOptions({
    queryKey: ["goals", "search", q, cycle, unit],
    queryFn: ({ signal }) => get<Page<SearchHit>>("/api/goals/search", { q, cycle, unit, limit: 12 }, signal),
  });
