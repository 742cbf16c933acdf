import type { Direction, LocalDate, MetricPeriod } from "@/api/types.ts";
import { daysBetween } from "@/format/dates.ts";

export type Suggested = {
  baseline: number;
  at: LocalDate;
  /** Beyond the best of lately and beyond where the trend leads; none where the history is too short to say. */
  ambitious: number | null;
  /** The best value of lately. */
  best: number;
  /** Where it goes by itself until the end of the cycle; none where it does not move. */
  drift: number | null;
};

const lately = 26;
const leastForTrend = 8;
/** How much farther than that the ambitious target lies, as a share of the way. */
const beyond = 0.2;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/**
 * A baseline and an ambitious target from a metric's own past: the latest complete value, and a fifth of the way beyond the
 * better of its best of lately and of where its own trend (the median of all slopes, Sen 1968) would take it. Going on as
 * before does not reach that. A range has no better side, so it gets no target.
 */
export function suggest(periods: readonly MetricPeriod[], direction: Direction, decimals: number, until: LocalDate): Suggested | null {
  const known = periods.filter((period) => period.complete && period.value !== null).slice(-lately) as (MetricPeriod & { value: number })[];
  const last = known.at(-1);
  if (last === undefined) return null;
  const values = known.map(({ value }) => value);
  const better = (a: number, b: number) => (direction === "lower" ? Math.min(a, b) : Math.max(a, b));
  const best = values.reduce(better, last.value);
  const drift = known.length < leastForTrend ? null : driftOf(known, until);
  if (direction === "range" || known.length < leastForTrend) return { baseline: last.value, at: last.end, ambitious: null, best, drift };

  const reached = better(best, drift ?? best);
  const way = reached - last.value;
  // Where the latest value is the best one there is no way to go by: the size of its usual moves is one.
  const step = way === 0 ? (direction === "lower" ? -1 : 1) * usualMove(values) : way * beyond;
  return { baseline: last.value, at: last.end, ambitious: rounded(reached + step, decimals, direction), best, drift };
}

function driftOf(known: readonly (MetricPeriod & { value: number })[], until: LocalDate): number | null {
  const last = known.at(-1);
  if (last === undefined) return null;
  const slopes = known.flatMap((later, index) =>
    known.slice(0, index).map((earlier) => (later.value - earlier.value) / Math.max(1, daysBetween(earlier.end, later.end))),
  );
  const days = daysBetween(last.end, until);
  return days <= 0 ? null : last.value + median(slopes) * days;
}

const usualMove = (values: readonly number[]) => median(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value))));

/** Away from the baseline, so that rounding makes nothing easier. */
function rounded(value: number, decimals: number, direction: Direction): number {
  const scale = 10 ** decimals;
  const shifted = Math.round(value * scale * 1e6) / 1e6;
  return (direction === "lower" ? Math.floor(shifted) : Math.ceil(shifted)) / scale;
}
