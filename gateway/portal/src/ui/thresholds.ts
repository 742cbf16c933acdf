import { scaleLinear } from "d3-scale";
import type { Direction, Thresholds } from "@/api/types.ts";
import { extent } from "./extent.ts";

export type Tone = "green" | "amber" | "red";
/** A stretch of the value axis with one health; open at an end means without limit. */
export type Zone = { tone: Tone; from: number; to: number };

/** The four bounds of a range; null for a direction. */
export function rangeOf({ low, high, outerLow, outerHigh }: Thresholds) {
  if (low == null || high == null) return null;
  return { low, high, outerLow: outerLow ?? low, outerHigh: outerHigh ?? high };
}

/** The zones from the lowest to the highest value; empty when health is not set. */
export function zonesOf(direction: Direction, thresholds: Thresholds | null): Zone[] {
  if (thresholds === null) return [];
  const range = rangeOf(thresholds);
  if (range !== null) {
    const { outerLow, low, high, outerHigh } = range;
    return [
      { tone: "red" as const, from: -Infinity, to: outerLow },
      { tone: "amber" as const, from: outerLow, to: low },
      { tone: "green" as const, from: low, to: high },
      { tone: "amber" as const, from: high, to: outerHigh },
      { tone: "red" as const, from: outerHigh, to: Infinity },
    ].filter((zone) => zone.from < zone.to);
  }
  const green = thresholds.green ?? thresholds.amber;
  const amber = thresholds.amber ?? thresholds.green;
  if (green === null || green === undefined || amber === null || amber === undefined) return [];
  const upward: Zone[] = [
    { tone: "red", from: -Infinity, to: amber },
    { tone: "amber", from: amber, to: green },
    { tone: "green", from: green, to: Infinity },
  ];
  const downward: Zone[] = [
    { tone: "green", from: -Infinity, to: green },
    { tone: "amber", from: green, to: amber },
    { tone: "red", from: amber, to: Infinity },
  ];
  return (direction === "lower" ? downward : upward).filter((zone) => zone.from < zone.to);
}

/** The finite limits between zones, lowest first. */
export function thresholdLines(thresholds: Thresholds | null): number[] {
  if (thresholds === null) return [];
  const { green, amber, outerLow, low, high, outerHigh } = thresholds;
  const limits = [green, amber, outerLow, low, high, outerHigh];
  return [...new Set(limits.filter((limit) => limit !== null && limit !== undefined))].toSorted((a, b) => a - b);
}

/** Values to shares of a band's width: a little more than one zone beyond the limits, more where value or target lie farther. */
export function bandScale(zones: readonly Zone[], value: number | null, target: number | null) {
  const limits = zones.flatMap((zone) => [zone.from, zone.to]).filter(Number.isFinite);
  const [low, high] = extent(limits);
  const width = high > low ? high - low : Math.abs(low) || 1;
  const margin = width * (zones.length > 3 ? 0.35 : 1.2);
  const marks = [value, target].filter((mark) => mark !== null);
  const domain = extent([low - margin, high + margin, ...marks.map((mark) => clamp(mark, low - 3 * width, high + 3 * width))]);
  const slack = (domain[1] - domain[0]) * 0.04;
  const scale = scaleLinear([domain[0] - slack, domain[1] + slack], [0, 1]).clamp(true);
  return (mark: number) => scale(mark);
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
