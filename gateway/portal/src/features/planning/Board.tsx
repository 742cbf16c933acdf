import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { allObjectivesQuery } from "@/api/goals.ts";
import type { Cycle, Id, Lifecycle, ObjectiveRow, Unit } from "@/api/types.ts";
import { groupBy } from "@/app/groupBy.ts";
import { canManage } from "@/app/rights.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { inTreeOrder } from "@/app/unitOrder.ts";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { Await } from "@/ui/Await.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { CheckField } from "@/ui/Field.tsx";
import { Rest, useGrowing } from "@/ui/Growing.tsx";
import { Empty } from "@/ui/States.tsx";
import { BulkBar } from "./BulkBar.tsx";

type Props = { place: { cycle: Id; unit: Id | undefined }; cycle: Cycle; units: readonly Unit[] };

const columns = ["draft", "proposed", "published"] as const satisfies readonly Lifecycle[];
type Column = (typeof columns)[number];
const columnOf = (lifecycle: Lifecycle): Column | null =>
  lifecycle === "draft" || lifecycle === "proposed" ? lifecycle : lifecycle === "retired" ? null : "published";

/** Cards that are drawn at a time: more than a large window shows. */
const step = 60;

/** The objectives of the cycle: a row for each unit, a column for each step towards being agreed. */
export function Board({ place, cycle, units }: Props) {
  const { me } = usePerson();
  const [search, setSearch] = useSearchParams();
  const query = useQuery(
    allObjectivesQuery({ cycle: place.cycle, ...(place.unit !== undefined && { unit: place.unit, descendants: true }) }),
  );
  const mayChange = (row: ObjectiveRow) => cycle.phase !== "closed" && (row.owner.id === me.id || canManage(me, units, row.unit.id));
  const [selected, setSelected] = useState<ReadonlySet<Id>>(new Set());
  const [many, more] = useGrowing(step);
  const mine = search.get("mine") !== null;
  const toggle = (ids: readonly Id[], on: boolean) =>
    setSelected((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  return (
    <Await query={query} what={t.planning.readingBoard}>
      {(all) => {
        const rows = all.filter((row) => columnOf(row.lifecycle) !== null && (!mine || row.owner.id === me.id));
        const groups = byUnit(rows, units);
        return (
          <>
            <div className="plan__sub">
              <CheckField
                label={t.planning.mine}
                checked={mine}
                onChange={(on) =>
                  setSearch((now) => {
                    if (on) now.set("mine", "");
                    else now.delete("mine");
                    return now;
                  })
                }
              />
              {rows.length > 0 && <ExportLink onExport={() => save(rows, cycle)} />}
            </div>
            {rows.length === 0 ? (
              <Empty title={t.planning.noObjectives} hint={t.planning.noObjectivesHint}>
                {cycle.phase !== "closed" && (
                  <Link className="btn btn--s" to={`/objectives/new?cycle=${cycle.id}`}>
                    {t.planning.newObjective}
                  </Link>
                )}
              </Empty>
            ) : (
              <table className="plan__board">
                <caption className="sr">{t.planning.boardOf}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t.planning.unit}</th>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {t.planning.columns[column]}{" "}
                        <span className="faint">{rows.filter((row) => columnOf(row.lifecycle) === column).length}</span>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {drawn(groups, many).map(({ unit, depth, rows: own, drawn }) => (
                    <tr key={unit.id}>
                      <UnitHead
                        unit={unit}
                        depth={depth}
                        cycle={cycle}
                        rows={own.filter(mayChange)}
                        mayWrite={canManage(me, units, unit.id) || me.units.some(({ id }) => id === unit.id)}
                        selected={selected}
                        onToggle={toggle}
                      />
                      {columns.map((column) => (
                        <td key={column} data-label={t.planning.columns[column]}>
                          <ul className="board__l">
                            {drawn
                              .filter((row) => columnOf(row.lifecycle) === column)
                              .map((row) => (
                                <Card
                                  key={row.id}
                                  row={row}
                                  isCompany={unit.parentId === null}
                                  mayChange={mayChange(row)}
                                  isSelected={selected.has(row.id)}
                                  onToggle={(on) => toggle([row.id], on)}
                                />
                              ))}
                          </ul>
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {rows.length > many && <Rest count={rows.length - many} onMore={more} />}
            {selected.size > 0 && <BulkBar rows={all.filter((row) => selected.has(row.id))} onClear={() => setSelected(new Set())} />}
          </>
        );
      }}
    </Await>
  );
}

type Group = { unit: Unit; depth: number; rows: readonly ObjectiveRow[] };

/** Units that have something, in the order of the tree. */
function byUnit(rows: readonly ObjectiveRow[], units: readonly Unit[]): Group[] {
  const of = groupBy(rows, (row) => row.unit.id);
  return inTreeOrder(units).flatMap(({ unit, depth }) => {
    const own = of.get(unit.id);
    return own === undefined ? [] : [{ unit, depth, rows: own }];
  });
}

/** As far as so many cards reach. What stands beside a unit is about all it has. */
function drawn(groups: readonly Group[], many: number): (Group & { drawn: readonly ObjectiveRow[] })[] {
  let left = many;
  return groups.flatMap((group) => {
    const some = group.rows.slice(0, left);
    left -= some.length;
    return some.length === 0 ? [] : [{ ...group, drawn: some }];
  });
}

type HeadProps = {
  unit: Unit;
  depth: number;
  mayWrite: boolean;
  cycle: Cycle;
  rows: readonly ObjectiveRow[];
  selected: ReadonlySet<Id>;
  onToggle: (ids: readonly Id[], on: boolean) => void;
};

function UnitHead({ unit, depth, mayWrite, cycle, rows, selected, onToggle }: HeadProps) {
  const ids = rows.map(({ id }) => id);
  return (
    <th scope="row" className={`board__u board__u--${Math.min(depth, 4)}`}>
      <span className="board__n">
        {ids.length > 0 && (
          <input
            type="checkbox"
            aria-label={t.planning.selectAll(unit.name)}
            checked={ids.every((id) => selected.has(id))}
            onChange={(event) => onToggle(ids, event.target.checked)}
          />
        )}
        <Link to={`/d/${unit.slug}?cycle=${cycle.id}`}>{unit.name}</Link>
      </span>
      {cycle.phase !== "closed" && mayWrite && (
        <Link
          className="board__add"
          to={`/objectives/new?cycle=${cycle.id}&unit=${unit.slug}`}
          aria-label={t.planning.newObjectiveOf(unit.name)}
        >
          <Plus className="i i--s" aria-hidden="true" />
        </Link>
      )}
    </th>
  );
}

type CardProps = { row: ObjectiveRow; isCompany: boolean; mayChange: boolean; isSelected: boolean; onToggle: (on: boolean) => void };

function Card({ row, isCompany, mayChange, isSelected, onToggle }: CardProps) {
  return (
    <li className="bcard">
      {mayChange ? (
        <input
          type="checkbox"
          aria-label={t.planning.select(row.title)}
          checked={isSelected}
          onChange={(event) => onToggle(event.target.checked)}
        />
      ) : (
        <span className="bcard__no" />
      )}
      <div>
        <p className="bcard__t">
          <Link to={`/objectives/${row.id}`}>{row.title}</Link>
        </p>
        <p className="bcard__m">
          <span>
            <Who name={row.owner.name} />
          </span>
          <span>{t.planning.keyResults(row.keyResultCount)}</span>
          {row.kind === "aspirational" && <span>{t.objective.kinds.aspirational}</span>}
          {!isCompany && row.serves.length === 0 && <span className="strong">{t.planning.servesNothing}</span>}
        </p>
      </div>
    </li>
  );
}

function save(rows: readonly ObjectiveRow[], cycle: Cycle) {
  saveCsv(
    t.planning.exportName(t.planning.views.board.toLowerCase(), cycle.name),
    [t.grading.unit, t.grading.objective, t.grading.owner, t.editor.kind, t.planning.state, t.editor.keyResults, t.editor.alignment],
    rows.map((row) => [
      row.unit.name,
      row.title,
      row.owner.name,
      t.objective.kinds[row.kind],
      t.objective.lifecycle[row.lifecycle],
      row.keyResultCount,
      row.serves.map(({ title }) => title ?? t.objective.private).join("; "),
    ]),
  );
}
