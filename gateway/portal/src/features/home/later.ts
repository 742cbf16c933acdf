import { useState } from "react";
import type { Id, LocalDate } from "@/api/types.ts";

/** What a person put off until tomorrow, on this device; it comes back by itself. */
export function useLater(me: Id, today: LocalDate) {
  const key = `setpoint.later.${me}`;
  const [kept, setKept] = useState(() => read(key));
  const put = (next: Record<string, string>) => {
    setKept(next);
    write(key, next);
  };
  return {
    isLater: (need: string) => kept[need] === today,
    putOff: (need: string) => put({ ...Object.fromEntries(Object.entries(kept).filter(([, day]) => day === today)), [need]: today }),
    takeBack: (need: string) => put(Object.fromEntries(Object.entries(kept).filter(([other]) => other !== need))),
    takeAllBack: () => put({}),
  };
}

const visitEnds = 30 * 60_000;
const hour = 3_600_000;
const firstLookBack = 7 * 24 * hour;
type Visit = { before: string | null; seen: string };

/** When the person was here before this visit: half an hour away begins a new one. The first visit looks back a week, from the full hour. */
export function lastVisit(me: Id, now: Date): { since: string; isFirst: boolean } {
  const key = `setpoint.visit.${me}`;
  const known = read(key) as Partial<Visit>;
  const isSame = known.seen !== undefined && now.getTime() - new Date(known.seen).getTime() < visitEnds;
  const before = isSame ? (known.before ?? null) : (known.seen ?? null);
  write(key, { ...(before !== null && { before }), seen: now.toISOString() });
  return before === null
    ? { since: new Date(Math.floor((now.getTime() - firstLookBack) / hour) * hour).toISOString(), isFirst: true }
    : { since: before, isFirst: false };
}

function read(key: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}

function write(key: string, value: Record<string, string>): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage it lasts for this page.
  }
}
