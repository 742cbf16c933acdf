import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { participationQuery } from "@/api/rhythm.ts";
import type { TurnCounts, Unit } from "@/api/types.ts";
import { addDays } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Await } from "@/ui/Await.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Section } from "@/ui/Section.tsx";
import { Scroll } from "@/ui/Scroll.tsx";

const spans = [4, 13, 26] as const;
const columns = ["asked", "onTime", "late", "missed", "open", "skipped"] as const satisfies readonly (keyof TurnCounts)[];

/** How a unit's check-ins were said, for those who lead it: counts by unit, nobody's name. */
export function ParticipationReport({ unit }: { unit: Unit }) {
  const { dates, numbers } = useFormat();
  const [search, setSearch] = useSearchParams();
  const weeks = spans.find((span) => String(span) === search.get("weeks")) ?? 13;
  const to = dates.today();
  const from = addDays(to, -7 * weeks + 1);
  const query = useQuery(participationQuery(unit.id, from, to));
  const names = t.rhythm.columns;
  const head = [names.unit, names.objectives, ...columns.map((column) => names[column])];
  const csv = () =>
    saveCsv(
      "participation",
      head,
      (query.data?.units ?? []).map((row) => [row.unit, row.objectives, ...columns.map((column) => row.counts[column])]),
    );
  return (
    <Section
      title={t.rhythm.participation}
      summary={t.rhythm.participationOf(dates.day(from), dates.day(to))}
      action={
        <span className="rh__act">
          <span className="seg" role="group" aria-label={t.rhythm.period}>
            {spans.map((span) => (
              <button
                key={span}
                type="button"
                aria-pressed={span === weeks}
                onClick={() =>
                  setSearch(
                    (now) => {
                      now.set("weeks", String(span));
                      return now;
                    },
                    { replace: true, preventScrollReset: true },
                  )
                }
              >
                {t.rhythm.weeks(span)}
              </button>
            ))}
          </span>
          <ActionsMenu actions={[{ id: "csv", name: t.form.exportCsv, onAction: csv, disabled: query.data?.units.length === 0 }]} />
        </span>
      }
    >
      {(id) => (
        <Await query={query} what={t.rhythm.participation}>
          {({ units, all }) =>
            units.length === 0 ? (
              <p className="soft rh__none">{t.rhythm.noParticipation}</p>
            ) : (
              <>
                {/* A table that is wider than a phone is scrolled by the keyboard, too. */}
                <Scroll labelledBy={id}>
                  <table className="tbl" aria-labelledby={id}>
                    <thead>
                      <tr>
                        {head.map((name, index) => (
                          <th key={name} scope="col" className={index === 0 ? undefined : "r"}>
                            {name}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {units.map((row) => (
                        <tr key={row.unitId}>
                          <th scope="row">{row.unit}</th>
                          <td className="r num">{numbers.count(row.objectives)}</td>
                          {columns.map((column) => (
                            <td key={column} className="r num">
                              {numbers.count(row.counts[column])}
                            </td>
                          ))}
                        </tr>
                      ))}
                    </tbody>
                    <tfoot>
                      <tr className="strong">
                        <th scope="row">{t.rhythm.whole}</th>
                        <td className="r num">{numbers.count(units.reduce((sum, row) => sum + row.objectives, 0))}</td>
                        {columns.map((column) => (
                          <td key={column} className="r num">
                            {numbers.count(all[column])}
                          </td>
                        ))}
                      </tr>
                    </tfoot>
                  </table>
                </Scroll>
                <p className="faint xs rh__none">{t.rhythm.participationHint}</p>
              </>
            )
          }
        </Await>
      )}
    </Section>
  );
}
