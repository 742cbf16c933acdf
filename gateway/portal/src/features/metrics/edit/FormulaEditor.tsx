import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useNavigate } from "react-router";
import { checkFormula, metricQuery, replaceMetric } from "@/api/metrics.ts";
import type { Id, Metric, MetricFormula, MetricRequest } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { FormProblems, TextArea } from "@/ui/Field.tsx";
import { KpiPicker } from "@/ui/pickers.tsx";
import { saved, Unsaved } from "@/ui/Unsaved.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Conflict } from "./Conflict.tsx";
import { FormulaAnswer, Lineage } from "./FormulaAnswer.tsx";
import { requestOf } from "./requestOf.ts";

export function FormulaEditor({ metric, formula }: { metric: Metric; formula: MetricFormula }) {
  const navigate = useNavigate();
  const [text, setText] = useState(metric.formula ?? "");
  const [picking, setPicking] = useState<Id | null>(null);
  const expression = useSettled(text.trim(), 300);
  const check = useQuery({
    queryKey: ["metrics", "formula-check", metric.id, expression],
    queryFn: () =>
      checkFormula({
        expression,
        unitId: metric.unitId,
        unitOfMeasure: metric.unitOfMeasure,
        cadence: metric.cadence,
        calendarId: metric.calendarId,
        aboutPersonId: metric.aboutPersonId,
      }),
    enabled: expression !== "",
    placeholderData: keepPreviousData,
  });
  const { send, isPending, problem, errorAt, otherThan, reset } = useSend<MetricRequest, Metric>({
    send: (body, key) => replaceMetric(metric.id, metric.version, body, key),
    changes: [["metrics"]],
    said: (_, body) => (body.formula === null ? t.formula.stopped : t.formula.saved),
    done: () => void navigate(`/kpis/${metric.id}`, saved),
  });
  // The name in a file is what reads best in a formula; not every KPI has one.
  useInsert(picking, (name) => {
    setText((now) => `${now}${now === "" || now.endsWith(" ") ? "" : " "}{${name}}`);
    setPicking(null);
  });
  const save = (next: string | null) => send({ ...requestOf(metric), formula: next });

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && text.trim() !== "") save(text.trim());
      }}
    >
      <Unsaved now={text} />
      {metric.pulled === true && <FormProblems messages={[t.formula.hasSource]} />}
      <div className="code-field">
        <TextArea label={t.formula.expression} value={text} onChange={setText} error={errorAt("formula")} />
      </div>
      <div className="form__row">
        <KpiPicker key={text} label={t.formula.insert} value={null} onChange={(option) => setPicking(option?.id ?? null)} />
      </div>
      {expression !== "" && check.data !== undefined && <FormulaAnswer metric={metric} text={expression} check={check.data} />}
      <Conflict
        problem={problem}
        onTakeTheirs={() => {
          reset();
          setText(metric.formula ?? "");
        }}
      />
      {problem?.kind !== "stale" && <FormProblems messages={otherThan("formula")} />}
      <div className="form__act">
        {metric.formula !== null && (
          <button className="btn btn--bare limits__s" type="button" disabled={isPending} onClick={() => save(null)}>
            {t.formula.stop}
          </button>
        )}
        <Link className="btn" to={`/kpis/${metric.id}`}>
          {t.form.cancel}
        </Link>
        <button className="btn btn--ink" type="submit" disabled={isPending || text.trim() === "" || (check.data?.problems.length ?? 0) > 0}>
          {isPending ? t.form.sending : t.formula.save}
        </button>
      </div>
      <Lineage formula={formula} />
      <Help />
    </form>
  );
}

/** A text once nobody has typed for a while. */
function useSettled(text: string, wait: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), wait);
    return () => clearTimeout(timer);
  }, [text, wait]);
  return settled;
}

function useInsert(id: Id | null, insert: (name: string) => void) {
  const found = useQuery({ ...metricQuery(id ?? ""), enabled: id !== null }).data;
  const name = id === null || found === undefined ? null : (found.externalKey ?? found.id);
  useEffect(() => {
    if (name !== null) insert(name);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for every KPI that is picked
  }, [name]);
}

function Help() {
  return (
    <details className="help">
      <summary>{t.formula.help}</summary>
      <dl className="facts">
        {t.formula.helpLines.map(([written, meaning]) => (
          <div key={written} className="facts__p">
            <dt>
              <code className="code">{written}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="soft sm">{t.formula.missing}</p>
    </details>
  );
}
