import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { cyclesQuery } from "@/api/goals.ts";
import { learningNotesQuery } from "@/api/planning.ts";
import type { Learning, LearningNoteRow, Unit } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { PaceWord } from "@/ui/Glyph.tsx";
import { Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";
import { useSettled } from "../goals/editor/useKeptDraft.ts";

const answers: readonly (keyof Learning)[] = ["achieved", "learned", "wrongAssumption", "continuesAsKpi", "stops"];

/** What was learned, searched by words. */
export function LearningNotes({ unit }: { unit: Unit }) {
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState(search.get("q") ?? "");
  const wanted = useSettled(text.trim(), 300);
  const cycle = search.get("of") ?? "";
  const kind = search.get("kind") ?? "";
  const cycles = (useQuery(cyclesQuery).data ?? []).filter(({ phase }) => phase === "closed" || phase === "grading");
  const filter = {
    q: wanted === "" ? undefined : wanted,
    unit: unit.id,
    cycle: cycle === "" ? undefined : cycle,
    kind: kind === "" ? undefined : kind,
  };
  const notes = useQuery({ ...learningNotesQuery(filter), placeholderData: keepPreviousData });
  const turn = (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value === "") now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Section
      title={t.retro.notes}
      action={notes.data !== undefined && notes.data.items.length > 0 && <ExportLink onExport={() => save(notes.data.items)} />}
    >
      {() => (
        <>
          <div className="form__row notes__f" role="search">
            <TextField
              label={t.retro.search}
              type="search"
              value={text}
              onChange={(next) => {
                setText(next);
                turn("q", next.trim());
              }}
            />
            <SelectField
              label={t.retro.cycle}
              value={cycle}
              choices={[{ value: "", name: t.retro.allCycles }, ...cycles.map(({ id, name }) => ({ value: id, name }))]}
              onChange={(value) => turn("of", value)}
            />
            <SelectField
              label={t.retro.kind}
              value={kind}
              choices={[
                { value: "", name: t.retro.allKinds },
                ...(["committed", "aspirational"] as const).map((value) => ({ value, name: t.objective.kinds[value] })),
              ]}
              onChange={(value) => turn("kind", value)}
            />
          </div>
          <Await query={notes} what={t.retro.notes.toLowerCase()}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t.retro.noNotes} hint={t.retro.noNotesHint} />
              ) : (
                <ul>
                  {items.map((note) => (
                    <Note key={note.objectiveId} note={note} />
                  ))}
                </ul>
              )
            }
          </Await>
        </>
      )}
    </Section>
  );
}

function Note({ note }: { note: LearningNoteRow }) {
  const { numbers } = useFormat();
  return (
    <li className="note">
      <div className="note__h">
        <h3>
          <Link to={`/objectives/${note.objectiveId}`}>{note.title}</Link>
        </h3>
        <p className="soft sm meta">
          <span>{note.unit.name}</span>
          <span>{note.cycle.name}</span>
          <span>{t.objective.kinds[note.kind]}</span>
          {note.grade !== null && (
            <span>
              {t.objective.grade.toLowerCase()} <b className="num">{numbers.progress(note.grade)}</b>
            </span>
          )}
          {note.verdict !== null && <PaceWord pace={note.verdict} />}
        </p>
      </div>
      <dl className="note__l">
        {answers
          .filter((answer) => note.note[answer] !== "")
          .map((answer) => (
            <div key={answer}>
              <dt>{t.objective.learningNotes[answer]}</dt>
              <dd>{note.note[answer]}</dd>
            </div>
          ))}
      </dl>
    </li>
  );
}

function save(notes: readonly LearningNoteRow[]) {
  saveCsv(
    t.retro.notes,
    [
      t.grading.objective,
      t.grading.unit,
      t.retro.cycle,
      t.retro.kind,
      t.grading.grade,
      ...answers.map((answer) => t.objective.learningNotes[answer]),
    ],
    notes.map((note) => [
      note.title,
      note.unit.name,
      note.cycle.name,
      t.objective.kinds[note.kind],
      note.grade,
      ...answers.map((answer) => note.note[answer]),
    ]),
  );
}
