import { Fragment } from "react";
import { Link } from "react-router";
import type { KindTally, Tally } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { PaceWord } from "@/ui/Glyph.tsx";
import { Scroll } from "@/ui/Scroll.tsx";

type Row = { id: string; name: string; to?: string; tally: Tally };
const kinds = ["committed", "aspirational"] as const;

/** Grades in numbers, committed and aspirational apart: missing a stretch is not a failure. */
export function TallyTable({ rows, labelledBy }: { rows: readonly Row[]; labelledBy: string }) {
  return (
    <Scroll labelledBy={labelledBy}>
      <table className="tbl tally" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t.retro.cycle}</span>
            </th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {t.objective.kinds[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.to === undefined ? row.name : <Link to={row.to}>{row.name}</Link>}</th>
              {kinds.map((kind) => (
                <td key={kind}>
                  <Figure tally={row.tally[kind]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Figure({ tally }: { tally: KindTally }) {
  const { numbers } = useFormat();
  const { graded, meanGrade, met, near, missed, withDamage, retired, notGraded } = tally;
  if (graded + retired + notGraded === 0) return <span className="faint">{t.retro.none}</span>;
  const verdicts = [
    { pace: "met" as const, count: met },
    { pace: "near" as const, count: near },
    { pace: "missed" as const, count: missed },
  ].filter(({ count }) => count > 0);
  return (
    <span className="tally__c">
      {meanGrade !== null && <b className="num">{numbers.progress(meanGrade)}</b>}{" "}
      {verdicts.map(({ pace, count }) => (
        <Fragment key={pace}>
          <PaceWord pace={pace}>
            {count} {t.pace[pace].toLowerCase()}
          </PaceWord>{" "}
        </Fragment>
      ))}
      {withDamage > 0 && <span className="soft">{t.retro.withDamage(withDamage)}</span>}
      {retired > 0 && <span className="soft">{t.retro.retired(retired)}</span>}
      {notGraded > 0 && <span className="soft">{t.retro.notGraded(notGraded)}</span>}
    </span>
  );
}
