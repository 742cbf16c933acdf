import type { Cadence, LocalDate, MetricPeriod } from "@/api/types.ts";
import { addDays, labelDate, toLabel } from "@/format/dates.ts";

export type RangeName = "quarter" | "half" | "year" | "years";

const days: Record<RangeName, number> = { quarter: 91, half: 182, year: 371, years: 736 };

/** Ranges in which a cadence has enough periods to be a course; the first is the default. */
const offered: Record<Cadence, readonly RangeName[]> = {
  daily: ["quarter", "half", "year"],
  weekly: ["half", "quarter", "year", "years"],
  monthly: ["year", "years"],
  quarterly: ["years"],
  calendar: ["year", "years"],
};
const order: readonly RangeName[] = ["quarter", "half", "year", "years"];

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
