import { toLabel } from "@/format/dates.ts";

/** The quarter that is mostly ahead: the running one in its first half, else the next. */
export function quarterOf(today: string): { name: string; start: string; end: string } {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  const running = Math.floor((month - 1) / 3);
  const isLate = (month - 1) % 3 === 2 || ((month - 1) % 3 === 1 && day > 15);
  const index = running + (isLate ? 1 : 0);
  const start = new Date(Date.UTC(year, index * 3, 1));
  const end = new Date(Date.UTC(year, index * 3 + 3, 0));
  return { name: `Q${(index % 4) + 1} ${start.getUTCFullYear()}`, start: toLabel(start), end: toLabel(end) };
}
