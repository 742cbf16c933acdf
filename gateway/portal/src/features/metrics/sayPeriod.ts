import type { MetricPeriod } from "@/api/types.ts";
import { t } from "@/text/index.ts";

/** A judged period's health as a word within a sentence. */
export const sayHealth = (period: MetricPeriod): string => t.health[period.health].toLowerCase();
