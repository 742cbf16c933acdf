import { Link } from "react-router";
import type { Metric, MetricSource, Observation } from "@/api/types.ts";
import type { Dates } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { ThresholdBand } from "@/ui/ThresholdBand.tsx";
import { thresholdWords } from "./thresholdWords.ts";

/** The thresholds as a band and in words. */
export function ThresholdList({ metric }: { metric: Metric }) {
  const { numbers } = useFormat();
  const rules = thresholdWords(metric, (value) => numbers.bare(value, metric));
  if (rules.length === 0) return <p className="soft rail__none">{t.kpi.noThresholds}</p>;
  return (
    <div className="thr">
      <ThresholdBand
        direction={metric.direction}
        thresholds={metric.thresholds}
        value={metric.latestValue}
        target={metric.target}
        mark={healthMark(metric)}
        label={rules.map(([mark, words]) => `${t.health[mark]} ${words}`).join(", ")}
      />
      <ul>
        {rules.map(([mark, words]) => (
          <li key={mark}>
            <span className="hl">
              <HealthGlyph mark={mark} />
              {t.health[mark]}
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What it means, who answers for it and where it comes from. */
export function AboutKpi({
  metric,
  latest,
  source,
}: {
  metric: Metric;
  latest: Observation | undefined;
  source: MetricSource | null | undefined;
}) {
  const { dates } = useFormat();
  const rows: [string, React.ReactNode][] = [
    [t.kpi.accountable, metric.owner === null ? t.kpi.nobody : <Who name={metric.owner.name} />],
    [
      t.kpi.unit,
      <Link key="unit" className="link" to={`/d/${metric.unit.slug}`}>
        {metric.unit.name}
      </Link>,
    ],
    [t.kpi.outcome, metric.businessOutcome ?? t.kpi.noOutcome],
    [t.kpi.direction, t.kpi.directions[metric.direction]],
    [
      t.kpi.cadence,
      metric.nextDue === null
        ? t.kpi.cadences[metric.cadence]
        : `${t.kpi.cadences[metric.cadence]}, ${t.kpi.nextDue(dates.day(metric.nextDue))}`,
    ],
  ];
  if (metric.reviewCadence !== null) rows.push([t.about.review, t.kpi.cadences[metric.reviewCadence]]);
  if (metric.source !== null) rows.push([t.kpi.source, metric.source]);
  if (metric.formula !== null) rows.push([t.about.formula, <code key="formula">{metric.formula}</code>]);
  rows.push([t.about.freshness, freshness(metric, latest, source, dates)]);
  if (metric.aggregation !== "last") rows.push([t.about.aggregation, t.about.aggregations[metric.aggregation]]);
  if (metric.visibility !== "public") rows.push([t.about.visibility, t.about.visibilities[metric.visibility]]);
  if (metric.externalKey !== null) rows.push([t.kpi.key_, <code key="key">{metric.externalKey}</code>]);
  if (metric.tags.length > 0)
    rows.push([
      t.kpi.tags,
      metric.tags.map((tag, index) => (
        <span key={tag}>
          {index > 0 && ", "}
          <Link className="link" to={`/kpis?tag=${encodeURIComponent(tag)}`}>
            {tag}
          </Link>
        </span>
      )),
    ]);
  if (metric.sameDefinition != null && metric.sameDefinition.length > 0)
    rows.push([
      t.about.sameAs,
      metric.sameDefinition.map((other) => (
        <Link key={other.id} className="link about__l" to={`/kpis/${other.id}`}>
          {other.name}, {other.unit.name}
        </Link>
      )),
    ]);
  return (
    <dl className="about">
      {rows.map(([name, value]) => (
        <div key={name} className="about__p">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where values come from, and how fresh the latest is. */
function freshness(
  metric: Metric,
  latest: Observation | undefined,
  source: MetricSource | null | undefined,
  dates: Dates,
): React.ReactNode {
  const how = metric.formula !== null ? t.about.computed : source == null ? t.about.pushed : t.about.kinds[source.kind];
  const when = latest === undefined ? null : t.about.latest(dates.moment(latest.recordedAt));
  const read =
    source == null ? null : source.lastSuccessAt === null ? t.about.neverRun : t.about.lastRun(dates.moment(source.lastSuccessAt));
  return (
    <>
      {how}
      {[when, read].map(
        (words) =>
          words !== null && (
            <span key={words} className="faint about__l">
              {words}
            </span>
          ),
      )}
    </>
  );
}
