import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { replaceMetric } from "@/api/metrics.ts";
import type { Metric, MetricPeriod, MetricRequest, Thresholds } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormProblems, TextField } from "@/ui/Field.tsx";
import { saved, Unsaved } from "@/ui/Unsaved.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Confirmation } from "./Confirmation.tsx";
import { Conflict } from "./Conflict.tsx";
import { limitNames, moveLimit, shareOf, suggestLimits, type LimitName } from "./judge.ts";
import { requestOf } from "./requestOf.ts";
import { ShareTable } from "./ShareTable.tsx";
import { ThresholdChart } from "./ThresholdChart.tsx";

type Draft = { limits: Thresholds | null; target: number | null };

/** Limits and target over the history: dragged, moved by key or written; what the history would have been follows. */
export function ThresholdEditor({ metric, periods }: { metric: Metric; periods: readonly MetricPeriod[] }) {
  const { numbers } = useFormat();
  const navigate = useNavigate();
  const given: Draft = { limits: metric.thresholds, target: metric.target };
  const values = periods.flatMap((period) => (period.complete && period.value !== null ? [period.value] : []));
  const [draft, setDraft] = useState<Draft>(given);
  const [texts, setTexts] = useState<Partial<Record<LimitName | "target", string>>>({});
  const { direction, decimals } = metric;
  const round = (value: number) => Number(value.toFixed(decimals));
  const names = limitNames[direction];

  const back = useSend<{ now: Metric; before: Draft }>({
    send: ({ now, before }, key) =>
      replaceMetric(now.id, now.version, { ...requestOf(now), thresholds: before.limits, target: before.target }, key),
    changes: [["metrics"]],
  });
  const { send, isPending, problem, errorAt, otherThan, reset } = useSend<{ body: MetricRequest; before: Draft }, Metric>({
    send: ({ body }, key) => replaceMetric(metric.id, metric.version, body, key),
    changes: [["metrics"]],
    said: t.limits.saved,
    undo: (now, { before }) => back.send({ now, before }),
    done: () => void navigate(`/kpis/${metric.id}`, saved),
  });
  const forget = (name: LimitName | "target") => setTexts((now) => ({ ...now, [name]: undefined }));
  const move = (name: LimitName, value: number) => {
    if (draft.limits === null) return;
    forget(name);
    setDraft({ ...draft, limits: moveLimit(draft.limits, direction, name, round(value)) });
  };
  const moveTarget = (value: number) => {
    forget("target");
    setDraft({ ...draft, target: round(value) });
  };
  const write = (name: LimitName | "target", text: string) => {
    setTexts({ ...texts, [name]: text });
    const value = numbers.parse(text);
    if (name === "target") {
      if (value !== null || text.trim() === "") setDraft({ ...draft, target: value });
    } else if (value !== null) setDraft({ ...draft, limits: { ...(draft.limits ?? empty), [name]: value } });
  };
  const shown = (name: LimitName | "target") => {
    const value = name === "target" ? draft.target : (draft.limits?.[name] ?? null);
    return texts[name] ?? (value === null ? "" : numbers.bare(value, metric));
  };
  const faulty = (name: LimitName | "target") => {
    const text = texts[name];
    return text !== undefined && text.trim() !== "" && numbers.parse(text) === null ? t.limits.badNumber : undefined;
  };
  const fields = names.map((name) => `thresholds.${name}`);
  const suggestion = suggestLimits(values, direction, decimals);

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && [...names, "target" as const].every((name) => faulty(name) === undefined))
          send({ body: { ...requestOf(metric), thresholds: draft.limits, target: draft.target }, before: given });
      }}
    >
      <Unsaved now={[draft, texts]} />
      {values.length > 0 ? (
        <ThresholdChart
          metric={metric}
          periods={periods}
          limits={draft.limits}
          target={draft.target}
          onMove={move}
          onMoveTarget={moveTarget}
        />
      ) : (
        <p className="soft">{t.limits.none}</p>
      )}
      <div className="form__row limits">
        {names.map((name) => (
          <TextField
            key={name}
            label={labelOf(name, metric)}
            value={shown(name)}
            onChange={(text) => write(name, text)}
            inputMode="decimal"
            unit={metric.unitOfMeasure}
            error={faulty(name) ?? errorAt(`thresholds.${name}`)}
          />
        ))}
        <TextField
          label={t.limits.target}
          optional
          value={shown("target")}
          onChange={(text) => write("target", text)}
          inputMode="decimal"
          unit={metric.unitOfMeasure}
          error={faulty("target") ?? errorAt("target")}
        />
      </div>
      {values.length > 0 && (
        <ShareTable metric={metric} now={shareOf(periods, direction, metric.thresholds)} then={shareOf(periods, direction, draft.limits)} />
      )}
      <p className="soft sm">{metric.thresholds === null ? t.limits.first : t.limits.later}</p>
      <Conflict
        problem={problem}
        onTakeTheirs={() => {
          reset();
          setTexts({});
          setDraft(given);
        }}
      />
      {problem?.kind !== "stale" && <FormProblems messages={otherThan(...fields, "target")} />}
      <div className="form__act">
        {suggestion !== null && (
          <button
            className="btn btn--bare limits__s"
            type="button"
            title={t.limits.suggestHint}
            onClick={() => {
              setTexts({});
              setDraft({ ...draft, limits: suggestion });
            }}
          >
            {t.limits.suggest}
          </button>
        )}
        <Link className="btn" to={`/kpis/${metric.id}`}>
          {t.form.cancel}
        </Link>
        <button className="btn btn--ink" type="submit" disabled={isPending}>
          {isPending ? t.form.sending : t.limits.save}
        </button>
      </div>
      <Confirmation unit={metric.unit} />
    </form>
  );
}

const empty: Thresholds = { green: null, amber: null, low: null, high: null, outerLow: null, outerHigh: null };

export function labelOf(name: LimitName, { direction }: Pick<Metric, "direction">): string {
  if (name === "green") return t.limits.greenLimit[direction];
  if (name === "amber") return t.limits.amberLimit[direction];
  return t.limits[name];
}
