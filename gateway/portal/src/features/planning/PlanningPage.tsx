import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { cyclesQuery } from "@/api/goals.ts";
import type { Cycle, Unit } from "@/api/types.ts";
import { currentCycle } from "@/app/cycle.ts";
import { CycleMenu } from "@/app/CycleMenu.tsx";
import { Page } from "@/app/Page.tsx";
import { canManage, plansCycles } from "@/app/rights.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Empty } from "@/ui/States.tsx";
import { Board } from "./Board.tsx";
import { CoachView } from "./CoachView.tsx";
import { Coverage } from "./Coverage.tsx";
import { DependencyView } from "./DependencyView.tsx";
import { NewCycleDialog } from "./NewCycleDialog.tsx";
import { PhaseSteps } from "./PhaseSteps.tsx";
import { ReadinessView } from "./ReadinessView.tsx";
import { UnitChoice } from "./UnitChoice.tsx";
import { everywhere, useChosenUnit } from "./useChosenUnit.ts";
import "./planning.css";

const views = ["board", "readiness", "coach", "dependencies", "alignment"] as const;
type View = (typeof views)[number];
const isView = (word: string | null): word is View => views.some((view) => view === word);

/** A cycle while it is planned: what is there, what is missing, who waits for whom. */
export default function PlanningPage() {
  const cycles = useQuery(cyclesQuery);
  const units = useQuery(unitsQuery);
  if (cycles.data === undefined || units.data === undefined) {
    return (
      <Page title={t.planning.title} crumbs={[{ name: t.planning.title }]}>
        <h1 className="sr">{t.planning.title}</h1>
        <Await query={cycles} what={t.planning.readingBoard}>
          {() => (
            <Await query={units} what={t.planning.readingBoard}>
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
  const { me } = usePerson();
  const [search, setSearch] = useSearchParams();
  const [making, setMaking] = useState(false);
  const current = currentCycle(cycles, dates.today());
  // What is planned is what one comes here for; else what runs.
  const planned = cycles.findLast((cycle) => cycle.phase === "planning");
  const cycle = cycles.find((other) => other.id === search.get("cycle")) ?? planned ?? current;
  const word = search.get("view");
  const view: View = isView(word) ? word : "board";
  const unit = useChosenUnit(units);
  const plans = plansCycles(me, units);
  const turn = (name: string, value: string | null) =>
    setSearch(
      (now) => {
        if (value === null) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: name === "view" },
    );
  const make = plans && (
    <button className="btn btn--s" type="button" onClick={() => setMaking(true)}>
      {t.planning.newCycle}
    </button>
  );
  const dialog = making && <NewCycleDialog cycles={cycles} onClose={() => setMaking(false)} onMade={(made) => turn("cycle", made.id)} />;
  if (cycle === undefined) {
    return (
      <Page title={t.planning.title} crumbs={[{ name: t.planning.title }]}>
        <h1 className="sr">{t.planning.title}</h1>
        <Empty title={t.planning.noCycle} hint={t.planning.noCycleHint}>
          {make}
        </Empty>
        {dialog}
      </Page>
    );
  }
  // What is missing is told to those who lead the unit.
  const canLook = canManage(me, units, unit?.id ?? units.find((other) => other.parentId === null)?.id ?? "");
  const writes = canManage(me, units, unit?.id ?? me.primaryUnitId ?? "") || me.units.length > 0;
  const place = { cycle: cycle.id, unit: unit?.id };
  return (
    <Page
      title={t.planning.heading(cycle.name)}
      crumbs={[{ name: t.planning.title }]}
      bar={
        <>
          {make}
          <CycleMenu cycles={cycles} cycle={cycle} current={current} onChoose={(id) => turn("cycle", id)} />
        </>
      }
    >
      <div className="head">
        <div>
          <h1>{t.planning.heading(cycle.name)}</h1>
          <p className="meta">
            <span className="tag">{t.planning.phases[cycle.phase]}</span>
            <span>{t.objective.window(dates.shortDay(cycle.start), dates.shortDay(cycle.end))}</span>
            <Link className="link" to={`/planning/grading?cycle=${cycle.id}`}>
              {t.grading.link}
            </Link>
            <Link className="link" to="/retrospective">
              {t.retro.title}
            </Link>
          </p>
          {cycle.begunDespite != null && <p className="soft sm plan__d">{t.planning.begunDespite(cycle.begunDespite)}</p>}
        </div>
        <div className="head__r">
          {cycle.phase !== "closed" && writes && (
            <Link className="btn" to={`/objectives/new?cycle=${cycle.id}${unit === undefined ? "" : `&unit=${unit.slug}`}`}>
              <Plus className="i" aria-hidden="true" />
              {t.planning.newObjective}
            </Link>
          )}
          {plans && <PhaseSteps cycle={cycle} />}
        </div>
      </div>
      <div className="plan__bar">
        <div className="seg plan__views" role="group" aria-label={t.planning.view}>
          {views.map((other) => (
            <button key={other} type="button" aria-pressed={view === other} onClick={() => turn("view", other === "board" ? null : other)}>
              {t.planning.views[other]}
            </button>
          ))}
        </div>
        <UnitChoice units={units} unit={unit} onChoose={(slug) => turn("unit", slug ?? everywhere)} />
      </div>
      {view === "board" && <Board key={cycle.id} place={place} cycle={cycle} units={units} />}
      {view === "readiness" &&
        (canLook ? (
          <ReadinessView place={place} cycle={cycle} units={units} />
        ) : (
          <Empty title={t.planning.forLeads} hint={t.planning.forLeadsHint} />
        ))}
      {view === "coach" && <CoachView place={place} cycle={cycle} units={units} />}
      {view === "dependencies" && <DependencyView place={place} cycle={cycle} />}
      {view === "alignment" && <Coverage place={place} cycle={cycle} />}
      {dialog}
    </Page>
  );
}
