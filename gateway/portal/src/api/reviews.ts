import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { Id, Page, Review, ReviewOutcome, ReviewOutcomeRequest, ReviewPlan, ReviewPlanRequest, ReviewRow } from "./types.ts";

export const reviewsQuery = (unit: Id | null = null) =>
  queryOptions({
    queryKey: ["checkins", "reviews", unit],
    queryFn: ({ signal }) => get<Page<ReviewRow>>("/api/checkins/reviews", { unit, limit: 100 }, signal),
  });

export const reviewQuery = (id: Id) =>
  queryOptions({
    queryKey: ["checkins", "review", id],
    queryFn: ({ signal }) => get<Review>(`/api/checkins/reviews/${id}`, undefined, signal),
  });

export const reviewPlansQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["checkins", "review-plans", unit],
    queryFn: ({ signal }) => get<Page<ReviewPlan>>(`/api/checkins/units/${unit}/review-plans`, undefined, signal),
  });

/** One's own, or a unit's. */
export const outcomesQuery = (filter: { unit?: Id; done?: boolean }) =>
  queryOptions({
    queryKey: ["checkins", "outcomes", filter],
    queryFn: ({ signal }) => get<Page<ReviewOutcome>>("/api/checkins/reviews/outcomes", { ...filter, limit: 200 }, signal),
  });

export const decidePlan = (unit: Id, version: number, plan: ReviewPlanRequest) =>
  send<ReviewPlan>("PUT", `/api/checkins/units/${unit}/review-plans`, { body: plan, ...(version > 0 && { version }) });

type Opening = { unitId: Id; kind: ReviewPlan["kind"]; scheduledAt: string | null; facilitatorId: Id | null };
export const openReview = (opening: Opening, idempotencyKey: string) =>
  send<Review>("POST", "/api/checkins/reviews", { body: opening, idempotencyKey });

export const addItem = (id: Id, text: string, onOkrs: boolean, idempotencyKey: string) =>
  send<Review>("POST", `/api/checkins/reviews/${id}/items`, { body: { text, onOkrs }, idempotencyKey });

export const noteItem = (id: Id, version: number, item: number, notes: string) =>
  send<Review>("PUT", `/api/checkins/reviews/${id}/notes`, { body: { item, notes: notes === "" ? null : notes }, version });

export const moveTo = (id: Id, item: number | null) => send<Review>("PUT", `/api/checkins/reviews/${id}/current`, { body: { item } });

export const endReview = (id: Id) => send<Review>("PUT", `/api/checkins/reviews/${id}/end`);

export const conclude = (id: Id, outcome: ReviewOutcomeRequest, idempotencyKey: string) =>
  send<Review>("POST", `/api/checkins/reviews/${id}/outcomes`, { body: outcome, idempotencyKey });

export const finishAction = (review: Id, outcomeId: Id, note: string) =>
  send<ReviewOutcome>("PUT", `/api/checkins/reviews/${review}/outcomes/done`, { body: { outcomeId, note: note === "" ? null : note } });

export const answerRecall = (id: Id, objectives: readonly string[]) =>
  send<undefined>("POST", `/api/checkins/reviews/${id}/recall`, { body: { objectives } });

export const minutesAddress = (id: Id, format: "md" | "html") => `/api/checkins/reviews/${id}/minutes?format=${format}`;
