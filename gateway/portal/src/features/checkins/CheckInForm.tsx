import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { submitCheckIn } from "@/api/checkins.ts";
import { Problem } from "@/api/problem.ts";
import type { CheckIn, Objective, ProgressExplanation } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import "@/ui/field.css";
import { ConfidenceDial } from "./ConfidenceDial.tsx";
import {
  draftOf,
  fieldErrors,
  invalidValues,
  numbersOf,
  saysNothing,
  startAnswers,
  type Answers,
  type Draft,
  type Texts,
} from "./draft.ts";
import { KeyResultField } from "./KeyResultField.tsx";
import { progressWith } from "./preview.ts";

type Props = {
  objective: Objective;
  explanation: ProgressExplanation | undefined;
  last: CheckIn | undefined;
  hasNext: boolean;
  onDone: (checkIn: CheckIn) => void;
};

/** Five minutes: values, confidence, and three lines of text. */
export function CheckInForm({ objective, explanation, last, hasNext, onDone }: Props) {
  const { numbers } = useFormat();
  const [answers, setAnswers] = useState(() => startAnswers(objective, last, numbers));
  const [complaint, setComplaint] = useState<string | null>(null);
  const { submit, errors, isPending } = useSubmit(objective, onDone);
  const form = useRef<HTMLFormElement>(null);
  const invalid = invalidValues(answers, numbers);
  const change = (part: Partial<Answers>) => {
    setAnswers({ ...answers, ...part });
    setComplaint(null);
  };

  const send = () => {
    if (isPending) return;
    const draft = draftOf(objective, answers, numbers);
    if (invalid.length > 0) setComplaint(t.checkIn.notANumber);
    else if (saysNothing(draft)) setComplaint(t.checkIn.nothingToSend);
    else submit(draft);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };

  return (
    // Ctrl Enter submits from every field; the handler adds nothing that the button does not do.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="ci__f"
      ref={form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h1>{objective.title}</h1>
      <Live objective={objective} explanation={explanation} answers={answers} />
      {objective.keyResults.map((keyResult, index) => (
        <KeyResultField
          key={keyResult.id}
          number={index + 1}
          keyResult={keyResult}
          last={last}
          text={answers.values[keyResult.id] ?? ""}
          confidence={answers.confidences[keyResult.id] ?? null}
          error={invalid.includes(keyResult.id) ? t.checkIn.notANumber : errors.byKeyResult.get(keyResult.id)}
          onText={(text) => change({ values: { ...answers.values, [keyResult.id]: text } })}
          onConfidence={(confidence) => change({ confidences: { ...answers.confidences, [keyResult.id]: confidence } })}
        />
      ))}
      <div className="krf krf--all">
        <p className="strong">{t.checkIn.objectiveConfidence}</p>
        <ConfidenceDial
          label={t.checkIn.objectiveConfidence}
          value={answers.confidence}
          was={last?.confidence ?? null}
          onChange={(confidence) => change({ confidence })}
        />
      </div>
      <div className="two">
        {(["changed", "blocked", "next"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            value={answers.texts[name]}
            last={last}
            error={errors.byText[name]}
            onChange={(text) => change({ texts: { ...answers.texts, [name]: text } })}
          />
        ))}
      </div>
      {(complaint !== null || errors.rest.length > 0) && (
        <div className="ci__bad" role="alert">
          {[...(complaint === null ? [] : [complaint]), ...errors.rest].map((message) => (
            <p key={message}>{message}</p>
          ))}
        </div>
      )}
      <footer className="ci-bar">
        <Keys />
        <button className="btn btn--ink" type="submit" disabled={isPending}>
          {isPending ? t.checkIn.submitting : hasNext ? t.checkIn.submitNext : t.checkIn.submit}
        </button>
      </footer>
    </form>
  );
}

/** One key for each submission: pressing again after a failure cannot apply it twice. */
function useSubmit(objective: Objective, onDone: (checkIn: CheckIn) => void) {
  const client = useQueryClient();
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const mutation = useMutation({
    mutationFn: (draft: Draft) => {
      const body = JSON.stringify(draft);
      if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      return submitCheckIn(draft, attempt.current.key);
    },
    onSuccess: async (checkIn) => {
      await client.invalidateQueries({ queryKey: ["checkins"] });
      onDone(checkIn);
    },
    onError: async (error) => {
      // Somebody else wrote: their check-in belongs beside the form before it is sent again.
      if (error instanceof Problem && (error.kind === "stale" || error.kind === "conflict")) {
        await client.invalidateQueries({ queryKey: ["checkins", "objective", objective.id] });
      }
    },
  });
  return { submit: mutation.mutate, isPending: mutation.isPending, errors: errorsOf(mutation.error, mutation.variables) };
}

function errorsOf(error: Error | null, draft: Draft | undefined): ReturnType<typeof fieldErrors> {
  const none = { byKeyResult: new Map<string, string>(), byText: {}, rest: [] };
  if (error === null || draft === undefined) return none;
  if (!(error instanceof Problem)) return { ...none, rest: [t.checkIn.failed] };
  if (error.kind === "invalid") {
    const found = fieldErrors(error.fields, draft);
    const silent = found.byKeyResult.size === 0 && Object.keys(found.byText).length === 0 && found.rest.length === 0;
    return silent ? { ...none, rest: [error.document.detail ?? error.message] } : found;
  }
  if (error.kind === "stale" || error.kind === "conflict") return { ...none, rest: [t.checkIn.stale] };
  if (error.kind === "absent") return { ...none, rest: [t.checkIn.notAllowed] };
  const reference = error.reference === null ? [] : [t.states.reference(error.reference)];
  return { ...none, rest: [t.checkIn.failed, ...reference] };
}

/** The bar answers while one types: what it becomes with these values. */
function Live({
  objective,
  explanation,
  answers,
}: {
  objective: Objective;
  explanation: ProgressExplanation | undefined;
  answers: Answers;
}) {
  const { numbers } = useFormat();
  const { progress, expected, pace } = objective;
  const becomes = explanation === undefined ? null : progressWith(explanation, objective.keyResults, numbersOf(answers, numbers));
  const moves = progress !== null && becomes !== null && numbers.progress(becomes) !== numbers.progress(progress);
  return (
    <div className="ci__live">
      <PaceTrack progress={progress} expected={expected} pace={pace} becomes={moves ? becomes : null} />
      <p aria-live="polite">
        <PaceWord pace={pace} />
        <span className="soft">
          {progress !== null &&
            (moves ? (
              <Phrase text={t.checkIn.becomes(numbers.progress(progress))} next={<b className="num">{numbers.progress(becomes)}</b>} />
            ) : (
              numbers.progress(progress)
            ))}
          {progress === null && becomes !== null && (
            <Phrase text={t.checkIn.becomesFirst} next={<b className="num">{numbers.progress(becomes)}</b>} />
          )}
          {expected !== null && t.checkIn.expected(numbers.progress(expected), moves || progress === null)}
        </span>
      </p>
    </div>
  );
}

type TextProps = {
  name: keyof Texts;
  value: string;
  last: CheckIn | undefined;
  error: string | undefined;
  onChange: (text: string) => void;
};

function TextField({ name, value, last, error, onChange }: TextProps) {
  const said = last?.[name];
  return (
    <>
      <label className="txt">
        <span className="txt__l">{t.checkIn[name]}</span>
        <textarea
          rows={3}
          placeholder={t.checkIn.placeholder}
          value={value}
          aria-invalid={error !== undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {error !== undefined && <span className="bad sm">{error}</span>}
      </label>
      <div className="was">
        {said != null && said !== "" && (
          <>
            <p className="faint xs">{t.checkIn.lastTime}</p>
            <p className="soft sm">{said}</p>
          </>
        )}
      </div>
    </>
  );
}

function Keys() {
  return (
    <p className="keys wide" aria-hidden="true">
      <span>
        <span className="kbd">Tab</span>
        {t.checkIn.keys.next}
      </span>
      <span>
        <span className="kbd">0–9</span>
        <span className="kbd">+</span>
        {t.checkIn.keys.confidence}
      </span>
      <span>
        <span className="kbd">Ctrl</span>
        <span className="kbd">Enter</span>
        {t.checkIn.keys.submit}
      </span>
    </p>
  );
}
