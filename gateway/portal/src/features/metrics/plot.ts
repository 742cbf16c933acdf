import type { LocalDate, MetricPeriod, Thresholds } from "@/api/types.ts";
import { frameOf, scalesOf, valueDomain, type Frame } from "./chartGeometry.ts";

/** A chart's frame and scales, as its layers need them. */
export type Plot = {
  frame: Frame;
  narrow: boolean;
  right: number;
  floor: number;
  domain: [number, number];
  ticks: number[];
  x: (label: LocalDate) => number;
  y: (value: number) => number;
  valueAt: (position: number) => number;
  dateAt: (position: number) => Date;
  inside: (value: number) => boolean;
};

type Parts = {
  width: number;
  bracket: boolean;
  periods: readonly MetricPeriod[];
  until: LocalDate;
  /** What is drawn as a course: all of it is inside the plot. */
  values: readonly number[];
  /** Lines that are inside where they lie near the course. */
  marks: readonly number[];
  thresholds: Thresholds | null;
};

export function plotOf({ width, bracket, periods, until, values, marks, thresholds }: Parts): Plot {
  const frame = frameOf(width, bracket);
  const domain = valueDomain(values, marks, thresholds);
  const { x, y, ticks, dateAt } = scalesOf(frame, periods, until, domain);
  return {
    frame,
    narrow: width < 560,
    right: frame.width - frame.right,
    floor: frame.height - frame.bottom,
    domain,
    ticks,
    x,
    y,
    valueAt: (position) => y.invert(position),
    dateAt,
    inside: (value) => value >= domain[0] && value <= domain[1],
  };
}
