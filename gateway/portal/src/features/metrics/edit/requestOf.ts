import type { Metric, MetricRequest } from "@/api/types.ts";

/** What was read, as a request: without what the service adds. A change of one field leaves the others as they are. */
export function requestOf(metric: Metric): MetricRequest {
  return {
    name: metric.name,
    definition: metric.definition,
    role: metric.role,
    unitOfMeasure: metric.unitOfMeasure,
    decimals: metric.decimals,
    direction: metric.direction,
    thresholds: metric.thresholds,
    cadence: metric.cadence,
    reviewCadence: metric.reviewCadence,
    visibility: metric.visibility,
    unitId: metric.unitId,
    ownerId: metric.ownerId,
    externalKey: metric.externalKey,
    target: metric.target,
    benchmark: metric.benchmark,
    businessOutcome: metric.businessOutcome,
    source: metric.source,
    tags: metric.tags,
    status: metric.status,
    aboutPersonId: metric.aboutPersonId,
    aggregation: metric.aggregation,
    calendarId: metric.calendarId,
    filter: metric.filter,
    formula: metric.formula,
  };
}
