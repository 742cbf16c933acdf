import type { Direction, Health, MetricPeriod, Thresholds } from "@/api/types.ts";
import { rangeOf } from "@/ui/thresholds.ts";

/**
 * A value's health as the service judges it: above green is green, at or above amber is amber, else red; mirrored where lower
 * is better; inside a range green, inside the outer one amber. Without thresholds it is not set, never green.
 */
export function judge(value: number, direction: Direction, thresholds: Thresholds | null): Health {
  if (thresholds === null) return "not-set";
  const range = rangeOf(thresholds);
  if (direction === "range") {
    if (range === null) return "not-set";
    if (value >= range.low && value <= range.high) return "green";
    return value >= range.outerLow && value <= range.outerHigh ? "amber" : "red";
  }
  const { green, amber } = thresholds;
  if (green == null || amber == null) return "not-set";
  const sign = direction === "lower" ? -1 : 1;
  if (value * sign > green * sign) return "green";
  return value * sign >= amber * sign ? "amber" : "red";
}

export type Share = { green: number; amber: number; red: number; all: number };

/** How many complete periods with a value would have had which health. */
export function shareOf(periods: readonly MetricPeriod[], direction: Direction, thresholds: Thresholds | null): Share {
  const share: Share = { green: 0, amber: 0, red: 0, all: 0 };
  for (const period of periods) {
    if (!period.complete || period.value === null) continue;
    share.all++;
    const health = judge(period.value, direction, thresholds);
    if (health !== "not-set") share[health]++;
  }
  return share;
}

/** The value below which a share of the values lies, between neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

/** Limits to begin with: the better half green, the worst tenth red; for a range the middle half, and the middle nine tenths around it. */
export function suggestLimits(values: readonly number[], direction: Direction, decimals: number): Thresholds | null {
  if (values.length < 4) return null;
  const at = (share: number) => Number(quantile(values, share).toFixed(decimals));
  const none = { green: null, amber: null, low: null, high: null, outerLow: null, outerHigh: null };
  if (direction === "range") return { ...none, low: at(0.25), high: at(0.75), outerLow: at(0.05), outerHigh: at(0.95) };
  return direction === "higher" ? { ...none, green: at(0.5), amber: at(0.1) } : { ...none, green: at(0.5), amber: at(0.9) };
}

export type LimitName = "green" | "amber" | "low" | "high" | "outerLow" | "outerHigh";

/** The limits of a direction, from the lowest to the highest. */
export const limitNames: Record<Direction, readonly LimitName[]> = {
  higher: ["amber", "green"],
  lower: ["green", "amber"],
  range: ["outerLow", "low", "high", "outerHigh"],
};

/** Moves one limit and keeps the order: it stops at its neighbours. */
export function moveLimit(thresholds: Thresholds, direction: Direction, name: LimitName, value: number): Thresholds {
  const order = limitNames[direction];
  const index = order.indexOf(name);
  const neighbour = (step: number) => {
    const other = order[index + step];
    return other === undefined ? null : (thresholds[other] ?? null);
  };
  const [below, above] = [neighbour(-1), neighbour(1)];
  const least = below ?? -Infinity;
  const most = above ?? Infinity;
  return { ...thresholds, [name]: Math.min(most, Math.max(least, value)) };
}
