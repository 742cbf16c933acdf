import type { Alert, Annotation, Baseline, Id, LocalDate, Metric, MetricRevisions } from "@/api/types.ts";
import type { Format } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import type { HealthMark } from "@/ui/Glyph.tsx";
import type { Correction } from "./course.ts";
import { alertFacts, alertMark, alertTitle } from "./sayAlert.ts";

export type EventMark = HealthMark | "baseline" | "correction" | "note" | "limits";

/** Something that happened to a KPI: a pin in the chart, and a line in the list below it. */
export type ChartEvent = { id: string; at: LocalDate; mark: EventMark | null; title: string; text: string; removes?: Id };

type Sources = {
  metric: Metric;
  alerts: readonly Alert[];
  corrections: readonly Correction[];
  annotations: readonly Annotation[];
  baselines: readonly Baseline[];
  revisions: MetricRevisions | undefined;
};

/** Everything in the shown stretch of time, the oldest first. */
export function eventsOf(sources: Sources, from: LocalDate, { numbers, dates }: Format): ChartEvent[] {
  const { metric, alerts, corrections, annotations, baselines, revisions } = sources;
  const bare = (value: number) => numbers.bare(value, metric);
  const accepted = baselines
    .filter((baseline) => baseline.state === "accepted")
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.madeAt.localeCompare(b.madeAt));
  return [
    ...alerts.map((alert): ChartEvent => {
      const [answer] = alert.acknowledgements;
      const text = [
        alertFacts(alert, metric, numbers, dates),
        alert.closedAt === null ? null : `${t.kpi.alert.closed(dates.shortDay(alert.closedAt))}.`,
        answer === undefined ? null : t.events.answered(t.alerts.outcomes[answer.outcome], answer.person.name),
      ];
      return { id: alert.id, at: alert.period, mark: alertMark(alert), title: alertTitle(alert), text: text.filter(Boolean).join(" ") };
    }),
    ...corrections.map(({ at, was, value, note, recordedAt }): ChartEvent => ({
      id: `correction ${at}`,
      at,
      mark: "correction",
      title: t.events.corrected(bare(was), bare(value)),
      text: [note, t.events.stillSays(dates.day(recordedAt))].filter(Boolean).join(". "),
    })),
    ...annotations.map(({ id, day, text, person }): ChartEvent => ({
      id,
      at: day,
      mark: "note",
      title: text,
      text: person === null ? "" : t.note.by(person.name),
      removes: id,
    })),
    ...accepted.map(({ id, value, validFrom, reason, origin }, index): ChartEvent => {
      const before = accepted[index - 1];
      const origins = { person: null, objective: t.events.baselineObjective, periods: t.events.baselinePeriods };
      return {
        id,
        at: validFrom,
        mark: "baseline",
        title: before === undefined ? t.events.baselineFirst(bare(value)) : t.events.baselineMoved(bare(before.value), bare(value)),
        text: reason ?? origins[origin] ?? "",
      };
    }),
    ...changesOf(revisions).map((at): ChartEvent => ({
      id: `limits ${at}`,
      at: at.slice(0, 10),
      mark: "limits",
      title: t.events.thresholds,
      text: t.events.thresholdsText,
    })),
  ]
    .filter((event) => event.at >= from && event.at <= dates.today())
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

/** The first thresholds are no change. */
const changesOf = (revisions: MetricRevisions | undefined) =>
  (revisions?.thresholds ?? [])
    .map((revision) => revision.validFrom)
    .toSorted()
    .slice(1);
