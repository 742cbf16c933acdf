import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { explainHealthQuery } from "@/api/metrics.ts";
import type { HealthExplanation, Id, Metric } from "@/api/types.ts";
import { useAsOf } from "@/app/asOf.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { healthMark } from "@/ui/Glyph.tsx";
import { Answer } from "@/ui/Popover.tsx";
import "../goals/why.css";

/** A health that answers why: the rule in words, its inputs, and what follows. */
export function WhyHealth({ metric }: { metric: Metric }) {
  const word = t.health[healthMark(metric)];
  return (
    <Answer trigger={word} triggerLabel={t.kpi.why(word)} triggerClassName="strong" title={t.kpi.whyTitle(word)}>
      <Explanation id={metric.id} metric={metric} />
    </Answer>
  );
}

function Explanation({ id, metric }: { id: Id; metric: Metric }) {
  const query = useQuery({ ...explainHealthQuery(id, useAsOf()), staleTime: 0 });
  return (
    <Await query={query} what={t.why.reading}>
      {({ rule, inputs, result }) =>
        inputs !== null &&
        result !== null && (
          <>
            <p className="why__rule">{sentence(rule)}</p>
            <Inputs inputs={inputs} metric={metric} />
            <p className="proof">
              <Check className="i i--s" aria-hidden="true" />
              {inputs.value === null ? t.kpi.whyNothing : t.kpi.whyResult(t.health[result])}
            </p>
          </>
        )
      }
    </Await>
  );
}

/** Everything that was judged, and when what it was judged by was set. */
function Inputs({ inputs, metric }: { inputs: NonNullable<HealthExplanation["inputs"]>; metric: Metric }) {
  const { numbers, dates } = useFormat();
  const { value, period, validFrom, stale, due } = inputs;
  const rows: [string, string][] = [];
  if (value !== null) rows.push([t.kpi.input.value, numbers.value(value, metric)]);
  if (period !== null) rows.push([t.kpi.input.period, t.kpi.periodOf[metric.cadence](dates.period(period, metric.cadence))]);
  if (validFrom !== null) rows.push([t.kpi.input.validFrom, dates.moment(validFrom)]);
  if (due !== null) rows.push([stale ? t.kpi.input.wasDue : t.kpi.input.due, dates.moment(due)]);
  return (
    <dl className="facts">
      {rows.map(([name, words]) => (
        <div key={name} className="facts__p">
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
