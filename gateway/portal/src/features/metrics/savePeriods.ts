import type { Metric, MetricPeriod, Observation } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { saveCsv } from "@/ui/csv.ts";
import { isIn } from "./course.ts";

/** The shown periods as a file; dates as labels and numbers as they are, so that another program reads them. */
export function savePeriods(metric: Metric, periods: readonly MetricPeriod[], observations: readonly Observation[]): void {
  const { columns } = t.kpi;
  saveCsv(
    metric.name,
    [columns.period, columns.value, columns.health, columns.recorded, columns.note],
    periods.toReversed().map((period) => {
      const latest = observations.find((observation) => isIn(observation, period));
      return [period.start, period.value, period.complete ? t.health[period.health] : t.kpi.soFar, latest?.recordedAt, latest?.note];
    }),
  );
}
