import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { rhythmQuery } from "@/api/rhythm.ts";
import type { Rhythm, Unit } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useRights } from "@/app/roles.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat, ZoneProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { SelectField } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { DaysOffList } from "./DaysOffList.tsx";
import { ParticipationReport } from "./ParticipationReport.tsx";
import { RhythmDialog } from "./RhythmDialog.tsx";
import "./rhythm.css";

/** When a unit checks in, which days are off, and what became of what was asked for. */
export default function RhythmPage() {
  const { me } = usePerson();
  const { units, leads, administers } = useRights();
  const [search, setSearch] = useSearchParams();
  const unit =
    units.find((other) => other.id === search.get("unit")) ??
    units.find((other) => other.id === me.primaryUnitId) ??
    units.find((other) => other.parentId === null);
  return (
    <Page title={t.rhythm.title} crumbs={[{ name: t.nav.reviews, to: "/reviews" }, { name: t.rhythm.title }]}>
      <div className="head">
        <div>
          <h1>{t.rhythm.title}</h1>
          <p className="meta">{t.rhythm.hint}</p>
        </div>
      </div>
      <div className="cols">
        <div>
          {unit !== undefined && (
            <>
              <div className="rh__unit">
                <SelectField
                  label={t.rhythm.unit}
                  value={unit.id}
                  choices={units.map((other) => ({ value: other.id, name: other.name }))}
                  onChange={(id) => setSearch({ unit: id }, { replace: true, preventScrollReset: true })}
                />
              </div>
              <ZoneProvider timeZone={unit.timeZone}>
                <RhythmSection key={unit.id} unit={unit} mayDecide={administers(unit.id)} />
              </ZoneProvider>
              <Section title={t.rhythm.daysOffOf(unit.name)}>
                {(id) => <DaysOffList key={unit.id} unit={unit.id} mayChange={leads(unit.id)} hint={t.rhythm.unitHint} labelledBy={id} />}
              </Section>
              {leads(unit.id) && <ParticipationReport unit={unit} />}
            </>
          )}
        </div>
        <aside aria-label={t.rhythm.mine}>
          <Section title={t.rhythm.mine} className="sec rh__mine">
            {(id) => <DaysOffList unit={null} mayChange hint={t.rhythm.mineHint} labelledBy={id} />}
          </Section>
        </aside>
      </div>
    </Page>
  );
}

function RhythmSection({ unit, mayDecide }: { unit: Unit; mayDecide: boolean }) {
  const query = useQuery(rhythmQuery(unit.id));
  const [deciding, setDeciding] = useState(false);
  return (
    <Section
      title={t.rhythm.of(unit.name)}
      action={
        mayDecide && (
          <button className="btn btn--s" type="button" onClick={() => setDeciding(true)}>
            {t.rhythm.edit}
          </button>
        )
      }
    >
      {() => (
        <Await query={query} what={t.rhythm.things}>
          {(rhythm) => (
            <>
              <Facts rhythm={rhythm} />
              {!mayDecide && <p className="faint sm">{t.rhythm.adminOnly}</p>}
              {deciding && <RhythmDialog unit={unit} rhythm={rhythm} onClose={() => setDeciding(false)} />}
            </>
          )}
        </Await>
      )}
    </Section>
  );
}

function Facts({ rhythm }: { rhythm: Rhythm }) {
  const { dates } = useFormat();
  const { units } = useRights();
  const deciders = [...new Set(Object.values(rhythm.decidedBy))].map(
    (id) => units.find((unit) => unit.id === id)?.name ?? t.blocking.somewhere,
  );
  const says = t.rhythm.says(
    rhythm.everyWeeks,
    t.reviews.weekdays[rhythm.weekday] ?? rhythm.weekday,
    `${String(rhythm.hour).padStart(2, "0")}:00`,
  );
  const facts: [string, string][] = [
    [t.rhythm.due, rhythm.due === null ? t.rhythm.off : dates.moment(rhythm.due)],
    [t.rhythm.reminds, rhythm.reminds === null ? t.rhythm.off : dates.moment(rhythm.reminds)],
    [t.rhythm.grace, t.rhythm.hours(rhythm.graceHours)],
    [t.rhythm.zone, rhythm.timeZone],
    [t.rhythm.decidedBy, deciders.length === 0 ? t.rhythm.usual : deciders.join(", ")],
  ];
  return (
    <>
      <p className="rh__says">
        <b>{says}</b> <span className="soft">{t.rhythm.clocks[rhythm.clock]}</span>
      </p>
      <dl className="rh__facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
