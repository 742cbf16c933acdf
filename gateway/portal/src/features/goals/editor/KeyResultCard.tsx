import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { metricQuery } from "@/api/metrics.ts";
import type { CoachFinding, LocalDate, Measure, MetricReading } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { CheckField, SelectField, TextField } from "@/ui/Field.tsx";
import { KpiPicker, PersonPicker } from "@/ui/pickers.tsx";
import { CoachLine } from "./CoachPanel.tsx";
import { emptyStep, isAimed, type KeyResultForm } from "./form.ts";
import { MetricHint } from "./MetricHint.tsx";
import { Phases } from "./Phases.tsx";
import { Steps } from "./Steps.tsx";

type Props = {
  index: number;
  count: number;
  keyResult: KeyResultForm;
  window: { start: LocalDate; end: LocalDate } | null;
  findings: readonly CoachFinding[];
  errorAt: (path: string) => string | undefined;
  onChange: (change: Partial<KeyResultForm>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
};

const measures: readonly Measure[] = ["metric", "number", "maintain", "milestone", "children"];
const readings: readonly MetricReading[] = ["latest", "total", "average"];

/** One key result: what changes, how it is measured, from where to where. */
export function KeyResultCard({ index, count, keyResult, window, findings, errorAt, onChange, onMove, onRemove }: Props) {
  const at = `keyResults[${index}]`;
  const said = (field: string) => <CoachLine findings={findings} field={`${at}.${field}`} />;
  const name = t.editor.keyResult(index + 1);
  return (
    <fieldset className="kred" data-field={at}>
      <legend className="krf__h">
        {name}
        <span className="krf__tools">
          <button
            className="btn btn--s btn--bare btn--icon"
            type="button"
            disabled={index === 0}
            aria-label={`${t.editor.moveUp}: ${name}`}
            onClick={() => onMove(-1)}
          >
            <ArrowUp className="i i--s" aria-hidden="true" />
          </button>
          <button
            className="btn btn--s btn--bare btn--icon"
            type="button"
            disabled={index === count - 1}
            aria-label={`${t.editor.moveDown}: ${name}`}
            onClick={() => onMove(1)}
          >
            <ArrowDown className="i i--s" aria-hidden="true" />
          </button>
          <button className="btn btn--s btn--bare btn--icon" type="button" aria-label={`${t.editor.giveUp}: ${name}`} onClick={onRemove}>
            <X className="i i--s" aria-hidden="true" />
          </button>
        </span>
      </legend>
      <div className="krf__top">
        <div data-field={`${at}.title`}>
          <TextField
            label={t.editor.krTitle}
            value={keyResult.title}
            error={errorAt(`${at}.title`)}
            onChange={(title) => onChange({ title })}
          />
          {said("title")}
        </div>
        <SelectField
          label={t.editor.measure}
          value={keyResult.measure}
          error={errorAt(`${at}.measure`)}
          choices={measures.map((measure) => ({ value: measure, name: t.editor.measures[measure] }))}
          onChange={(measure) =>
            onChange({ measure, ...(measure === "milestone" && keyResult.steps.length === 0 && { steps: [emptyStep()] }) })
          }
        />
      </div>
      <Aim at={at} keyResult={keyResult} window={window} errorAt={errorAt} said={said} onChange={onChange} />
      <CoachLine findings={findings} field={at} />
      <details className="krf__more" open={hasErrorIn(errorAt, at)}>
        <summary>{t.editor.moreOfKeyResult}</summary>
        <div className="form">
          <div className="form__row">
            <TextField
              label={t.editor.weight}
              inputMode="decimal"
              value={keyResult.weight}
              error={errorAt(`${at}.weight`)}
              onChange={(weight) => onChange({ weight })}
            />
            <TextField
              label={t.editor.start}
              type="date"
              value={keyResult.start}
              error={errorAt(`${at}.start`)}
              onChange={(start) => onChange({ start })}
            />
            <TextField
              label={t.editor.end}
              type="date"
              value={keyResult.end}
              error={errorAt(`${at}.end`)}
              onChange={(end) => onChange({ end })}
            />
          </div>
          <p className="fld__hint">{t.editor.datesHint}</p>
          <PersonPicker
            label={t.editor.krOwner}
            hint={t.editor.krOwnerHint}
            optional
            value={keyResult.owner}
            error={errorAt(`${at}.ownerId`)}
            onChange={(owner) => onChange({ owner })}
          />
          {isAimed(keyResult.measure) && !keyResult.isRange && (
            <Phases at={at} phases={keyResult.phases} window={window} errorAt={errorAt} onChange={(phases) => onChange({ phases })} />
          )}
        </div>
      </details>
    </fieldset>
  );
}

const hasErrorIn = (errorAt: Props["errorAt"], at: string) =>
  ["weight", "start", "end", "ownerId", "phases", "phases[0].date", "phases[0].value"].some(
    (field) => errorAt(`${at}.${field}`) !== undefined,
  );

/** A key result names its metric by id; its name is read before it is shown. */
function MetricPicker({ value, ...rest }: React.ComponentProps<typeof KpiPicker>) {
  const known = useQuery({ ...metricQuery(value?.id ?? ""), enabled: value !== null }).data;
  const isTold = known === undefined || known.name === value?.name;
  return (
    <KpiPicker key={isTold ? "" : known.name} {...rest} value={value === null ? null : { id: value.id, name: known?.name ?? value.name }} />
  );
}

type AimProps = Pick<Props, "keyResult" | "window" | "errorAt" | "onChange"> & { at: string; said: (field: string) => React.ReactNode };

/** The fields of one measure. */
function Aim({ at, keyResult, window, errorAt, said, onChange }: AimProps) {
  const { measure } = keyResult;
  const number = (field: "baseline" | "target" | "low" | "high", label: string) => (
    <div data-field={`${at}.${field}`}>
      <TextField
        label={label}
        inputMode="decimal"
        value={keyResult[field]}
        {...(keyResult.metric === null && keyResult.unitOfMeasure !== "" && { unit: keyResult.unitOfMeasure })}
        error={errorAt(`${at}.${field}`)}
        onChange={(value) => onChange({ [field]: value })}
      />
      {said(field)}
    </div>
  );
  if (measure === "milestone") return <Steps at={at} steps={keyResult.steps} errorAt={errorAt} onChange={(steps) => onChange({ steps })} />;
  if (measure === "children") return <p className="fld__hint">{t.editor.childrenHint}</p>;
  return (
    <div className="form">
      {(measure === "metric" || measure === "maintain") && (
        <div data-field={`${at}.metricId`}>
          <MetricPicker
            label={t.editor.metric}
            optional={measure === "maintain"}
            value={keyResult.metric}
            error={errorAt(`${at}.metricId`)}
            onChange={(metric) => onChange({ metric })}
          />
          {said("metricId")}
          {keyResult.metric !== null && window !== null && (
            <MetricHint
              key={keyResult.metric.id}
              metricId={keyResult.metric.id}
              until={keyResult.end === "" ? window.end : keyResult.end}
              onBaseline={(baseline) => onChange(measure === "metric" ? { baseline } : { low: baseline })}
              onTarget={(target) => onChange(measure === "metric" ? { target, isRange: false } : { low: target })}
            />
          )}
        </div>
      )}
      <div className="form__row">
        {measure === "maintain" ? (
          <>
            {number("low", t.editor.atLeast)}
            {number("high", t.editor.atMost)}
          </>
        ) : (
          <>
            {number("baseline", t.editor.baseline)}
            {keyResult.isRange && measure === "metric" ? (
              <>
                {number("low", t.editor.low)}
                {number("high", t.editor.high)}
              </>
            ) : (
              number("target", t.editor.target)
            )}
          </>
        )}
        {(measure === "number" || (measure === "maintain" && keyResult.metric === null)) && (
          <>
            <TextField
              label={t.editor.unitOfMeasure}
              optional
              value={keyResult.unitOfMeasure}
              error={errorAt(`${at}.unitOfMeasure`)}
              onChange={(unitOfMeasure) => onChange({ unitOfMeasure })}
            />
            <SelectField
              label={t.editor.decimals}
              value={String(keyResult.decimals)}
              error={errorAt(`${at}.decimals`)}
              choices={["0", "1", "2", "3", "4"].map((value) => ({ value, name: value }))}
              onChange={(value) => onChange({ decimals: Number(value) })}
            />
          </>
        )}
        {measure === "metric" && (
          <SelectField
            label={t.editor.reading}
            value={keyResult.reading}
            error={errorAt(`${at}.reading`)}
            choices={readings.map((reading) => ({ value: reading, name: t.editor.readings[reading] }))}
            onChange={(reading) => onChange({ reading })}
          />
        )}
      </div>
      {measure === "maintain" && <p className="fld__hint">{t.editor.limitHint}</p>}
      {measure === "metric" && (
        <CheckField label={t.editor.range} checked={keyResult.isRange} onChange={(isRange) => onChange({ isRange })} />
      )}
    </div>
  );
}
