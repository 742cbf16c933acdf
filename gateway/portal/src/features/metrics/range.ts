import type { Cadence, LocalDate, MetricPeriod } from "@/api/types.ts";
import { addDays, labelDate, toLabel } from "@/format/dates.ts";

export type RangeName = "quarter" | "half" | "year" | "years" | "five";

const days: Record<RangeName, number> = { quarter: 91, half: 182, year: 371, years: 736, five: 1827 };

/** Ranges in which a cadence has enough periods to be a course; the first is the default. */
const offered: Record<Cadence, readonly RangeName[]> = {
  daily: ["quarter", "half", "year", "years"],
  weekly: ["half", "quarter", "year", "years", "five"],
  monthly: ["year", "years", "five"],
  quarterly: ["years", "five"],
  calendar: ["year", "years", "five"],
};
const order: readonly RangeName[] = ["quarter", "half", "year", "years", "five"];

/** Sizes of groups that people think in: weeks and quarters of days, four and thirteen weeks, quarters and years of months. */
const groupings: Record<Cadence, readonly number[]> = {
  daily: [7, 28, 91],
  weekly: [4, 13],
  monthly: [3, 12],
  quarterly: [4],
  calendar: [3, 13],
};
const daysIn: Record<Cadence, number> = { daily: 1, weekly: 7, monthly: 30.4, quarterly: 91.3, calendar: 28 };

/** The groupings that still leave a course, at least four points, beginning with none. */
export const groupingsOf = (cadence: Cadence, range: RangeName): number[] => [
  1,
  ...groupings[cadence].filter((size) => days[range] / (daysIn[cadence] * size) >= 4),
];

/** How many groups a stretch of periods falls into. */
export const groupCount = (periods: number, size: number): number => Math.max(1, Math.ceil(periods / size));

export const rangesOf = (cadence: Cadence): RangeName[] => order.filter((range) => offered[cadence].includes(range));

export const rangeFor = (cadence: Cadence, wanted: string | null): RangeName =>
  offered[cadence].find((range) => range === wanted) ?? offered[cadence][0] ?? "half";

export const rangeStart = (range: RangeName, today: LocalDate): LocalDate => addDays(today, -days[range]);

/** The same period a year before: 52 weeks for days and weeks, so that weekdays agree; the same month otherwise. */
export function yearBefore(start: LocalDate, cadence: Cadence): LocalDate {
  if (cadence === "daily" || cadence === "weekly") return addDays(start, -364);
  const date = labelDate(start);
  return toLabel(new Date(Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate())));
}

/** A range and, period by period, what was a year before. */
export function withYearBefore(periods: readonly MetricPeriod[], from: LocalDate, cadence: Cadence) {
  const byStart = new Map(periods.map((period) => [period.start, period.value]));
  const shown = periods.filter((period) => period.start >= from);
  return { shown, before: shown.map((period) => byStart.get(yearBefore(period.start, cadence)) ?? null) };
}
