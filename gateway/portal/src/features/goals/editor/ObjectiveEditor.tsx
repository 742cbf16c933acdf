import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef } from "react";
import { Link } from "react-router";
import type { Cycle, Objective } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormProblems, TextArea } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { Dependencies } from "../dependencies/Dependencies.tsx";
import { Alignment } from "./Alignment.tsx";
import { CoachPanel } from "./CoachPanel.tsx";
import { coachQuery, suggestionsQuery } from "./coachQuery.ts";
import { ConflictPanel } from "./ConflictPanel.tsx";
import { changesWhatWasAgreed, coachDraftOf, emptyKeyResult, type KeyResultForm, type ObjectiveForm } from "./form.ts";
import { Guardrails, PeopleAndLinks, WhatAndWhy } from "./HeadFields.tsx";
import { KeyResultCard } from "./KeyResultCard.tsx";
import { useObjectiveEditor } from "./useObjectiveEditor.ts";
import { useSettled } from "./useKeptDraft.ts";
import "./editor.css";

type Props = {
  objective: Objective | null;
  start: ObjectiveForm;
  what: string;
  cycles: readonly Cycle[];
  onSaved: (objective: Objective) => void;
  backTo: string;
};

const pause = 500;

/** The whole text of an objective in one form; the coach reads along. */
export function ObjectiveEditor({ objective, start, what, cycles, onSaved, backTo }: Props) {
  const { me } = usePerson();
  const { numbers, dates } = useFormat();
  const editor = useObjectiveEditor({ person: me.id, what, objective, start, onSaved });
  const { form, change, errorAt } = editor;
  const page = useRef<HTMLDivElement>(null);
  const cycle = cycles.find((other) => other.id === form.cycleId) ?? objective?.cycle ?? null;
  const window = cycle === null ? null : { start: cycle.start, end: cycle.end };

  const settled = useSettled(form, pause);
  const draft = coachDraftOf(settled, numbers, objective?.id ?? null);
  const begun = (draft.title ?? "") !== "" || draft.keyResults != null;
  const coach = useQuery(coachQuery(draft));
  const suggestions = useQuery(suggestionsQuery(wantedOf(settled)));
  const findings = begun ? (coach.data?.findings ?? []) : [];

  const isPublished = objective?.lifecycle === "published";
  const needsReason = isPublished && changesWhatWasAgreed(editor.base, form);
  const reasonMissing = needsReason && editor.reason.trim() === "";
  const changeKeyResult = (index: number, part: Partial<KeyResultForm>) =>
    change({ keyResults: form.keyResults.map((other, n) => (n === index ? { ...other, ...part } : other)) });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!editor.isPending && !reasonMissing) editor.save();
      }}
    >
      {editor.restored !== null && (
        <p className="notice" role="status">
          {t.editor.kept(dates.moment(editor.restored))} {t.editor.keptHere}
          <button className="btn btn--s" type="button" onClick={editor.discard}>
            {objective === null ? t.editor.discard : t.editor.discardEdit}
          </button>
        </p>
      )}
      {editor.clash !== null && <ConflictPanel {...editor.clash} onChoose={editor.choose} />}
      <div className="cols" ref={page}>
        <div className="ed">
          <Section title={t.editor.what} className="sec sec--first">
            {() => <WhatAndWhy form={form} findings={findings} errorAt={errorAt} onChange={change} cycles={cycles} />}
          </Section>
          <Section title={t.editor.keyResults} summary={t.editor.keyResultsHint}>
            {() => (
              <div className="form" data-field="keyResults">
                {form.keyResults.map((keyResult, index) => (
                  <KeyResultCard
                    key={keyResult.key}
                    index={index}
                    count={form.keyResults.length}
                    keyResult={keyResult}
                    window={window}
                    findings={findings}
                    errorAt={errorAt}
                    onChange={(part) => changeKeyResult(index, part)}
                    onMove={(by) => change({ keyResults: moved(form.keyResults, index, by) })}
                    onRemove={() => change({ keyResults: form.keyResults.filter((_, n) => n !== index) })}
                  />
                ))}
                {errorAt("keyResults") !== undefined && <p className="fld__bad">{errorAt("keyResults")}</p>}
                <p>
                  <button className="btn" type="button" onClick={() => change({ keyResults: [...form.keyResults, emptyKeyResult()] })}>
                    <Plus className="i" aria-hidden="true" />
                    {t.editor.addKeyResult}
                  </button>
                </p>
              </div>
            )}
          </Section>
          <Section title={t.editor.alignment} summary={t.editor.alignmentHint}>
            {() => (
              <Alignment
                alignments={form.alignments}
                suggestions={suggestions.data}
                self={objective?.id ?? null}
                errorAt={errorAt}
                onChange={(alignments) => change({ alignments })}
              />
            )}
          </Section>
          <Section title={t.editor.guardrails}>{() => <Guardrails form={form} errorAt={errorAt} onChange={change} />}</Section>
          {objective === null ? (
            <Section title={t.editor.dependencies}>{() => <p className="soft sec__p">{t.editor.dependenciesHint}</p>}</Section>
          ) : (
            <Dependencies objective={objective} />
          )}
          <Section title={t.editor.more}>{() => <PeopleAndLinks form={form} errorAt={errorAt} onChange={change} />}</Section>
          <div className="ed__end form">
            {isPublished && (
              <TextArea
                label={t.editor.reason}
                optional={!needsReason}
                hint={t.editor.reasonHint}
                value={editor.reason}
                error={errorAt("reason") ?? (reasonMissing ? t.editor.reasonNeeded : undefined)}
                onChange={editor.setReason}
              />
            )}
            <FormProblems messages={problemsOf(editor)} />
            <div className="form__act">
              {editor.isChanged && <span className="soft sm ed__state">{t.editor.unsaved}</span>}
              <Link className="btn" to={backTo}>
                {t.form.cancel}
              </Link>
              <button className="btn btn--ink" type="submit" disabled={editor.isPending || reasonMissing}>
                {editor.isPending ? t.form.sending : objective === null ? t.editor.saveDraft : t.editor.saveChanges}
              </button>
            </div>
          </div>
        </div>
        <aside className="rail ed__rail" aria-label={t.editor.coach}>
          <CoachPanel advice={coach.data} begun={begun} failed={coach.isError} onShow={(field) => show(page.current, field)} />
        </aside>
      </div>
    </form>
  );
}

const problemsOf = ({ problem, hasUnreadable, otherThan, errorAt }: ReturnType<typeof useObjectiveEditor>): string[] => {
  if (hasUnreadable) return [t.editor.check];
  if (problem === null) return [];
  // What is said at a field is not said twice, but there may be many fields between here and there.
  const shown = Object.keys(problem.fields).filter((path) => errorAt(path) !== undefined);
  return shown.length === 0 ? otherThan() : [t.editor.check, ...shown.flatMap((path) => problem.fields[path] ?? [])];
};

function wantedOf(form: ObjectiveForm) {
  if (form.unit === null || form.cycleId === "" || form.title.trim() === "") return null;
  return {
    cycleId: form.cycleId,
    unitId: form.unit.id,
    title: form.title.trim(),
    keyResults: form.keyResults.map(({ title, metric }) => ({ title, metricId: metric?.id ?? null })),
  };
}

function moved<T>(items: readonly T[], index: number, by: number): T[] {
  const [item] = items.slice(index, index + 1);
  const others = items.filter((_, n) => n !== index);
  return item === undefined ? [...items] : others.toSpliced(index + by, 0, item);
}

/** Brings a field into view and puts the cursor into it. */
function show(page: HTMLElement | null, field: string): void {
  const whole = field.replace(/\.\w+$/, "");
  const place = page?.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? page?.querySelector(`[data-field="${CSS.escape(whole)}"]`);
  place?.querySelector<HTMLElement>("input, textarea, select")?.focus();
}
