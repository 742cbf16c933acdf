import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { allObjectivesQuery } from "@/api/goals.ts";
import { coverageQuery, cycleAdviceQuery } from "@/api/planning.ts";
import type { Cycle, Id, ObjectiveRow } from "@/api/types.ts";
import { canManage } from "@/app/rights.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Section } from "@/ui/Section.tsx";
import { Scroll } from "@/ui/Scroll.tsx";

type Props = { place: { cycle: Id; unit: Id | undefined }; cycle: Cycle };

/** How much of what is planned serves something above: by unit, the orphans, and who does the same as somebody else. */
export function Coverage({ place, cycle }: Props) {
  const coverage = useQuery(coverageQuery(place));
  return (
    <Await query={coverage} what={t.planning.views.alignment.toLowerCase()}>
      {({ total, units }) => (
        <>
          <p className="plan__sum">
            <b>{t.planning.coverageOf(total.aligned, total.objectives)}</b>
          </p>
          <Orphans place={place} />
          <Duplicates place={place} />
          <Section
            title={t.planning.coverage}
            action={
              <ExportLink
                onExport={() =>
                  saveCsv(
                    t.planning.exportName(t.planning.views.alignment.toLowerCase(), cycle.name),
                    [t.grading.unit, t.grading.objective, t.planning.aligned, t.planning.orphans, t.planning.share],
                    units.map(({ unit, count }) => [unit.name, count.objectives, count.aligned, count.orphans, count.share]),
                  )
                }
              />
            }
          >
            {(id) => <ByUnit units={units} labelledBy={id} />}
          </Section>
        </>
      )}
    </Await>
  );
}

type UnitRow = {
  unit: { id: Id; name: string; slug: string };
  count: { objectives: number; aligned: number; orphans: number; share: number | null };
};

function ByUnit({ units, labelledBy }: { units: readonly UnitRow[]; labelledBy: string }) {
  const { numbers } = useFormat();
  return (
    <Scroll labelledBy={labelledBy}>
      <table className="tbl" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t.grading.unit}</th>
            <th scope="col" className="r">
              {t.planning.objectivesColumn}
            </th>
            <th scope="col" className="r">
              {t.planning.aligned}
            </th>
            <th scope="col" className="r">
              {t.planning.orphans}
            </th>
            <th scope="col" className="r">
              {t.planning.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, count }) => (
            <tr key={unit.id}>
              <td>
                <Link to={`/d/${unit.slug}`}>{unit.name}</Link>
              </td>
              <td className="r">{count.objectives}</td>
              <td className="r">{count.aligned}</td>
              <td className="r">{count.orphans === 0 ? "" : count.orphans}</td>
              <td className="r">{count.share === null ? "" : numbers.progress(count.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Orphans({ place }: { place: Props["place"] }) {
  const query = useQuery(
    allObjectivesQuery({ cycle: place.cycle, list: "orphans", ...(place.unit !== undefined && { unit: place.unit, descendants: true }) }),
  );
  const { me } = usePerson();
  const units = useQuery(unitsQuery).data ?? [];
  const mayEdit = (row: ObjectiveRow) => row.owner.id === me.id || canManage(me, units, row.unit.id);
  return (
    <Section title={t.planning.orphans}>
      {() => (
        <Await query={query} what={t.planning.orphans.toLowerCase()}>
          {(orphans) =>
            orphans.length === 0 ? (
              <p className="soft sec__p">{t.planning.orphansNone}</p>
            ) : (
              <ul>
                {orphans.map((orphan) => (
                  <li key={orphan.id} className="lack">
                    <div>
                      <p className="strong">
                        <Link to={`/objectives/${orphan.id}`}>{orphan.title}</Link>
                      </p>
                      <p className="soft sm meta">
                        <Link to={`/d/${orphan.unit.slug}`}>{orphan.unit.name}</Link>
                        <span>
                          <Who name={orphan.owner.name} />
                        </span>
                      </p>
                    </div>
                    {mayEdit(orphan) && (
                      <Link className="btn btn--s" to={`/objectives/${orphan.id}/edit`}>
                        {t.form.edit}
                        <span className="sr">: {orphan.title}</span>
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Await>
      )}
    </Section>
  );
}

/** The coach knows who is at the same thing; here it stands beside what serves nothing. */
function Duplicates({ place }: { place: Props["place"] }) {
  const query = useQuery(cycleAdviceQuery(place));
  return (
    <Section title={t.planning.duplicates}>
      {() => (
        <Await query={query} what={t.planning.duplicates.toLowerCase()}>
          {({ items }) => {
            const alike = items.filter((item) => item.code === "duplicate-effort" || item.code === "opposite-targets");
            return alike.length === 0 ? (
              <p className="soft sec__p">{t.planning.duplicatesNone}</p>
            ) : (
              <ul>
                {alike.map((finding) => (
                  <li key={`${finding.objectiveId ?? ""}${finding.text}`} className="lack">
                    <div>
                      <p>{finding.text}</p>
                      {finding.objectiveId !== null && (
                        <p className="soft sm">
                          <Link className="link" to={`/objectives/${finding.objectiveId}`}>
                            {finding.title ?? t.objective.private}
                          </Link>
                        </p>
                      )}
                    </div>
                  </li>
                ))}
              </ul>
            );
          }}
        </Await>
      )}
    </Section>
  );
}
