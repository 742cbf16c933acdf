import { useQuery } from "@tanstack/react-query";
import { CircleCheckBig, Download, Printer } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { dueCheckInsQuery } from "@/api/checkins.ts";
import { unitsQuery } from "@/api/directory.ts";
import { metricKeyResultsQuery, objectivesQuery } from "@/api/goals.ts";
import { scorecardQuery } from "@/api/metrics.ts";
import { openBlockersQuery } from "@/api/unitPage.ts";
import type { Blocker, Cycle, ObjectiveRow, Scorecard as ScorecardData, UnitWithPath } from "@/api/types.ts";
import { CycleMenu } from "@/app/CycleMenu.tsx";
import { useCycle, useKeepCycle } from "@/app/cycle.ts";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";
import { sharedExpected } from "../goals/expectedLine.ts";
import { ObjectiveTable } from "../goals/ObjectiveTable.tsx";
import { PaceSummary } from "../goals/PaceSummary.tsx";
import { HealthSummary, Scorecard } from "../metrics/Scorecard.tsx";
import { Displays } from "../tv/Displays.tsx";
import { countByObjective } from "./blocked.ts";
import { Blockers } from "./Blockers.tsx";
import { Brief } from "./Brief.tsx";
import { countsOf } from "./countsOf.ts";
import { NextReview, useNextReview } from "./NextReview.tsx";
import { OfUnit } from "./OfUnit.tsx";
import { People } from "./People.tsx";
import { Ruler } from "./Ruler.tsx";
import { saveObjectives, saveScorecard } from "./saveTables.ts";
import { ServesAbove } from "./ServesAbove.tsx";
import { SubUnits } from "./SubUnits.tsx";
import "./unit.css";

/** The page of a company, a department or a team: how it is, and what it has decided to change. */
export default function UnitPage() {
  return <OfUnit>{(unit) => <Unit key={unit.id} unit={unit} />}</OfUnit>;
}

function Unit({ unit }: { unit: UnitWithPath }) {
  const { numbers, dates } = useFormat();
  const { cycles, cycle, current, choose } = useCycle(dates.today());
  const keepCycle = useKeepCycle();
  const units = useQuery(unitsQuery).data ?? [];
  const scorecard = useQuery(scorecardQuery(unit.id));
  const objectives = useQuery({
    ...objectivesQuery({ unit: unit.id, limit: 500, ...(cycle && { cycle: cycle.id }) }),
    enabled: cycle !== undefined,
  });
  const keyResults = useQuery(metricKeyResultsQuery(scorecard.data?.items.map((item) => item.id) ?? [], cycle?.id));
  const shown = shownIn(objectives.data?.items ?? []);
  const expected = sharedExpected(shown);
  const blockers = useQuery(openBlockersQuery(unit.id));
  const review = useNextReview(unit.id);

  const crumbs = [
    ...unit.path.filter((above) => above.id !== unit.id).map((above) => ({ name: above.name, to: keepCycle(`/d/${above.slug}`) })),
    { name: unit.name },
  ];
  return (
    <Page title={unit.name} crumbs={crumbs} bar={<CycleMenu cycles={cycles} cycle={cycle} current={current} onChoose={choose} />}>
      <Head unit={unit} subUnits={units.filter((other) => other.parentId === unit.id).length} />
      {cycle !== undefined && (
        <Ruler cycle={cycle} expected={expected === null ? null : numbers.progress(expected)} review={review?.at ?? null} />
      )}
      <div className="cols">
        <div>
          {scorecard.data !== undefined && objectives.data !== undefined && (
            <Brief items={scorecard.data.items} keyResults={keyResults.data?.items ?? []} objectives={shown} asOf={scorecard.data.asOf} />
          )}
          <Await query={scorecard} what={t.states.things.scorecard}>
            {(data) => <ScorecardSection unit={unit} data={data} keyResults={keyResults.data?.items ?? []} />}
          </Await>
          {cycle === undefined ? (
            <Empty title={t.unit.noCycle} />
          ) : (
            <Await query={objectives} what={t.states.things.objectives}>
              {() => <ObjectivesSection unit={unit} cycle={cycle} objectives={shown} blockers={blockers.data?.items ?? []} />}
            </Await>
          )}
          <SubUnits unit={unit} units={units} cycle={cycle} />
        </div>
        <aside className="rail" aria-label={unit.name}>
          <NextReview
            unit={unit.id}
            turned={
              (scorecard.data?.items ?? []).filter((item) => !item.stale && (item.health === "red" || item.health === "amber")).length
            }
            late={shown.filter((objective) => objective.pace === "behind" || objective.pace === "at-risk").length}
            blockers={blockers.data?.items.length ?? 0}
          />
          <Blockers query={blockers} units={units} />
          <ServesAbove objectives={shown} />
          <People unit={unit} />
        </aside>
      </div>
    </Page>
  );
}

/** Drafts and what was retired do not stand beside what runs. */
const shownIn = (objectives: readonly ObjectiveRow[]) =>
  objectives.filter((objective) => objective.lifecycle === "published" || objective.lifecycle === "graded");

function Head({ unit, subUnits }: { unit: UnitWithPath; subUnits: number }) {
  const due = useQuery(dueCheckInsQuery).data?.items ?? [];
  const keepCycle = useKeepCycle();
  const here = due.find((item) => item.unitId === unit.id) ?? due[0];
  return (
    <div className="head">
      <div>
        <h1>{unit.name}</h1>
        <div className="meta">
          <span>
            {unit.lead === null ? (
              t.unit.noLead
            ) : (
              <>
                <Who name={unit.lead.name} /> {t.unit.leads}
              </>
            )}
          </span>
          <span>
            {t.unit.people(unit.people ?? 0)}
            {subUnits > 0 && `, ${t.unit.subUnits[unit.kind](subUnits)}`}
          </span>
        </div>
      </div>
      <div className="head__r wide">
        <Link className="btn" to={keepCycle(`/d/${unit.slug}/board`)}>
          <Printer className="i" aria-hidden="true" />
          {t.board.link}
        </Link>
        {here !== undefined && (
          <Link className="btn btn--ink" to={`/checkin/${here.objectiveId}`}>
            <CircleCheckBig className="i" aria-hidden="true" />
            {t.unit.checkIn}
          </Link>
        )}
        <Displays unit={unit} />
      </div>
    </div>
  );
}

type ScorecardProps = { unit: UnitWithPath; data: ScorecardData; keyResults: React.ComponentProps<typeof Scorecard>["keyResults"] };

function ScorecardSection({ unit, data, keyResults }: ScorecardProps) {
  if (data.items.length === 0) {
    return (
      <Section title={t.unit.scorecard}>
        {() => (
          <Empty title={t.unit.noKpis(unit.name)} hint={t.unit.noKpisHint}>
            <a className="btn btn--s" href="/openapi">
              {t.unit.seeApi}
            </a>
          </Empty>
        )}
      </Section>
    );
  }
  return (
    <Section
      title={t.unit.scorecard}
      summary={<HealthSummary counts={countsOf(data)} />}
      action={<SaveTable onSave={() => saveScorecard(unit.name, data.items)} of={t.unit.scorecard} />}
    >
      {(id) => <Scorecard items={data.items} keyResults={keyResults} labelledBy={id} />}
    </Section>
  );
}

function SaveTable({ of, onSave }: { of: string; onSave: () => void }) {
  return (
    <button className="btn btn--s btn--bare" type="button" aria-label={t.form.exportOf(of)} onClick={onSave}>
      <Download className="i i--s" aria-hidden="true" />
      {t.form.exportCsv}
    </button>
  );
}

type ObjectivesProps = { unit: UnitWithPath; cycle: Cycle; objectives: readonly ObjectiveRow[]; blockers: readonly Blocker[] };

function ObjectivesSection({ unit, cycle, objectives, blockers }: ObjectivesProps) {
  const [search] = useSearchParams();
  const mapSearch = new URLSearchParams(search);
  if (unit.parentId !== null) mapSearch.set("unit", unit.slug);
  const above = unit.path.filter((other) => other.id !== unit.id).at(-1);
  if (objectives.length === 0) {
    return (
      <Section title={t.unit.objectives}>
        {() => (
          <Empty title={t.unit.noObjectives(cycle.name)} hint={t.unit.noObjectivesHint}>
            {above !== undefined && (
              <Link className="btn btn--s" to={`/d/${above.slug}`}>
                {t.unit.seeAbove(above.name)}
              </Link>
            )}
          </Empty>
        )}
      </Section>
    );
  }
  return (
    <Section
      title={t.unit.objectives}
      summary={<PaceSummary paces={objectives.map((objective) => objective.pace)} />}
      action={
        <>
          <SaveTable onSave={() => saveObjectives(unit.name, objectives)} of={t.unit.objectives} />
          <Link to={{ pathname: "/map", search: mapSearch.toString() }}>{t.map.open}</Link>
        </>
      }
    >
      {(id) => <ObjectiveTable objectives={objectives} labelledBy={id} blockers={countByObjective(blockers)} />}
    </Section>
  );
}
