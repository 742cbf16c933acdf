import { queryOptions } from "@tanstack/react-query";
import { asKnown } from "./asOf.ts";
import { get, send } from "./http.ts";
import type {
  CheckIn,
  CheckInCorrection,
  CheckInDraft,
  CheckInForm,
  CheckInRevision,
  Draft,
  DraftContent,
  DueCheckIn,
  Id,
  Instant,
  Page,
} from "./types.ts";

export const dueCheckInsQuery = queryOptions({
  queryKey: ["checkins", "due"],
  queryFn: ({ signal }) => get<{ items: DueCheckIn[] }>("/api/checkins/due", undefined, signal),
});

/** Everything to check in on one's own running objectives, or on one that is named, in one request. */
export const formQuery = (objective: Id | null = null) =>
  queryOptions({
    queryKey: ["checkins", "form", objective],
    queryFn: ({ signal }) => get<CheckInForm>("/api/checkins/form", { objective }, signal),
  });

export const checkInsQuery = (objective: Id, limit = 20, asOf?: Instant) =>
  queryOptions({
    queryKey: ["checkins", "objective", objective, limit, ...asKnown(asOf)],
    queryFn: ({ signal }) => get<Page<CheckIn>>("/api/checkins", { objective, limit, asOf }, signal),
  });

export const checkInQuery = (id: Id) =>
  queryOptions({
    queryKey: ["checkins", "one", id],
    queryFn: ({ signal }) => get<CheckIn>(`/api/checkins/${id}`, undefined, signal),
  });

export const checkInRevisionsQuery = (id: Id) =>
  queryOptions({
    queryKey: ["checkins", "one", id, "revisions"],
    queryFn: ({ signal }) => get<Page<CheckInRevision>>(`/api/checkins/${id}/revisions`, undefined, signal),
  });

/** One alone, or several together or not at all. */
export async function submitCheckIns(checkIns: readonly CheckInDraft[], idempotencyKey: string): Promise<CheckIn[]> {
  if (checkIns.length === 1) return [await send<CheckIn>("POST", "/api/checkins", { body: checkIns[0], idempotencyKey })];
  const kept = await send<{ checkIns: CheckIn[] }>("POST", "/api/checkins/batch", { body: { checkIns }, idempotencyKey });
  return kept.checkIns;
}

export const correctCheckIn = (id: Id, version: number, correction: CheckInCorrection) =>
  send<CheckIn>("PUT", `/api/checkins/${id}`, { body: correction, version });

export const saveDraft = (objective: Id, version: number, content: DraftContent) =>
  send<Draft>("PUT", `/api/checkins/drafts/${objective}`, { body: content, version });

export const dropDraft = (objective: Id) => send<undefined>("DELETE", `/api/checkins/drafts/${objective}`);
