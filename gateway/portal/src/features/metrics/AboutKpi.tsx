import { Link } from "react-router";
import type { Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { HealthGlyph, healthMark, type HealthMark } from "@/ui/Glyph.tsx";
import { ThresholdBand } from "@/ui/ThresholdBand.tsx";
import { rangeOf } from "@/ui/thresholds.ts";

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

function thresholdWords({ thresholds, direction }: Metric, say: (value: number) => string): [HealthMark, string][] {
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

/** What it means, who answers for it and where it comes from. */
export function AboutKpi({ metric }: { metric: Metric }) {
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
  if (metric.source !== null) rows.push([t.kpi.source, metric.source]);
  if (metric.externalKey !== null) rows.push([t.kpi.key_, <code key="key">{metric.externalKey}</code>]);
  if (metric.tags.length > 0) rows.push([t.kpi.tags, metric.tags.join(", ")]);
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
