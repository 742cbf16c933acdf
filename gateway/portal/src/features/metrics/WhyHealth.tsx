import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { explainHealthQuery } from "@/api/metrics.ts";
import type { Id, Metric } from "@/api/types.ts";
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
  const { numbers, dates } = useFormat();
  const query = useQuery({ ...explainHealthQuery(id), staleTime: 0 });
  const say = (name: string, value: unknown): string => {
    if (value === null || value === undefined) return t.kpi.missing;
    if (name === "value" && typeof value === "number") return numbers.value(value, metric);
    if (name === "period" && typeof value === "string") return dates.period(value, metric.cadence);
    if (typeof value === "number") return numbers.bare(value, metric);
    return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
  };
  return (
    <Await query={query} what={t.why.reading}>
      {({ rule, inputs, result }) => (
        <>
          <p className="why__rule">{rule}</p>
          <dl className="facts">
            {flatten(inputs).map(([name, value]) => (
              <div key={name} className="facts__p">
                <dt>{words(name)}</dt>
                <dd>{say(name, value)}</dd>
              </div>
            ))}
          </dl>
          <p className="proof">
            <Check className="i i--s" aria-hidden="true" />
            {t.kpi.whyResult(result in t.health ? t.health[result as keyof typeof t.health] : result)}
          </p>
        </>
      )}
    </Await>
  );
}

/** Thresholds come as an object; their members are inputs like the others. */
function flatten(inputs: Record<string, unknown>): [string, unknown][] {
  return Object.entries(inputs).flatMap(([name, value]): [string, unknown][] =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [[name, value]],
  );
}

const words = (name: string) => {
  const text = name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
