import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { retrospectiveQuery } from "@/api/planning.ts";
import type { RetrospectiveCycle, Tally, Unit } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";
import { CalibrationSection } from "./CalibrationSection.tsx";
import { GradeChart } from "./GradeChart.tsx";
import { LearningNotes } from "./LearningNotes.tsx";
import { TallyTable } from "./TallyTable.tsx";
import { UnitChoice } from "./UnitChoice.tsx";
import "./planning.css";

/** What came of what was decided, cycle by cycle, and what was learned. */
export default function RetrospectivePage() {
  const units = useQuery(unitsQuery);
  return units.data === undefined ? (
    <Page title={t.retro.title} crumbs={[{ name: t.retro.title }]}>
      <h1 className="sr">{t.retro.title}</h1>
      <Await query={units} what={t.retro.reading}>
        {() => null}
      </Await>
    </Page>
  ) : (
    <Loaded units={units.data} />
  );
}

function Loaded({ units }: { units: readonly Unit[] }) {
  const { me } = usePerson();
  const [search, setSearch] = useSearchParams();
  const slug = search.get("unit");
  const company = units.find((other) => other.parentId === null);
  const own = units.find((other) => other.id === me.primaryUnitId);
  const unit = slug === "" ? company : (units.find((other) => other.slug === slug) ?? own ?? company);
  const choose = (next: string | null) =>
    setSearch((now) => {
      now.set("unit", next ?? company?.slug ?? "");
      return now;
    });
  if (unit === undefined) return null;
  return (
    <Page
      title={t.retro.heading(unit.name)}
      crumbs={[{ name: t.planning.title, to: "/planning" }, { name: t.retro.title }]}
      bar={<UnitChoice units={units} unit={unit.parentId === null ? undefined : unit} onChoose={choose} />}
    >
      <div className="head">
        <div>
          <h1>{t.retro.heading(unit.name)}</h1>
          <p className="soft plan__d">{t.retro.hint}</p>
        </div>
      </div>
      <Cycles unit={unit} />
      <CalibrationSection key={unit.id} unit={unit} />
      <LearningNotes unit={unit} />
    </Page>
  );
}

function Cycles({ unit }: { unit: Unit }) {
  const query = useQuery(retrospectiveQuery(unit.id));
  return (
    <Await query={query} what={t.retro.reading}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t.retro.nothing} hint={t.retro.nothingHint} />
        ) : (
          <>
            <Section title={t.retro.overCycles} action={<ExportLink onExport={() => save(unit, items)} />}>
              {(id) => (
                <>
                  <GradeChart cycles={items.filter(isGraded)} />
                  <TallyTable
                    rows={items.map(({ cycle, together }) => ({ id: cycle.id, name: cycle.name, tally: together }))}
                    labelledBy={id}
                  />
                </>
              )}
            </Section>
            <LatestByUnit latest={items.find(isGraded)} />
          </>
        )
      }
    </Await>
  );
}

function LatestByUnit({ latest }: { latest: RetrospectiveCycle | undefined }) {
  const { dates } = useFormat();
  if (latest === undefined) return null;
  const units = latest.below.filter(({ together }) => counted(together) > 0);
  return (
    <>
      {units.length > 0 && (
        <Section
          title={t.retro.byUnit}
          csv={`${latest.cycle.name} ${t.retro.byUnit.toLowerCase()}`}
          summary={`${latest.cycle.name}, ${t.objective.window(dates.shortDay(latest.cycle.start), dates.shortDay(latest.cycle.end))}`}
        >
          {(id) => (
            <TallyTable
              rows={units.map(({ unit, together }) => ({
                id: unit.id,
                name: unit.name,
                to: `/retrospective?unit=${unit.slug}`,
                tally: together,
              }))}
              labelledBy={id}
            />
          )}
        </Section>
      )}
      {latest.retired.length > 0 && (
        <Section title={t.retro.given_up} summary={latest.cycle.name}>
          {() => (
            <ul>
              {latest.retired.map((objective) => (
                <li key={objective.id} className="lack">
                  <div>
                    <p className="strong">
                      <Link to={`/objectives/${objective.id}`}>{objective.title}</Link>
                    </p>
                    <p className="soft sm">
                      {objective.unit.name}
                      {objective.reason !== null && `: “${objective.reason}”`}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  );
}

const isGraded = ({ together }: RetrospectiveCycle) => together.committed.graded + together.aspirational.graded > 0;

const counted = ({ committed, aspirational }: Tally) =>
  committed.graded + committed.retired + committed.notGraded + aspirational.graded + aspirational.retired + aspirational.notGraded;

function save(unit: Unit, cycles: readonly RetrospectiveCycle[]) {
  saveCsv(
    t.retro.heading(unit.name),
    [t.retro.cycle, t.retro.kind, t.retro.mean, t.retro.graded, t.pace.met, t.pace.near, t.pace.missed, t.objective.lifecycle.retired],
    cycles.flatMap(({ cycle, together }) =>
      (["committed", "aspirational"] as const).map((kind) => {
        const tally = together[kind];
        return [cycle.name, t.objective.kinds[kind], tally.meanGrade, tally.graded, tally.met, tally.near, tally.missed, tally.retired];
      }),
    ),
  );
}
