import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { cyclesQuery, objectiveQuery } from "@/api/goals.ts";
import type { Cycle, Objective, Unit } from "@/api/types.ts";
import { currentCycle } from "@/app/cycle.ts";
import { Page } from "@/app/Page.tsx";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Empty } from "@/ui/States.tsx";
import { emptyForm, formOf } from "./form.ts";
import { ObjectiveEditor } from "./ObjectiveEditor.tsx";

/** A new objective, or one that is edited. */
export default function ObjectiveEditorPage() {
  const { id } = useParams();
  const cycles = useQuery(cyclesQuery);
  const units = useQuery(unitsQuery);
  return id === undefined ? (
    <Await query={units} what={t.states.things.unit}>
      {(all) => (
        <Await query={cycles} what={t.states.things.objective}>
          {(known) => <NewObjective units={all} cycles={known} />}
        </Await>
      )}
    </Await>
  ) : (
    <Await query={cycles} what={t.states.things.objective}>
      {(known) => <EditObjective key={id} id={id} cycles={known} />}
    </Await>
  );
}

function NewObjective({ units, cycles }: { units: readonly Unit[]; cycles: readonly Cycle[] }) {
  const { me } = usePerson();
  const { dates } = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = search.get("unit");
  const unit = units.find((other) => other.id === asked || other.slug === asked) ?? units.find((other) => other.id === me.primaryUnitId);
  // What is planned next is written now; else what runs.
  const open = cycles.filter((cycle) => cycle.phase === "planning" || cycle.phase === "active");
  const cycle =
    cycles.find((other) => other.id === search.get("cycle")) ??
    open.find((other) => other.phase === "planning") ??
    currentCycle(cycles, dates.today());
  const title = unit === undefined ? t.editor.newTitle : t.editor.newIn(unit.name);
  const backTo = `/planning${cycle === undefined ? "" : `?cycle=${cycle.id}`}`;
  const [start] = useState(() =>
    emptyForm(unit === undefined ? null : { id: unit.id, name: unit.name }, cycle?.id ?? "", { id: me.id, name: me.name }),
  );
  return (
    <Page title={title} crumbs={[{ name: t.planning.title, to: backTo }, { name: t.editor.newTitle }]}>
      <div className="head">
        <h1>{title}</h1>
      </div>
      <ObjectiveEditor
        objective={null}
        start={start}
        what={`new.${unit?.id ?? ""}.${cycle?.id ?? ""}`}
        cycles={cycles}
        backTo={backTo}
        onSaved={(saved) => void navigate(`/objectives/${saved.id}`)}
      />
    </Page>
  );
}

function EditObjective({ id, cycles }: { id: string; cycles: readonly Cycle[] }) {
  const query = useQuery({ ...objectiveQuery(id), refetchOnWindowFocus: false });
  const title = query.data?.title ?? t.editor.editTitle;
  return (
    <Page title={t.editor.editTitle} crumbs={[{ name: title, to: `/objectives/${id}` }, { name: t.form.edit }]}>
      <Await query={query} what={t.states.things.objective}>
        {(objective) => (objective.canEdit ? <Loaded objective={objective} cycles={cycles} /> : <NotEditable objective={objective} />)}
      </Await>
    </Page>
  );
}

function Loaded({ objective, cycles }: { objective: Objective; cycles: readonly Cycle[] }) {
  const { numbers } = useFormat();
  const navigate = useNavigate();
  // What is edited stays what was opened: newer content comes in where it is put together.
  const [opened] = useState(objective);
  const [start] = useState(() => formOf(objective, numbers));
  return (
    <>
      <div className="head">
        <h1>{opened.title}</h1>
      </div>
      <ObjectiveEditor
        objective={opened}
        start={start}
        what={opened.id}
        cycles={cycles}
        backTo={`/objectives/${opened.id}`}
        onSaved={(saved) => void navigate(`/objectives/${saved.id}`)}
      />
    </>
  );
}

function NotEditable({ objective }: { objective: Objective }) {
  return (
    <>
      <h1 className="sr">{objective.title}</h1>
      <Empty title={t.editor.notEditable} hint={t.editor.notEditableHint}>
        <Link className="btn btn--s" to={`/objectives/${objective.id}`}>
          {t.editor.backTo}
        </Link>
      </Empty>
    </>
  );
}
