import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";

import { metricKeyResultsQuery, objectivesQuery } from "@/api/goals.ts";
import { scorecardQuery } from "@/api/metrics.ts";
import type { UnitWithPath } from "@/api/types.ts";
import { CycleMenu } from "@/app/CycleMenu.tsx";
import { useCycle, useKeepCycle } from "@/app/cycle.ts";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { sharedExpected } from "../goals/expectedLine.ts";
import { PaceSummary } from "../goals/PaceSummary.tsx";
import { HealthSummary } from "../metrics/Scorecard.tsx";
import { Brief } from "../unit/Brief.tsx";
import { countsOf } from "../unit/countsOf.ts";
import { OfUnit } from "../unit/OfUnit.tsx";
import { BoardKpi } from "./BoardKpi.tsx";
import { BoardObjective } from "./BoardObjective.tsx";
import { mostTelling } from "./pick.ts";
import "../unit/unit.css";
import "./board.css";

const mostKpis = 8;
const mostObjectives = 5;

/** One page for a board: five to eight KPIs and the objectives, as they print. */
export default function BoardPage() {
  return <OfUnit page="/board">{(unit) => <Board key={unit.id} unit={unit} />}</OfUnit>;
}

function Board({ unit }: { unit: UnitWithPath }) {
  const { dates, numbers } = useFormat();
  const { cycles, cycle, current, choose } = useCycle(dates.today());
  const keepCycle = useKeepCycle();
  const scorecard = useQuery(scorecardQuery(unit.id));
  const objectives = useQuery({ ...objectivesQuery({ unit: unit.id, ...(cycle && { cycle: cycle.id }) }), enabled: cycle !== undefined });
  const keyResults = useQuery(metricKeyResultsQuery(scorecard.data?.items.map((item) => item.id) ?? [], cycle?.id));
  const agreed = (objectives.data?.items ?? []).filter(
    (objective) => objective.lifecycle === "published" || objective.lifecycle === "graded",
  );
  const shown = agreed.slice(0, mostObjectives);
  const line = sharedExpected(shown);
  const crumbs = [...unit.path.map((above) => ({ name: above.name, to: keepCycle(`/d/${above.slug}`) })), { name: t.board.crumb }];
  return (
    <Page
      title={t.board.title(unit.name)}
      crumbs={crumbs}
      bar={<CycleMenu cycles={cycles} cycle={cycle} current={current} onChoose={choose} />}
    >
      <article className="board">
        <header className="board__h">
          <div>
            <h1>{unit.name}</h1>
            <p className="soft">
              {[
                ...(cycle === undefined
                  ? []
                  : [`${cycle.name}, ${t.objective.window(dates.shortDay(cycle.start), dates.shortDay(cycle.end))}`]),
                ...(scorecard.data === undefined ? [] : [t.board.asOf(dates.day(scorecard.data.asOf), dates.time(scorecard.data.asOf))]),
              ].join(" · ")}
            </p>
          </div>
          <button className="btn board__print" type="button" onClick={() => window.print()}>
            <Printer className="i" aria-hidden="true" />
            {t.board.print}
          </button>
        </header>
        {scorecard.data !== undefined && objectives.data !== undefined && (
          <Brief items={scorecard.data.items} keyResults={keyResults.data?.items ?? []} objectives={agreed} asOf={scorecard.data.asOf} />
        )}
        <section className="board__s" aria-labelledby="board-kpis">
          <div className="sec__h">
            <h2 id="board-kpis">{t.board.kpis}</h2>
            {scorecard.data !== undefined && scorecard.data.items.length > 0 && (
              <p className="sum">
                <HealthSummary counts={countsOf(scorecard.data)} />
                <span className="faint">
                  {t.board.kpiCount(Math.min(mostKpis, scorecard.data.items.length), scorecard.data.items.length)}
                </span>
              </p>
            )}
          </div>
          <Await query={scorecard} what={t.states.things.scorecard}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="soft rail__none">{t.board.noKpis}</p>
              ) : (
                <ul className="board__kpis">
                  {mostTelling(items, mostKpis).map((item) => (
                    <BoardKpi key={item.id} item={item} />
                  ))}
                </ul>
              )
            }
          </Await>
        </section>
        <section className="board__s" aria-labelledby="board-objectives">
          <div className="sec__h">
            <h2 id="board-objectives">{t.board.objectives(unit.name)}</h2>
            <p className="sum">
              <PaceSummary paces={agreed.map((objective) => objective.pace)} />
            </p>
          </div>
          {cycle === undefined ? (
            <p className="soft rail__none">{t.unit.noCycle}</p>
          ) : (
            <Await query={objectives} what={t.states.things.objectives}>
              {() =>
                shown.length === 0 ? (
                  <p className="soft rail__none">{t.board.noObjectives(cycle.name)}</p>
                ) : (
                  <>
                    {line !== null && (
                      <div className="bo bo--h" aria-hidden="true">
                        <svg className="bo__e">
                          <text x={`${(Math.min(0.82, Math.max(0.18, line)) * 100).toFixed(2)}%`} y="14" textAnchor="middle">
                            {t.progress.expected(numbers.progress(line))}
                          </text>
                        </svg>
                      </div>
                    )}
                    <ul className="board__okrs">
                      {shown.map((objective) => (
                        <BoardObjective key={objective.id} objective={objective} line={line} />
                      ))}
                    </ul>
                    {agreed.length > shown.length && <p className="faint xs">{t.map.andMore(agreed.length - shown.length)}</p>}
                  </>
                )
              }
            </Await>
          )}
        </section>
        <footer className="board__f faint xs">{t.board.footer}</footer>
      </article>
    </Page>
  );
}
