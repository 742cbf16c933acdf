import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Link } from "react-router";
import { dependenciesQuery, matrixQuery } from "@/api/planning.ts";
import type { Cycle, Dependency, DependencyMatrix, Id, UnitRef } from "@/api/types.ts";
import { joined } from "@/text/en/words.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { DependencyRow } from "../goals/dependencies/DependencyRow.tsx";
import "../goals/dependencies/dependencies.css";

type Props = { place: { cycle: Id; unit: Id | undefined }; cycle: Cycle };

/** Who waits for whom: the matrix of units, circles of waiting, and every request. */
export function DependencyView({ place, cycle }: Props) {
  const matrix = useQuery(matrixQuery(place));
  const requests = useQuery(dependenciesQuery(place));
  return (
    <Await query={matrix} what={t.planning.views.dependencies.toLowerCase()}>
      {({ pairs, circles }) =>
        pairs.length === 0 ? (
          <Empty title={t.planning.noDependencies} hint={t.planning.noDependenciesHint} />
        ) : (
          <>
            {circles.length > 0 && (
              <Section title={t.planning.circles}>
                {() => (
                  <ul>
                    {circles.map(({ units }) => (
                      <li key={units.map(({ id }) => id).join()} className="circle">
                        <RefreshCw className="i" aria-hidden="true" />
                        {t.planning.circle(joined(units.map(({ name }) => name)))}
                      </li>
                    ))}
                  </ul>
                )}
              </Section>
            )}
            <Section title={t.planning.matrix} summary={t.planning.matrixHint}>
              {(id) => <Matrix pairs={pairs} circles={circles} labelledBy={id} />}
            </Section>
            <Section
              title={t.planning.requests}
              action={requests.data !== undefined && <ExportLink onExport={() => save(requests.data, cycle)} />}
            >
              {() => (
                <Await query={requests} what={t.planning.requests.toLowerCase()}>
                  {(all) => (
                    <ul>
                      {all.map((dependency) => (
                        <DependencyRow key={dependency.id} dependency={dependency} showObjective />
                      ))}
                    </ul>
                  )}
                </Await>
              )}
            </Section>
          </>
        )
      }
    </Await>
  );
}

type MatrixProps = DependencyMatrix & { labelledBy: string };

function Matrix({ pairs, circles, labelledBy }: MatrixProps) {
  const asking = unique(pairs.map((pair) => pair.askingUnit));
  const helping = unique(pairs.map((pair) => pair.helpingUnit));
  const isCircular = (from: Id, to: Id) => circles.some(({ units }) => [from, to].every((id) => units.some((unit) => unit.id === id)));
  return (
    <Scroll labelledBy={labelledBy}>
      <table className="tbl matrix" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t.planning.asks}</th>
            {helping.map((unit) => (
              <th key={unit.id} scope="col">
                <Link to={`/d/${unit.slug}`}>{unit.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asking.map((from) => (
            <tr key={from.id}>
              <th scope="row">
                <Link to={`/d/${from.slug}`}>{from.name}</Link>
              </th>
              {helping.map((to) => {
                const pair = pairs.find((other) => other.askingUnit.id === from.id && other.helpingUnit.id === to.id);
                return (
                  <td key={to.id} {...(pair !== undefined && isCircular(from.id, to.id) && { className: "matrix__c" })}>
                    {pair !== undefined && <Cell pair={pair} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cell({ pair }: { pair: DependencyMatrix["pairs"][number] }) {
  const open = pair.asked + pair.accepted;
  return (
    <span className="matrix__v">
      <b>{open > 0 ? t.planning.open(open) : pair.done > 0 ? t.planning.allDone : ""}</b>{" "}
      {pair.asked > 0 && <span className="soft">{`${pair.asked} ${t.dep.states.asked}`}</span>}{" "}
      {pair.overdue > 0 && <span className="tag tag--line">{t.planning.overdueCount(pair.overdue)}</span>}{" "}
      {pair.declined > 0 && <span className="soft">{t.planning.declinedCount(pair.declined)}</span>}
    </span>
  );
}

const unique = (units: readonly UnitRef[]) =>
  [...new Map(units.map((unit) => [unit.id, unit])).values()].toSorted((a, b) => a.name.localeCompare(b.name));

function save(dependencies: readonly Dependency[], cycle: Cycle) {
  saveCsv(
    t.planning.exportName(t.planning.views.dependencies.toLowerCase(), cycle.name),
    [t.planning.what, t.planning.asks, t.dep.helping, t.grading.objective, t.planning.due, t.planning.state, t.dep.owner],
    dependencies.map((dependency) => [
      dependency.what,
      dependency.askingUnit.name,
      dependency.helpingUnit.name,
      dependency.objective?.title,
      dependency.due,
      t.dep.states[dependency.state],
      dependency.owner?.name,
    ]),
  );
}
