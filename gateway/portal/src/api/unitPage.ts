import { queryOptions } from "@tanstack/react-query";
import { get } from "./http.ts";
import type { Blocker, Id, Page, PersonView, ReviewRow, ReviewPlan } from "./types.ts";

/** What blocks a unit's objectives and those of the units below, the open ones. */
export const openBlockersQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["checkins", "blockers", "open", unit],
    queryFn: ({ signal }) => get<Page<Blocker>>("/api/checkins/blockers", { unit, state: "open", limit: 100 }, signal),
  });

export const reviewPlansQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["checkins", "review-plans", unit],
    queryFn: ({ signal }) => get<Page<ReviewPlan>>(`/api/checkins/units/${unit}/review-plans`, undefined, signal),
    staleTime: 5 * 60_000,
  });

export const reviewsOfQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["checkins", "reviews", "unit", unit],
    queryFn: ({ signal }) => get<Page<ReviewRow>>("/api/checkins/reviews", { unit, limit: 20 }, signal),
  });

export const peopleOfQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["directory", "people", "unit", unit],
    queryFn: ({ signal }) => get<Page<PersonView>>("/api/directory/people", { unit, limit: 100 }, signal),
    staleTime: 5 * 60_000,
  });
