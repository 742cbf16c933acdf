import { useEffect, useRef } from "react";
import type { FormItem, Objective, ProgressExplanation } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ConfidenceDial } from "./ConfidenceDial.tsx";
import { invalidValues, lastSaid, textNames, type Answers, type Texts } from "./draft.ts";
import { KeyResultField } from "./KeyResultField.tsx";
import { Live } from "./Live.tsx";
import type { Refusal } from "./refusals.ts";

type Props = {
  item: FormItem;
  objective: Objective | undefined;
  explanation: ProgressExplanation | undefined;
  answers: Answers;
  refusal: Refusal;
  onChange: (answers: Answers) => void;
  /** What belongs beside a text: the blockers beside what is blocked. */
  beside?: Partial<Record<keyof Texts, React.ReactNode>>;
};

/** Values, confidence, and three lines of text. Enter goes from a value to the next thing that is asked. */
export function CheckInFields({ item, objective, explanation, answers, refusal, onChange, beside = {} }: Props) {
  const { numbers } = useFormat();
  const fields = useRef<HTMLDivElement>(null);
  const invalid = invalidValues(answers, numbers);

  // The flow is for the keyboard: one begins where the first answer is needed. A thumb would only get its keyboard in the way.
  useEffect(() => {
    if (window.matchMedia("(pointer: fine)").matches) asked(fields.current)[0]?.focus({ preventScroll: true });
  }, [item.objectiveId]);

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const all = asked(event.currentTarget);
    const at = all.findIndex((field) => field === event.target);
    if (at < 0 || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    all[at + 1]?.focus();
  };

  return (
    // Enter only moves on, as Tab does.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={fields} onKeyDown={onKeyDown}>
      <Live item={item} objective={objective} explanation={explanation} answers={answers} />
      {item.keyResults.map((keyResult, index) => (
        <KeyResultField
          key={keyResult.id}
          number={index + 1}
          keyResult={keyResult}
          known={objective?.keyResults.find((other) => other.id === keyResult.id)}
          was={lastSaid(item.last, keyResult.id)?.confidence ?? null}
          text={answers.values[keyResult.id] ?? ""}
          ticks={answers.ticks}
          confidence={answers.confidences[keyResult.id] ?? null}
          error={invalid.includes(keyResult.id) ? t.checkIn.notANumber : refusal.byKeyResult.get(keyResult.id)}
          doubt={refusal.doubts.get(keyResult.id)}
          onText={(text) => onChange({ ...answers, values: { ...answers.values, [keyResult.id]: text } })}
          onTick={(step, done) => onChange({ ...answers, ticks: { ...answers.ticks, [step]: done } })}
          onConfidence={(confidence) => onChange({ ...answers, confidences: { ...answers.confidences, [keyResult.id]: confidence } })}
        />
      ))}
      <div className="krf krf--all">
        <p className="strong">{t.checkIn.objectiveConfidence}</p>
        <ConfidenceDial
          label={t.checkIn.objectiveConfidence}
          value={answers.confidence}
          was={item.last?.confidence ?? null}
          isAsked
          onChange={(confidence) => onChange({ ...answers, confidence })}
        />
      </div>
      <div className="two">
        {textNames.map((name) => (
          <TextField
            key={name}
            label={t.checkIn[name]}
            value={answers.texts[name]}
            was={item.last?.[name] ?? null}
            error={refusal.byText[name]}
            beside={beside[name]}
            onChange={(text) => onChange({ ...answers, texts: { ...answers.texts, [name]: text } })}
          />
        ))}
      </div>
    </div>
  );
}

/** What is asked for, in order: hand-entered values, the confidence in the whole, the texts. */
const asked = (root: HTMLElement | null) => [...(root?.querySelectorAll<HTMLElement>("[data-asked]") ?? [])];

type TextProps = {
  label: string;
  value: string;
  was: string | null;
  error: string | undefined;
  beside: React.ReactNode;
  onChange: (text: string) => void;
};

function TextField({ label, value, was, error, beside, onChange }: TextProps) {
  return (
    <>
      <div className="txt">
        <label className="txt">
          <span className="txt__l">{label}</span>
          <textarea
            className="fld__area"
            data-asked
            rows={2}
            placeholder={t.checkIn.placeholder}
            value={value}
            aria-invalid={error !== undefined}
            onChange={(event) => onChange(event.target.value)}
          />
          {error !== undefined && <span className="bad sm">{error}</span>}
        </label>
        {beside}
      </div>
      <div className="was">
        {was !== null && was !== "" && (
          <>
            <p className="faint xs">{t.checkIn.lastTime}</p>
            <p className="soft sm">{was}</p>
          </>
        )}
      </div>
    </>
  );
}
