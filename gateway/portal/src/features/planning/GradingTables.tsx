import { Link } from "react-router";
import type { Cycle, Id, ObjectiveRow } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { PaceWord } from "@/ui/Glyph.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { WhyProgress } from "../goals/WhyProgress.tsx";

export type RowAction = { id: Id; act: "grade" | "retire" | "recommit" };
type Props = {
  rows: readonly ObjectiveRow[];
  cycle: Cycle;
  isMine: (row: ObjectiveRow) => boolean;
  labelledBy: string;
  onAct: (action: RowAction) => void;
};

/** What still waits for its grade, with how far it came. */
export function OpenTable({ rows, cycle, isMine, labelledBy, onAct }: Props) {
  return (
    <Table labelledBy={labelledBy} columns={[t.grading.objective, t.grading.owner, t.unit.columns.progress, ""]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <Title row={row} />
          <td>
            <Who name={row.owner.name} />
          </td>
          <td>
            {row.lifecycle === "published" ? (
              <span className="gtab__p">
                <WhyProgress objectiveId={row.id} progress={row.progress} />
                <PaceWord pace={row.pace} />
              </span>
            ) : (
              <span className="tag">{t.objective.lifecycle[row.lifecycle]}</span>
            )}
          </td>
          <td className="r">
            {isMine(row) && cycle.phase === "grading" && row.lifecycle === "published" && (
              <button className="btn btn--s" type="button" onClick={() => onAct({ id: row.id, act: "grade" })}>
                {t.act.grade}
                <span className="sr">: {row.title}</span>
              </button>
            )}
            {isMine(row) && cycle.phase !== "closed" && row.lifecycle !== "published" && (
              <button className="btn btn--s" type="button" onClick={() => onAct({ id: row.id, act: "retire" })}>
                {t.grading.retire}
                <span className="sr">: {row.title}</span>
              </button>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What closed: its grade, what that came to, and the way to commit to it again. */
export function ClosedTable({ rows, cycle, isMine, labelledBy, onAct }: Props) {
  const { numbers } = useFormat();
  return (
    <>
      <Table labelledBy={labelledBy} columns={[t.grading.objective, t.grading.owner, t.grading.grade, t.grading.verdict, ""]}>
        {rows.map((row) => (
          <tr key={row.id}>
            <Title row={row} />
            <td>
              <Who name={row.owner.name} />
            </td>
            <td>{row.grade === null ? "" : <b className="num">{numbers.progress(row.grade)}</b>}</td>
            <td>
              {row.lifecycle === "retired" ? (
                <span className="soft gtab__w">{t.objective.retired(row.retiredReason ?? "")}</span>
              ) : (
                <PaceWord pace={row.pace} />
              )}
            </td>
            <td className="r">
              {isMine(row) && (
                <button className="btn btn--s" type="button" onClick={() => onAct({ id: row.id, act: "recommit" })}>
                  {t.grading.recommit}
                  <span className="sr">: {row.title}</span>
                </button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <p className="sec__p">
        <ExportLink onExport={() => save(rows, cycle)} />
      </p>
    </>
  );
}

function Title({ row }: { row: ObjectiveRow }) {
  return (
    <td className="gtab__t">
      <Link to={`/objectives/${row.id}`}>{row.title}</Link>
      <span className="soft sm gtab__u">
        <Link to={`/d/${row.unit.slug}`}>{row.unit.name}</Link>, {t.objective.kinds[row.kind].toLowerCase()}
      </span>
    </td>
  );
}

function Table({ labelledBy, columns, children }: { labelledBy: string; columns: readonly string[]; children: React.ReactNode }) {
  return (
    <Scroll labelledBy={labelledBy}>
      <table className="tbl gtab" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map((column) =>
              column === "" ? (
                <th key="act" scope="col">
                  <span className="sr">{t.form.actions}</span>
                </th>
              ) : (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}

/** A grade is never exported beside a name. */
function save(rows: readonly ObjectiveRow[], cycle: Cycle) {
  saveCsv(
    t.planning.exportName(t.grading.title.toLowerCase(), cycle.name),
    [t.grading.unit, t.grading.objective, t.editor.kind, t.planning.state, t.grading.grade, t.grading.verdict],
    rows.map((row) => [
      row.unit.name,
      row.title,
      t.objective.kinds[row.kind],
      t.objective.lifecycle[row.lifecycle],
      row.grade,
      t.pace[row.pace],
    ]),
  );
}
