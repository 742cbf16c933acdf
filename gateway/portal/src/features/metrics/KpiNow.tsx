import type { Metric, MetricPeriod } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { isBetter } from "./change.ts";
import { Delta } from "./Delta.tsx";
import { yearBefore } from "./range.ts";
import { Value } from "./Scorecard.tsx";
import { WhyHealth } from "./WhyHealth.tsx";

type Props = { metric: Metric; periods: readonly MetricPeriod[]; baseline: number | null };

/** The reading the page is about, and how far it is from what it is compared with. */
export function KpiNow({ metric, periods, baseline }: Props) {
  const { numbers, dates } = useFormat();
  const { latestValue, latestPeriod, previousValue, cadence } = metric;
  const mark = healthMark(metric);
  return (
    <div className="now">
      <div className="now__v">
        <p className="reading">
          {latestValue === null ? (
            <span className="now__none">{t.kpi.states.never}</span>
          ) : (
            <span title={numbers.isShortened(latestValue) ? numbers.exact(latestValue, metric) : undefined}>
              <Value parts={numbers.parts(latestValue, metric)} />
            </span>
          )}
        </p>
        <div className="now__h">
          <span className="hl strong">
            <HealthGlyph mark={mark} />
            <WhyHealth metric={metric} />
            {metric.stale && <span className="soft">{t.kpi.states.wasHealth(t.health[metric.health])}</span>}
          </span>
          <span className="soft sm">
            <HealthSpan metric={metric} periods={periods} />
            {latestValue !== null && previousValue !== null && !metric.stale && (
              <>
                {" "}
                <Delta change={latestValue - previousValue}>{numbers.change(latestValue - previousValue, metric)}</Delta>{" "}
                {t.kpi.on[cadence]}
                {sayBetter(isBetter(latestValue - previousValue, metric.direction))}
              </>
            )}
          </span>
          {latestPeriod !== null && <span className="faint xs">{t.kpi.periodOf[cadence](dates.period(latestPeriod, cadence))}</span>}
        </div>
      </div>
      <Comparisons metric={metric} periods={periods} baseline={baseline} />
    </div>
  );
}

const sayBetter = (better: boolean | null) => (better === null ? "" : `, ${better ? t.kpi.better : t.kpi.worse}`);

function HealthSpan({ metric, periods }: { metric: Metric; periods: readonly MetricPeriod[] }) {
  const { dates } = useFormat();
  const { healthSince, latestPeriod, cadence } = metric;
  if (metric.stale) return latestPeriod === null ? null : t.kpi.states.staleSince(dates.shortDay(latestPeriod));
  if (healthSince === null || latestPeriod === null || metric.health === "not-set") return null;
  const count = periods.filter(
    (period) => period.complete && period.value !== null && period.start >= healthSince && period.start <= latestPeriod,
  ).length;
  return count === 0 ? null : `${t.kpi.states.forSpan(count, cadence)},`;
}

function Comparisons({ metric, periods, baseline }: Props) {
  const { numbers } = useFormat();
  const { latestValue, latestPeriod, target, benchmark, cadence } = metric;
  if (latestValue === null || latestPeriod === null) return null;
  const lastYear = periods.find((period) => period.start === yearBefore(latestPeriod, cadence))?.value ?? null;
  const compared = [
    { value: target, name: t.kpi.target },
    { value: baseline, name: t.kpi.baselineNow },
    { value: lastYear, name: t.kpi.lastYear[cadence] },
    { value: benchmark, name: t.kpi.benchmark },
  ].flatMap(({ value, name }) =>
    value === null ? [] : [{ name: name(numbers.bare(value, metric)), change: numbers.change(latestValue - value, metric) }],
  );
  if (compared.length === 0) return null;
  return (
    <dl className="now__c">
      {compared.map(({ name, change }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{change}</dd>
        </div>
      ))}
    </dl>
  );
}
