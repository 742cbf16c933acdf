import { Link2 } from "lucide-react";
import { Link } from "react-router";
import type { CheckIn, KeyResult } from "@/api/types.ts";
import { aimOf } from "@/features/goals/aim.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthNamed } from "@/ui/Glyph.tsx";
import { ConfidenceDial } from "./ConfidenceDial.tsx";
import { progressAt } from "./preview.ts";

type Props = {
  number: number;
  keyResult: KeyResult;
  last: CheckIn | undefined;
  text: string;
  confidence: number | null;
  error: string | undefined;
  onText: (text: string) => void;
  onConfidence: (confidence: number) => void;
};

/** One key result: its value, typed or already filled in from the KPI, and the confidence in it. */
export function KeyResultField(props: Props) {
  const { number, keyResult, last, confidence, onConfidence } = props;
  const { numbers } = useFormat();
  const was = last?.keyResults.find((other) => other.keyResultId === keyResult.id)?.confidence ?? null;
  return (
    <fieldset className="krf">
      <legend>
        <span aria-hidden="true">{number}</span>
        {keyResult.title}
        <small>{aimOf(keyResult, numbers, keyResult)}</small>
      </legend>
      <div className="krf__in">{isTyped(keyResult) ? <Typed {...props} /> : <FilledIn keyResult={keyResult} />}</div>
      <ConfidenceDial label={t.checkIn.confidenceIn(keyResult.title)} value={confidence} was={was} onChange={onConfidence} />
    </fieldset>
  );
}

/** What is not read from somewhere else: numbers, and limits that no metric watches. */
const isTyped = ({ measure, metricId }: KeyResult) => measure === "number" || (measure === "maintain" && metricId === null);

function FilledIn({ keyResult }: { keyResult: KeyResult }) {
  const { numbers, dates } = useFormat();
  const mark = healthNamed(keyResult.health);
  return (
    <div className="auto">
      {keyResult.current === null ? (
        <span>{t.checkIn.filledInNoValue}</span>
      ) : (
        <b>
          {mark !== null && <HealthGlyph mark={mark} named />}
          {numbers.value(keyResult.current, keyResult)}
        </b>
      )}
      <span className="flag faint">
        <Link2 className="i i--s" aria-hidden="true" />
        {keyResult.currentAt !== null && `${t.checkIn.filledIn(dates.day(keyResult.currentAt))} · `}
        {keyResult.metricId !== null && (
          <Link className="link" to={`/kpis/${keyResult.metricId}`}>
            {t.checkIn.openKpi}
          </Link>
        )}
      </span>
    </div>
  );
}

function Typed({ keyResult, text, error, onText }: Props) {
  const { numbers } = useFormat();
  const value = numbers.parse(text);
  const hint = `hint-${keyResult.id}`;
  const unit = keyResult.unitOfMeasure ?? "";
  const before = keyResult.current;
  const moved = value !== null && before !== null && value !== before;
  const sayProgress = (was: number | null, now: number | null) =>
    was !== null && now !== null && t.checkIn.nowProgress(numbers.progress(was), numbers.progress(now));
  return (
    <>
      <label className={error === undefined ? "inp" : "inp inp--bad"}>
        <span className="sr">{t.checkIn.valueOf(keyResult.title)}</span>
        <input
          inputMode="decimal"
          autoComplete="off"
          size={6}
          value={text}
          aria-describedby={hint}
          aria-invalid={error !== undefined}
          onChange={(event) => onText(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        {unit !== "" && <span className="u">{unit}</span>}
      </label>
      <p className="soft sm krf__hint" id={hint}>
        {error !== undefined ? (
          <span className="bad">{error}</span>
        ) : (
          <>
            {before === null ? t.checkIn.noLastValue : t.checkIn.lastValue(numbers.value(before, keyResult))}{" "}
            {moved && sayProgress(progressAt(keyResult, before), progressAt(keyResult, value))}
            {value !== null && before === null && sayProgress(0, progressAt(keyResult, value))}
          </>
        )}
      </p>
    </>
  );
}
