import { describe, expect, it } from "vitest";
import type { Blocker, Review, ReviewPlan } from "@/api/types.ts";
import { countByObjective, sortBlockers } from "./blocked.ts";
import { nextReview } from "./nextReview.ts";

const blocker = (id: string, more: Partial<Blocker> = {}) =>
  ({ id, severity: "major", due: null, raisedAt: "2026-11-01T00:00:00Z", objectiveId: "o", ...more }) as Blocker;
const plan = (kind: Review["kind"], next: string, everyWeeks: number) => ({ kind, next, everyWeeks }) as ReviewPlan;
const review = (id: string, scheduledAt: string, endedAt: string | null) => ({ id, kind: "weekly-kpi", scheduledAt, endedAt }) as Review;

describe("blockers of a unit", () => {
  it("are the gravest first, then what is due soonest, then the oldest", () => {
    const sorted = sortBlockers([
      blocker("old", { raisedAt: "2026-10-01T00:00:00Z" }),
      blocker("young"),
      blocker("minor", { severity: "minor", due: "2026-11-01" }),
      blocker("due", { due: "2026-11-30" }),
      blocker("critical", { severity: "critical" }),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(["critical", "due", "old", "young", "minor"]);
  });

  it("are counted for each objective", () => {
    expect(countByObjective([blocker("a"), blocker("b", { objectiveId: "p" }), blocker("c")])).toEqual(
      new Map([
        ["o", 2],
        ["p", 1],
      ]),
    );
  });
});

describe("the next review of a unit", () => {
  const plans = [plan("monthly-okr", "2026-11-30T09:00:00Z", 4), plan("weekly-kpi", "2026-11-30T09:00:00Z", 1)];

  it("is the earliest that is planned; of two at once the rarer", () => {
    expect(nextReview(plans, [])).toEqual({ id: null, kind: "monthly-okr", at: "2026-11-30T09:00:00Z", isOpen: false });
    expect(nextReview([], [])).toBeNull();
  });

  it("is one that is open before any that is planned", () => {
    const reviews = [review("ended", "2026-11-10T09:00:00Z", "2026-11-10T10:00:00Z"), review("open", "2026-11-24T09:00:00Z", null)];
    expect(nextReview(plans, reviews)).toEqual({ id: "open", kind: "weekly-kpi", at: "2026-11-24T09:00:00Z", isOpen: true });
  });
});
