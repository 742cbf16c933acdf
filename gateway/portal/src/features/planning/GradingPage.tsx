import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { allObjectivesQuery, cyclesQuery, objectiveQuery } from "@/api/goals.ts";
import type { Cycle, Id, ObjectiveRow, Unit } from "@/api/types.ts";
import { currentCycle } from "@/app/cycle.ts";
import { CycleMenu } from "@/app/CycleMenu.tsx";
import { Page } from "@/app/Page.tsx";
import { canManage, plansCycles } from "@/app/rights.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";
import { RetireDialog } from "../goals/actions/AgreeDialogs.tsx";
import { GradeDialog } from "../goals/actions/GradeDialog.tsx";
import { CopyDialog } from "../goals/actions/PlaceDialogs.tsx";
import { ClosedTable, OpenTable, type RowAction } from "./GradingTables.tsx";
import { PhaseSteps } from "./PhaseSteps.tsx";
import { UnitChoice } from "./UnitChoice.tsx";
import { everywhere, useChosenUnit } from "./useChosenUnit.ts";
import "./planning.css";

/** What is graded at the end of a cycle, what is not yet, and what was learned. */
export default function GradingPage() {
  const cycles = useQuery(cyclesQuery);
  const units = useQuery(unitsQuery);
  const crumbs = [{ name: t.planning.title, to: "/planning" }, { name: t.grading.title }];
  if (cycles.data === undefined || units.data === undefined) {
    return (
      <Page title={t.grading.title} crumbs={crumbs}>
        <h1 className="sr">{t.grading.title}</h1>
        <Await query={cycles} what={t.grading.reading}>
          {() => (
            <Await query={units} what={t.grading.reading}>
              {() => null}
            </Await>
          )}
        </Await>
      </Page>
    );
  }
  return <Loaded cycles={cycles.data} units={units.data} />;
}

function Loaded({ cycles, units }: { cycles: readonly Cycle[]; units: readonly Unit[] }) {
  const { dates } = useFormat();
  const [search, setSearch] = useSearchParams();
  const current = currentCycle(cycles, dates.today());
  const cycle = cycles.find(({ id }) => id === search.get("cycle")) ?? cycles.find(({ phase }) => phase === "grading") ?? current;
  const { me } = usePerson();
  const unit = useChosenUnit(units);
  const plans = plansCycles(me, units);
  const turn = (name: string, value: string | null) =>
    setSearch((now) => {
      if (value === null) now.delete(name);
      else now.set(name, value);
      return now;
    });
  if (cycle === undefined) {
    return (
      <Page title={t.grading.title} crumbs={[{ name: t.grading.title }]}>
        <h1 className="sr">{t.grading.title}</h1>
        <Empty title={t.planning.noCycle} hint={t.planning.noCycleHint} />
      </Page>
    );
  }
  return (
    <Page
      title={t.grading.heading(cycle.name)}
      crumbs={[{ name: t.planning.title, to: `/planning?cycle=${cycle.id}` }, { name: t.grading.title }]}
      bar={<CycleMenu cycles={cycles} cycle={cycle} current={current} onChoose={(id) => turn("cycle", id)} />}
    >
      <div className="head">
        <div>
          <h1>{t.grading.heading(cycle.name)}</h1>
          <p className="meta">
            <span className="tag">{t.planning.phases[cycle.phase]}</span>
            <span>{t.objective.window(dates.shortDay(cycle.start), dates.shortDay(cycle.end))}</span>
            <Link className="link" to="/retrospective">
              {t.retro.title}
            </Link>
          </p>
        </div>
        {plans && (
          <div className="head__r">
            <PhaseSteps cycle={cycle} />
          </div>
        )}
      </div>
      <div className="plan__bar">
        <UnitChoice units={units} unit={unit} onChoose={(slug) => turn("unit", slug ?? everywhere)} />
      </div>
      <Graded cycle={cycle} unit={unit} units={units} />
    </Page>
  );
}

function Graded({ cycle, unit, units }: { cycle: Cycle; unit: Unit | undefined; units: readonly Unit[] }) {
  const { me } = usePerson();
  const query = useQuery(allObjectivesQuery({ cycle: cycle.id, ...(unit !== undefined && { unit: unit.id, descendants: true }) }));
  const [acting, setActing] = useState<RowAction | null>(null);
  const isMine = (row: ObjectiveRow) => row.owner.id === me.id || canManage(me, units, row.unit.id);
  return (
    <Await query={query} what={t.grading.reading}>
      {(rows) => {
        const closed = rows.filter(({ lifecycle }) => lifecycle === "graded" || lifecycle === "retired");
        const open = rows.filter(({ lifecycle }) => lifecycle === "published").toSorted((a, b) => Number(isMine(b)) - Number(isMine(a)));
        const unfinished = rows.filter(({ lifecycle }) => lifecycle === "draft" || lifecycle === "proposed");
        if (rows.length === 0) return <Empty title={t.grading.nothing} />;
        return (
          <>
            {cycle.phase === "planning" || cycle.phase === "active" ? (
              <p className="plan__sum">
                <b>{t.grading.notNow}.</b> <span className="soft">{t.grading.notNowHint(t.planning.phases[cycle.phase])}</span>
              </p>
            ) : (
              <p className="plan__sum">
                <b>{t.grading.done(closed.length, rows.length)}</b>
                {closed.length === rows.length && cycle.phase === "grading" && <span className="soft">{t.grading.allDone}</span>}
              </p>
            )}
            {open.length > 0 && (
              <Section title={t.grading.open} summary={String(open.length)}>
                {(id) => <OpenTable rows={open} cycle={cycle} isMine={isMine} labelledBy={id} onAct={setActing} />}
              </Section>
            )}
            {unfinished.length > 0 && cycle.phase !== "planning" && (
              <Section title={t.grading.unfinished} summary={t.grading.unfinishedHint}>
                {(id) => <OpenTable rows={unfinished} cycle={cycle} isMine={isMine} labelledBy={id} onAct={setActing} />}
              </Section>
            )}
            {closed.length > 0 && (
              <Section title={t.grading.closed} summary={String(closed.length)}>
                {(id) => <ClosedTable rows={closed} cycle={cycle} isMine={isMine} labelledBy={id} onAct={setActing} />}
              </Section>
            )}
            {acting !== null && <Acting key={acting.id} {...acting} onClose={() => setActing(null)} />}
          </>
        );
      }}
    </Await>
  );
}

/** A row names its objective; the form needs all of it. */
function Acting({ id, act, onClose }: { id: Id; act: RowAction["act"]; onClose: () => void }) {
  const objective = useQuery(objectiveQuery(id)).data;
  if (objective === undefined) return null;
  if (act === "grade") return <GradeDialog objective={objective} onClose={onClose} />;
  if (act === "retire") return <RetireDialog objective={objective} onClose={onClose} />;
  return <CopyDialog objective={objective} again onClose={onClose} />;
}
