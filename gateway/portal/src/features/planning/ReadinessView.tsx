import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { Link } from "react-router";
import { readinessQuery } from "@/api/planning.ts";
import type { Cycle, Id, Lack, Missing, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Section } from "@/ui/Section.tsx";

type Props = { place: { cycle: Id; unit: Id | undefined }; cycle: Cycle; units: readonly Unit[] };

/** What is missing before the cycle can begin, kind by kind, each with what to do. */
export function ReadinessView({ place, cycle, units }: Props) {
  const query = useQuery(readinessQuery(place));
  return (
    <Await query={query} what={t.planning.readingBoard}>
      {({ counts, missing }) => {
        const all = counts.reduce((sum, { count }) => sum + count, 0);
        if (all === 0)
          return (
            <p className="ready" role="status">
              <Check className="i" aria-hidden="true" />
              <span>
                <b>{t.planning.ready}.</b> <span className="soft">{t.planning.readyHint}</span>
              </span>
            </p>
          );
        return (
          <>
            <p className="plan__sum">
              <b>{t.planning.missing(all)}.</b>
              <ExportLink onExport={() => save(missing.items, cycle)} />
            </p>
            {counts.map(({ code, count }) => (
              <Kind
                key={code}
                code={code}
                count={count}
                missing={missing.items.filter((item) => item.code === code)}
                cycle={cycle}
                units={units}
              />
            ))}
          </>
        );
      }}
    </Await>
  );
}

type KindProps = { code: Lack; count: number; missing: readonly Missing[]; cycle: Cycle; units: readonly Unit[] };

function Kind({ code, count, missing, cycle, units }: KindProps) {
  return (
    <Section title={t.planning.lacks[code]} summary={String(count)}>
      {() => (
        <ul>
          {missing.map((item) => (
            <li
              key={`${item.unitId}${item.objectiveId ?? ""}${item.keyResultId ?? ""}${item.dependencyId ?? ""}${item.name}`}
              className="lack"
            >
              <div>
                <p className="strong">
                  {item.objectiveId === null ? item.unit : <Link to={addressOf(item, cycle, units)}>{item.name}</Link>}
                </p>
                <p className="soft sm">
                  {item.objectiveId !== null && `${item.unit}. `}
                  {item.do}
                </p>
              </div>
              <Link className="btn btn--s" to={actOn(item, cycle, units)}>
                {item.objectiveId === null ? t.planning.newObjective : wantsEditing(item) ? t.form.edit : t.form.open}
                <span className="sr">: {item.name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const wantsEditing = ({ code }: Missing) =>
  code === "key-result-without-numbers" || code === "key-result-without-owner" || code === "orphan";

const slugOf = (units: readonly Unit[], id: Id) => units.find((unit) => unit.id === id)?.slug ?? "";

const addressOf = (item: Missing, cycle: Cycle, units: readonly Unit[]) =>
  item.objectiveId === null ? `/d/${slugOf(units, item.unitId)}?cycle=${cycle.id}` : `/objectives/${item.objectiveId}`;

/** Where it can be mended. */
function actOn(item: Missing, cycle: Cycle, units: readonly Unit[]): string {
  if (item.objectiveId === null) return `/objectives/new?cycle=${cycle.id}&unit=${slugOf(units, item.unitId)}`;
  return wantsEditing(item) ? `/objectives/${item.objectiveId}/edit` : `/objectives/${item.objectiveId}`;
}

function save(missing: readonly Missing[], cycle: Cycle) {
  saveCsv(
    t.planning.exportName(t.planning.views.readiness.toLowerCase(), cycle.name),
    [t.grading.unit, t.planning.what, t.planning.state, t.hist.why],
    missing.map((item) => [item.unit, item.name, t.planning.lacks[item.code], item.do]),
  );
}
