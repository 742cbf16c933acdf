import type { Id, Instant, ReviewRow, ReviewPlan } from "@/api/types.ts";

export type NextReview = { id: Id | null; kind: ReviewRow["kind"]; at: Instant; isOpen: boolean };

/** One that is open and has not ended comes first, then the earliest that is planned; of two at once the rarer. */
export function nextReview(plans: readonly ReviewPlan[], reviews: readonly ReviewRow[]): NextReview | null {
  const open = reviews.filter((review) => review.endedAt === null).toSorted((a, b) => a.scheduledAt.localeCompare(b.scheduledAt))[0];
  if (open !== undefined) return { id: open.id, kind: open.kind, at: open.scheduledAt, isOpen: true };
  const planned = plans.toSorted((a, b) => a.next.localeCompare(b.next) || b.everyWeeks - a.everyWeeks)[0];
  return planned === undefined ? null : { id: null, kind: planned.kind, at: planned.next, isOpen: false };
}
