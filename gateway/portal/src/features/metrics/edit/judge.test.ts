import { describe, expect, it } from "vitest";
import type { MetricPeriod, Thresholds } from "@/api/types.ts";
import { judge, moveLimit, quantile, shareOf, suggestLimits } from "./judge.ts";

const limits = (some: Partial<Thresholds>): Thresholds => ({
  green: null,
  amber: null,
  low: null,
  high: null,
  outerLow: null,
  outerHigh: null,
  ...some,
});

describe("a value is judged", () => {
  it("green only above green, amber at the amber limit itself", () => {
    const payroll = limits({ green: 99.5, amber: 99 });
    expect([99.6, 99.5, 99, 98.9].map((value) => judge(value, "higher", payroll))).toEqual(["green", "amber", "amber", "red"]);
  });

  it("mirrored where lower is better", () => {
    const claims = limits({ green: 1.2, amber: 1.8 });
    expect([1.1, 1.2, 1.8, 1.9].map((value) => judge(value, "lower", claims))).toEqual(["green", "amber", "amber", "red"]);
  });

  it("with its edges inside a range", () => {
    const fill = limits({ low: 84, high: 89, outerLow: 81, outerHigh: 91 });
    expect([84, 89, 81, 91, 80, 92].map((value) => judge(value, "range", fill))).toEqual([
      "green",
      "green",
      "amber",
      "amber",
      "red",
      "red",
    ]);
  });

  it("not set without thresholds, never green", () => {
    expect(judge(100, "higher", null)).toBe("not-set");
    expect(judge(100, "higher", limits({ green: 5 }))).toBe("not-set");
  });
});

it("counts complete periods with a value only", () => {
  const period = (value: number | null, complete = true): MetricPeriod => ({
    start: "2026-01-05",
    end: "2026-01-11",
    value,
    health: "not-set",
    complete,
    coverage: null,
    provisional: false,
  });
  const share = shareOf([period(96), period(93), period(90), period(null), period(99, false)], "higher", limits({ green: 95, amber: 92 }));
  expect(share).toEqual({ green: 1, amber: 1, red: 1, all: 3 });
});

it("finds a quantile between neighbours", () => {
  // Of 1, 2, 3, 4 the place of a quarter is 0.75: three quarters of the way from 1 to 2.
  expect(quantile([4, 2, 1, 3], 0.25)).toBe(1.75);
  expect(quantile([5], 0.9)).toBe(5);
});

describe("suggested limits", () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

  it("put the better half into green and the worst tenth into red", () => {
    expect(suggestLimits(values, "higher", 0)).toMatchObject({ green: 6, amber: 2 });
    expect(suggestLimits(values, "lower", 0)).toMatchObject({ green: 6, amber: 10 });
    expect(suggestLimits(values, "range", 1)).toMatchObject({ outerLow: 1.5, low: 3.5, high: 8.5, outerHigh: 10.5 });
  });

  it("are none of fewer than four values", () => {
    expect(suggestLimits([1, 2, 3], "higher", 0)).toBeNull();
  });
});

it("stops a limit at its neighbour, so that the order holds", () => {
  const now = limits({ green: 95, amber: 92 });
  expect(moveLimit(now, "higher", "amber", 97).amber).toBe(95);
  expect(moveLimit(now, "higher", "green", 90).green).toBe(92);
  expect(moveLimit(now, "higher", "green", 99).green).toBe(99);
  expect(moveLimit(limits({ low: 84, high: 89, outerLow: 81, outerHigh: 91 }), "range", "low", 80).low).toBe(81);
});
