import { Link2 } from "lucide-react";
import { Link } from "react-router";
import type { FormKeyResult, Id, KeyResult, Measure } from "@/api/types.ts";
import { Delta } from "@/features/metrics/Delta.tsx";
import { aimOf } from "@/features/goals/aim.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { CheckField } from "@/ui/Field.tsx";
import { HealthGlyph, healthNamed } from "@/ui/Glyph.tsx";
import { ConfidenceDial } from "./ConfidenceDial.tsx";
import { progressAt } from "./preview.ts";

type Props = {
  number: number;
  keyResult: FormKeyResult;
  /** The same as the goals know it: its title where it is not public, its metric's page and health. */
  known: KeyResult | undefined;
  was: number | null;
  text: string;
  ticks: Record<Id, boolean>;
  confidence: number | null;
  error: string | undefined;
  doubt: string | undefined;
  onText: (text: string) => void;
  onTick: (step: Id, done: boolean) => void;
  onConfidence: (confidence: number) => void;
};

/** One key result: its value, typed or already filled in from the KPI, and the confidence in it. */
export function KeyResultField(props: Props) {
  const { number, keyResult, known, was, ticks, confidence, onConfidence } = props;
  const { numbers } = useFormat();
  const title = keyResult.title ?? known?.title ?? t.objective.keyResult;
  const steps = keyResult.steps.map((step) => ({ ...step, done: ticks[step.id] ?? step.done }));
  const aimed = { ...keyResult, measure: keyResult.measure as Measure, steps };
  return (
    <fieldset className="krf">
      <legend>
        <span aria-hidden="true">{number}</span>
        {title}
        <small>{aimOf(aimed, numbers, keyResult)}</small>
      </legend>
      <div className="krf__in">
        {keyResult.measure === "milestone" ? (
          <Steps steps={steps} known={known} onTick={props.onTick} />
        ) : keyResult.takesValue ? (
          <Typed {...props} title={title} />
        ) : (
          <FilledIn keyResult={keyResult} known={known} />
        )}
      </div>
      <ConfidenceDial label={t.checkIn.confidenceIn(title)} value={confidence} was={was} onChange={onConfidence} />
    </fieldset>
  );
}

function FilledIn({ keyResult, known }: { keyResult: FormKeyResult; known: KeyResult | undefined }) {
  const { numbers, dates } = useFormat();
  const mark = healthNamed(known?.health ?? null);
  if (keyResult.measure === "children") return <p className="soft sm">{t.objective.byChildren}</p>;
  return (
    <div className="auto">
      {keyResult.value === null ? (
        <span>{t.checkIn.filledInNoValue}</span>
      ) : (
        <b>
          {mark !== null && <HealthGlyph mark={mark} named />}
          {numbers.value(keyResult.value, keyResult)}
        </b>
      )}
      {keyResult.movement !== null && <Movement keyResult={keyResult} movement={keyResult.movement} />}
      <span className="flag faint">
        <Link2 className="i i--s" aria-hidden="true" />
        {keyResult.period !== null && `${t.checkIn.filledIn(dates.day(keyResult.period))} · `}
        {known?.metricId != null && (
          <Link className="link" to={`/kpis/${known.metricId}`} tabIndex={-1}>
            {t.checkIn.openKpi}
          </Link>
        )}
      </span>
    </div>
  );
}

function Movement({ keyResult, movement }: { keyResult: FormKeyResult; movement: number }) {
  const { numbers } = useFormat();
  return <Delta change={movement}>{movement === 0 ? t.checkIn.unmoved : t.checkIn.movedSince(numbers.change(movement, keyResult))}</Delta>;
}

type StepsProps = { steps: FormKeyResult["steps"]; known: KeyResult | undefined; onTick: Props["onTick"] };

/** The steps of a milestone, to be ticked, and to be taken back. */
function Steps({ steps, known, onTick }: StepsProps) {
  return (
    <ul className="krf__ms">
      {steps.map((step) => (
        <li key={step.id}>
          <CheckField
            label={step.title ?? known?.steps.find((other) => other.id === step.id)?.title ?? t.objective.milestone}
            checked={step.done}
            onChange={(done) => onTick(step.id, done)}
          />
        </li>
      ))}
    </ul>
  );
}

function Typed({ keyResult, text, error, doubt, onText, title }: Props & { title: string }) {
  const { numbers } = useFormat();
  const value = numbers.parse(text);
  const hint = `hint-${keyResult.id}`;
  const unit = keyResult.unitOfMeasure ?? "";
  const before = keyResult.value;
  const moved = value !== null && before !== null && value !== before;
  const wrong = error ?? doubt;
  const sayProgress = (was: number | null, now: number | null) =>
    was !== null && now !== null && t.checkIn.nowProgress(numbers.progress(was), numbers.progress(now));
  return (
    <>
      <label className={wrong === undefined ? "inp" : "inp inp--bad"}>
        <span className="sr">{t.checkIn.valueOf(title)}</span>
        <input
          data-asked
          inputMode="decimal"
          autoComplete="off"
          size={6}
          value={text}
          aria-describedby={hint}
          aria-invalid={wrong !== undefined}
          onChange={(event) => onText(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        {unit !== "" && <span className="u">{unit}</span>}
      </label>
      <p className="soft sm krf__hint" id={hint}>
        {error !== undefined && <span className="bad">{error}</span>}
        {error === undefined && doubt !== undefined && <span className="bad">{t.checkIn.doubt(doubt)}</span>}
        {wrong === undefined && (
          <>
            {before === null ? t.checkIn.noLastValue : t.checkIn.lastValue(numbers.value(before, keyResult))}{" "}
            {moved && <Delta change={value - before}>{numbers.change(value - before, keyResult)}</Delta>}{" "}
            {moved && sayProgress(progressAt(keyResult, before), progressAt(keyResult, value))}
            {value !== null && before === null && sayProgress(0, progressAt(keyResult, value))}
          </>
        )}
      </p>
    </>
  );
}
