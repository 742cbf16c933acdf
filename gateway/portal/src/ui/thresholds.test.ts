import { describe, expect, it } from "vitest";
import { bandScale, zonesOf } from "./thresholds.ts";

const tones = (zones: ReturnType<typeof zonesOf>) => zones.map((zone) => zone.tone).join(" ");

describe("zones", () => {
  it("run from red to green where higher is better, and mirrored where lower is", () => {
    expect(tones(zonesOf("higher", { green: 95, amber: 92 }))).toBe("red amber green");
    expect(tones(zonesOf("lower", { green: 1.2, amber: 1.8 }))).toBe("green amber red");
  });

  it("surround a range on both sides", () => {
    expect(tones(zonesOf("range", { low: 84, high: 89, outerLow: 81, outerHigh: 91 }))).toBe("red amber green amber red");
  });

  it("leave amber out where both limits are the same", () => {
    expect(tones(zonesOf("higher", { green: 95, amber: 95 }))).toBe("red green");
    expect(tones(zonesOf("higher", { green: 95 }))).toBe("red green");
  });

  it("are none without thresholds: not set is never green", () => {
    expect(zonesOf("higher", null)).toEqual([]);
  });
});

describe("a band", () => {
  const zones = zonesOf("higher", { green: 95, amber: 92 });

  it("holds value and target however far they lie", () => {
    for (const [value, target] of [
      [94.4, 96],
      [60, 96],
      [140, null],
    ] as const) {
      const at = bandScale(zones, value, target);
      expect(at(value)).toBeGreaterThanOrEqual(0);
      expect(at(value)).toBeLessThanOrEqual(1);
      expect(at(92)).toBeLessThan(at(95));
    }
  });
});
