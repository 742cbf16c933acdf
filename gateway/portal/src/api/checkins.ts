import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { CheckIn, CheckInDraft, DueCheckIn, Id, Page } from "./types.ts";

export const dueCheckInsQuery = queryOptions({
  queryKey: ["checkins", "due"],
  queryFn: ({ signal }) => get<{ items: DueCheckIn[] }>("/api/checkins/due", undefined, signal),
});

export const checkInsQuery = (objective: Id, limit = 20) =>
  queryOptions({
    queryKey: ["checkins", "objective", objective, limit],
    queryFn: ({ signal }) => get<Page<CheckIn>>("/api/checkins", { objective, limit }, signal),
  });

export const submitCheckIn = (draft: CheckInDraft, idempotencyKey: string) =>
  send<CheckIn>("POST", "/api/checkins", { body: draft, idempotencyKey });
