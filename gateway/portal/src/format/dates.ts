import type { Cadence, Instant, InstantOrDate, LocalDate } from "@/api/types.ts";
import { dateFormatter } from "./formatters.ts";

const day = 86_400_000;

/** `2026-11-09` as midnight UTC: a label, never an instant of somebody's zone. */
export const labelDate = (label: LocalDate) => new Date(`${label.slice(0, 10)}T00:00:00Z`);

export const toLabel = (date: Date): LocalDate => date.toISOString().slice(0, 10);

export const addDays = (label: LocalDate, days: number): LocalDate => toLabel(new Date(labelDate(label).getTime() + days * day));

export const daysBetween = (from: LocalDate, to: LocalDate) => Math.round((labelDate(to).getTime() - labelDate(from).getTime()) / day);

/** Today's date label in a time zone. */
export function todayIn(timeZone: string, now = new Date()): LocalDate {
  return dateFormatter("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

const isLabel = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** How dates read for one person: their locale, and instants in one time zone. */
export function makeDates(locale: string, timeZone: string, now: () => Date = () => new Date()) {
  const format = (date: Date, zone: string, options: Intl.DateTimeFormatOptions) =>
    dateFormatter(locale, { timeZone: zone, ...options }).format(date);

  const at = (text: InstantOrDate) => (isLabel(text) ? { date: labelDate(text), zone: "UTC" } : { date: new Date(text), zone: timeZone });

  /** The weekday helps inside two weeks; the year is needed when it is not this one. */
  function nearness(date: Date): Intl.DateTimeFormatOptions {
    const distance = Math.abs(date.getTime() - now().getTime());
    return {
      day: "numeric",
      month: "short",
      ...(distance < 14 * day && { weekday: "short" }),
      ...(date.getUTCFullYear() !== now().getUTCFullYear() && { year: "numeric" }),
    };
  }

  function day_(text: InstantOrDate): string {
    const { date, zone } = at(text);
    return format(date, zone, nearness(date)).replace(",", "");
  }

  return {
    timeZone,
    today: () => todayIn(timeZone, now()),
    now,
    /** `Tue 24 Nov` */
    day: day_,
    /** `24 Nov` */
    shortDay(text: InstantOrDate): string {
      const { date, zone } = at(text);
      return format(date, zone, { day: "numeric", month: "short" });
    },
    /** `24` */
    dayOfMonth(text: LocalDate): string {
      return format(labelDate(text), "UTC", { day: "numeric" });
    },
    month: (text: LocalDate) => format(labelDate(text), "UTC", { month: "short" }),
    year: (text: LocalDate) => format(labelDate(text), "UTC", { year: "numeric" }),
    /** `Saturday 21 November` */
    long(text: LocalDate): string {
      return format(labelDate(text), "UTC", { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
    },
    time: (text: Instant) => format(new Date(text), timeZone, { hour: "2-digit", minute: "2-digit" }),
    /** `Tue 24 Nov, 09:30` in the zone; a date label has no time. */
    moment(text: InstantOrDate): string {
      if (isLabel(text)) return day_(text);
      return `${day_(text)}, ${format(new Date(text), timeZone, { hour: "2-digit", minute: "2-digit" })}`;
    },
    /** A period by its first day: `Thu 19 Nov`, `9 Nov`, `November 2026`, `Q3 2026`. */
    period(start: LocalDate, cadence: Cadence): string {
      const date = labelDate(start);
      if (cadence === "monthly") return format(date, "UTC", { month: "long", year: "numeric" });
      if (cadence === "quarterly") return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
      if (cadence === "daily") return day_(start);
      return format(date, "UTC", {
        day: "numeric",
        month: "short",
        ...(date.getUTCFullYear() !== now().getUTCFullYear() && { year: "numeric" }),
      });
    },
  };
}

export type Dates = ReturnType<typeof makeDates>;
