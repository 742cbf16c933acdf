import { describe, expect, it } from "vitest";
import type { MetricPeriod } from "@/api/types.ts";
import { addDays } from "@/format/dates.ts";
import { suggest } from "./suggest.ts";

/** Weeks that end on 8 November 2026 and before. */
const weeks = (values: readonly (number | null)[]): MetricPeriod[] =>
  values.map((value, index) => {
    const end = addDays("2026-11-08", (index - values.length + 1) * 7);
    return { start: addDays(end, -6), end, value, health: "not-set", complete: true, coverage: null, provisional: false };
  });

describe("what a metric's past suggests", () => {
  it("goes a fifth of the way beyond where the trend leads", () => {
    // 60, 62, … 74 by 2 a week; seven weeks on that is 88, 14 above 74; a fifth beyond is 90.8, rounded up.
    const suggested = suggest(weeks([60, 62, 64, 66, 68, 70, 72, 74]), "higher", 0, "2026-12-27");
    expect(suggested).toMatchObject({ baseline: 74, best: 74, at: "2026-11-08" });
    expect(suggested?.drift).toBeCloseTo(88);
    expect(suggested?.ambitious).toBe(91);
  });

  it("mirrors where lower is better, and never rounds towards the baseline", () => {
    // Level at 5 but for the best of 3: 3 − 0.2 × 2 = 2.6, and down to 2 without decimals.
    const suggested = suggest(weeks([5, 5, 5, 5, 5, 3, 5, 5]), "lower", 0, "2026-12-27");
    expect(suggested).toMatchObject({ baseline: 5, best: 3, ambitious: 2 });
  });

  it("goes by the usual move where the latest value is the best and nothing drifts", () => {
    const flat = suggest(weeks([4, 6, 4, 6, 4, 6, 4, 6]), "higher", 0, "2026-11-08");
    expect(flat).toMatchObject({ baseline: 6, best: 6, drift: null, ambitious: 8 });
  });

  it("has no target for a range, and none from fewer than eight values", () => {
    expect(suggest(weeks([80, 81, 82, 80, 81, 82, 80, 81]), "range", 0, "2026-12-27")).toMatchObject({ baseline: 81, ambitious: null });
    expect(suggest(weeks([80, null, 82]), "higher", 0, "2026-12-27")).toMatchObject({ baseline: 82, ambitious: null });
  });

  it("has nothing to say of a metric without values, and leaves the running period out", () => {
    expect(suggest(weeks([null, null]), "higher", 0, "2026-12-27")).toBeNull();
    const [last, ...before] = weeks([1, 2, 3]).toReversed();
    expect(suggest([...before.toReversed(), { ...last!, complete: false }], "higher", 0, "2026-12-27")).toMatchObject({ baseline: 2 });
  });
});
