import type { Metric } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import type { HealthMark } from "@/ui/Glyph.tsx";
import { rangeOf } from "@/ui/thresholds.ts";

/** `Green above 95.0`, best first; none without thresholds. */
export function thresholdWords(
  { thresholds, direction }: Pick<Metric, "thresholds" | "direction">,
  say: (value: number) => string,
): [HealthMark, string][] {
  if (thresholds === null) return [];
  const range = rangeOf(thresholds);
  if (range !== null) {
    const { low, high, outerLow, outerHigh } = range;
    return [
      ["green", t.kpi.between(say(low), say(high))],
      ["amber", `${t.kpi.around}, ${t.kpi.between(say(outerLow), say(outerHigh))}`],
      ["red", t.kpi.outside(say(outerLow), say(outerHigh))],
    ];
  }
  const green = thresholds.green ?? thresholds.amber;
  const amber = thresholds.amber ?? thresholds.green;
  if (green == null || amber == null) return [];
  const lower = direction === "lower";
  const words: [HealthMark, string][] = [["green", lower ? t.kpi.below(say(green)) : t.kpi.above(say(green))]];
  if (green !== amber) words.push(["amber", lower ? t.kpi.between(say(green), say(amber)) : t.kpi.between(say(amber), say(green))]);
  words.push(["red", lower ? t.kpi.above(say(amber)) : t.kpi.below(say(amber))]);
  return words;
}
