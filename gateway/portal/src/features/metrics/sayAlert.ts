import type { Alert } from "@/api/types.ts";
import type { Dates } from "@/format/dates.ts";
import type { Measure, Numbers } from "@/format/numbers.ts";
import { t } from "@/text/index.ts";
import type { HealthMark } from "@/ui/Glyph.tsx";

export const alertMark = ({ health, kind }: Alert): HealthMark | null => health ?? (kind === "stale" ? "stale" : null);

/** What an alert is, in a few words. */
export function alertTitle({ kind, health }: Alert): string {
  const word = health === null ? "" : t.health[health].toLowerCase();
  switch (kind) {
    case "health":
      return t.kpi.alert.turned(word);
    case "forecast":
      return t.kpi.alert.expected(word);
    default:
      return t.kpi.alert.kinds[kind];
  }
}

/** The facts that opened it. */
export function alertFacts(alert: Alert, measure: Measure, numbers: Numbers, dates: Dates): string {
  const { value, usual, score, due, expectedPeriod, expectedValue } = alert;
  return [
    value !== null && `${numbers.value(value, measure)}.`,
    usual !== null && t.alerts.usual(numbers.value(usual, measure)),
    score !== null && t.alerts.score(numbers.any(Math.round(Math.abs(score) * 10) / 10)),
    due !== null && t.alerts.due(dates.moment(due)),
    expectedValue !== null &&
      expectedPeriod !== null &&
      t.alerts.expected(numbers.value(expectedValue, measure), dates.day(expectedPeriod)),
  ]
    .filter(Boolean)
    .join(" ");
}
