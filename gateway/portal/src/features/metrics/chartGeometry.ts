import { scaleLinear, scaleUtc } from "d3-scale";
import type { LocalDate, MetricPeriod } from "@/api/types.ts";
import { labelDate } from "@/format/dates.ts";
import { extent } from "@/ui/extent.ts";
import { thresholdLines, type Zone } from "@/ui/thresholds.ts";
import type { Thresholds } from "@/api/types.ts";

export type Frame = { width: number; height: number; left: number; right: number; top: number; bottom: number };

/** Narrow charts are drawn anew: shorter labels, no axis at the left. */
export function frameOf(width: number, bracket: boolean): Frame {
  const narrow = width < 560;
  const top = bracket ? 44 : 16;
  return narrow
    ? { width, height: 300, left: 2, right: 72, top, bottom: 30 }
    : { width, height: 380, left: 48, right: 124, top, bottom: 30 };
}

/**
 * The value axis holds every value shown; target and limits too where they lie near enough not to flatten the course.
 */
export function valueDomain(values: readonly number[], marks: readonly number[], thresholds: Thresholds | null): [number, number] {
  const [low, high] = extent(values);
  const span = high - low || Math.abs(high) * 0.1 || 1;
  const near = [...marks, ...thresholdLines(thresholds)].filter((mark) => mark > low - span * 2 && mark < high + span * 2);
  const [bottom, top] = extent([low, high, ...near]);
  const slack = (top - bottom || span) * 0.09;
  // An axis that crosses zero without any value below it would claim something impossible for most measures.
  return [bottom >= 0 ? Math.max(0, bottom - slack) : bottom - slack, top + slack];
}

export function scalesOf(frame: Frame, periods: readonly MetricPeriod[], until: LocalDate, domain: [number, number]) {
  const first = periods[0]?.start ?? until;
  const last = periods.at(-1)?.start ?? until;
  const x = scaleUtc([labelDate(first), labelDate(last > until ? last : until)], [frame.left, frame.width - frame.right]);
  const y = scaleLinear(domain, [frame.height - frame.bottom, frame.top]);
  return { x: (label: LocalDate) => x(labelDate(label)), dateAt: (position: number) => x.invert(position), y, ticks: y.ticks(5) };
}

/** The part of a zone inside the plot. */
export function clipZone(zone: Zone, [low, high]: readonly [number, number]): { from: number; to: number } | null {
  const from = Math.max(zone.from, low);
  const to = Math.min(zone.to, high);
  return from < to ? { from, to } : null;
}

/** Months as ticks, thinned so that their names do not touch. */
export function monthTicks(from: LocalDate, to: LocalDate, pixels: number): LocalDate[] {
  const found: LocalDate[] = [];
  const start = labelDate(from);
  for (let month = start.getUTCMonth() + (start.getUTCDate() === 1 ? 0 : 1); ; month++) {
    const label = new Date(Date.UTC(start.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
    if (label > to) break;
    found.push(label);
  }
  const every = [1, 2, 3, 6, 12].find((step) => (found.length / step) * 46 <= pixels) ?? 12;
  return found.filter((label) => (Number(label.slice(5, 7)) - 1) % every === 0);
}

export type SideLabel = { y: number; text: string; tone: "soft" | "ink" };

/** Moves labels apart, keeping their order and staying inside the plot. */
export function spread(labels: readonly SideLabel[], gap: number, bottom: number): SideLabel[] {
  const placed = labels.map((label) => ({ ...label })).toSorted((a, b) => a.y - b.y);
  for (let index = 1; index < placed.length; index++) {
    const [above, below] = [placed[index - 1], placed[index]];
    if (above && below) below.y = Math.max(below.y, above.y + gap);
  }
  const overflow = Math.max(0, (placed.at(-1)?.y ?? 0) - bottom);
  for (let index = placed.length - 1, limit = Infinity; index >= 0; index--) {
    const label = placed[index];
    if (!label) continue;
    label.y = Math.min(label.y, index === placed.length - 1 ? label.y - overflow : limit);
    limit = label.y - gap;
  }
  return placed;
}
