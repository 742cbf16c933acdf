import { allMetrics, type MetricFilter } from "@/api/metrics.ts";
import { t } from "@/text/index.ts";
import { saveCsv } from "@/ui/csv.ts";

/** Everything that the filters find, also what is not shown yet. */
export async function saveMetrics(filter: MetricFilter): Promise<void> {
  const metrics = await allMetrics(filter);
  saveCsv(
    t.explorer.csv,
    t.explorer.csvColumns,
    metrics.map((metric) => [
      metric.name,
      metric.unit.name,
      t.health[metric.health],
      metric.stale ? t.health.stale : "",
      metric.latestValue,
      metric.unitOfMeasure,
      metric.latestPeriod,
      metric.owner?.name,
      t.kpi.cadences[metric.cadence],
      t.explorer.kinds[metric.role],
      t.about.status[metric.status],
      metric.target,
      metric.tags.join(" "),
      metric.externalKey,
      metric.definition,
    ]),
  );
}
