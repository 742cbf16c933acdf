import type { Aggregation, Baseline, Bucket, LocalDate, MetricForecast, MetricPeriod, Observation } from "@/api/types.ts";
import { addDays, daysBetween } from "@/format/dates.ts";

/** A value that was recorded otherwise before: hollow where it was, joined to where it is. */
export type Correction = { at: LocalDate; was: number; value: number; recordedAt: string; note: string | null };

/** Only where a period shows its last value is the old one of a moment also the old one of the period. */
export function correctionsOf(
  periods: readonly MetricPeriod[],
  observations: readonly Observation[],
  aggregation: Aggregation,
): Correction[] {
  if (aggregation !== "last") return [];
  return periods.flatMap((period) => {
    const latest = observations.find((observation) => isIn(observation, period));
    if (latest === undefined || !latest.corrected || latest.was === null || latest.value === null || period.value === null) return [];
    return [{ at: period.start, was: latest.was, value: latest.value, recordedAt: latest.recordedAt, note: latest.note }];
  });
}

export const isIn = (observation: Observation, period: Pick<MetricPeriod, "start" | "end">): boolean => {
  const day = observation.at.slice(0, 10);
  return day >= period.start && day <= period.end;
};

/** The level considered normal, from a day on; what was decided later wins from the same day. */
export type Step = { from: LocalDate; value: number };

export function baselineSteps(baselines: readonly Baseline[]): Step[] {
  const byDay = new Map<LocalDate, Baseline>();
  for (const baseline of baselines) {
    if (baseline.state !== "accepted") continue;
    const other = byDay.get(baseline.validFrom);
    if (other === undefined || (other.decidedAt ?? other.madeAt) < (baseline.decidedAt ?? baseline.madeAt))
      byDay.set(baseline.validFrom, baseline);
  }
  return [...byDay.values()].map(({ validFrom, value }) => ({ from: validFrom, value })).toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Where it is heading: the KPI's own trend, where there is one. */
export type Ahead = { at: LocalDate; value: number; low: number; high: number };

export const aheadOf = (forecast: MetricForecast | undefined): Ahead[] =>
  (forecast?.projection ?? []).map(({ start, value, low, high }) => ({ at: start, value, low, high }));

/** Neighbouring periods drawn as one; the least and the greatest stay visible. */
export type Group = { start: LocalDate; low: number; high: number };

export const periodsOfBuckets = (buckets: readonly Bucket[], today: LocalDate): MetricPeriod[] =>
  buckets.map(({ start, end, mean, worst }) => ({
    start,
    end,
    value: mean,
    health: worst,
    complete: end < today,
    coverage: null,
    provisional: false,
  }));

export const groupsOf = (buckets: readonly Bucket[]): Group[] =>
  buckets.flatMap(({ start, min, max }) => (min === null || max === null ? [] : [{ start, low: min, high: max }]));

/** Where a pin stands: moved apart from its neighbours so that each number can be read. */
export function spreadPins(wanted: readonly number[], gap: number, right: number): number[] {
  const places = [...wanted];
  for (let n = 1; n < places.length; n++) places[n] = Math.max(places[n] ?? 0, (places[n - 1] ?? 0) + gap);
  for (let n = places.length - 1, limit = right; n >= 0; n--) {
    places[n] = Math.min(places[n] ?? 0, limit);
    limit = (places[n] ?? 0) - gap;
  }
  return places;
}

/** The day up to which a chart is drawn: the end of the window or of the forecast, where that does not push the past aside. */
export function drawnUntil(first: LocalDate, today: LocalDate, ends: readonly LocalDate[]): LocalDate {
  const most = addDays(today, Math.round(daysBetween(first, today) * 0.5));
  return ends.reduce((until, end) => (end > until && end <= most ? end : until), today);
}
