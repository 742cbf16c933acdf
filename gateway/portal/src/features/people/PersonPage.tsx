import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { personQuery, unitsQuery } from "@/api/directory.ts";
import { objectivesQuery } from "@/api/goals.ts";
import { ownedMetricsQuery } from "@/api/metrics.ts";
import type { PersonView, Unit } from "@/api/types.ts";
import { useCycle } from "@/app/cycle.ts";
import { Page } from "@/app/Page.tsx";
import { useAdministered } from "@/app/administered.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Avatar } from "@/ui/Avatar.tsx";
import { Await } from "@/ui/Await.tsx";
import { HealthGlyph, healthMark, PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import { RailSection, Section } from "@/ui/Section.tsx";
import { Failure, Loading } from "@/ui/States.tsx";
import "./people.css";

/** Who somebody is, where they belong and what they answer for, as far as the reader may see it. */
export default function PersonPage() {
  const { id = "" } = useParams();
  const query = useQuery(personQuery(id));
  const units = useQuery(unitsQuery).data ?? [];
  const person = query.data;
  return (
    <Page title={person?.name ?? t.person.title} crumbs={[{ name: t.person.people }, { name: person?.name ?? "" }]}>
      {query.error !== null && person === undefined ? (
        <Failure error={query.error} what={t.states.things.person} retry={() => void query.refetch()} />
      ) : person === undefined ? (
        <Loading what={t.states.things.person} />
      ) : (
        <>
          <Head person={person} units={units} />
          <div className="cols">
            <div>
              <Objectives person={person} />
              <Kpis person={person} />
            </div>
            <aside className="rail" aria-label={t.person.roles}>
              <Belongs person={person} units={units} />
            </aside>
          </div>
        </>
      )}
    </Page>
  );
}

function Head({ person, units }: { person: PersonView; units: readonly Unit[] }) {
  const administered = useAdministered();
  const primary = units.find((unit) => unit.id === person.primaryUnitId);
  return (
    <div className="head">
      <div>
        <h1 className="person__name">
          <Avatar name={person.name} />
          {person.name}
        </h1>
        <p className="meta">
          {primary !== undefined && <Link to={`/d/${primary.slug}`}>{primary.name}</Link>}
          <a href={`mailto:${person.email}`}>{person.email}</a>
          {person.kind === "service" && <span className="tag tag--line">{t.person.service}</span>}
          {!person.active && <span className="tag tag--line">{t.person.inactive}</span>}
        </p>
      </div>
      {administered.company && (
        <div className="head__r">
          <Link className="btn" to={`/admin/people/${person.id}`}>
            {t.person.administer}
          </Link>
        </div>
      )}
    </div>
  );
}

function Objectives({ person }: { person: PersonView }) {
  const { dates, numbers } = useFormat();
  const { cycle } = useCycle(dates.today());
  const query = useQuery({
    ...objectivesQuery({ owner: person.id, ...(cycle && { cycle: cycle.id }), limit: 50 }),
    enabled: cycle !== undefined,
  });
  return (
    <Section title={t.person.objectives} className="sec sec--first" {...(cycle && { summary: cycle.name })}>
      {() => (
        <Await query={query} what={t.states.things.objectives}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft person__none">{t.person.noObjectives}</p>
            ) : (
              <ul className="person__list">
                {items.map((objective) => (
                  <li key={objective.id}>
                    <p>
                      <Link className="strong" to={`/objectives/${objective.id}`}>
                        {objective.title}
                      </Link>
                      <span className="soft sm"> {objective.unit.name}</span>
                    </p>
                    <span className="person__track">
                      <PaceTrack progress={objective.progress} expected={objective.expected} pace={objective.pace} />
                    </span>
                    <span className="num r">{objective.progress !== null && numbers.progress(objective.progress)}</span>
                    <PaceWord pace={objective.pace} />
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

function Kpis({ person }: { person: PersonView }) {
  const { numbers } = useFormat();
  const query = useQuery(ownedMetricsQuery(person.id));
  return (
    <Section title={t.person.kpis}>
      {() => (
        <Await query={query} what={t.states.things.kpi}>
          {(items) =>
            items.length === 0 ? (
              <p className="soft person__none">{t.person.noKpis}</p>
            ) : (
              <ul className="person__kpis">
                {items.map((metric) => (
                  <li key={metric.id}>
                    <HealthGlyph mark={healthMark(metric)} named />
                    <p>
                      <Link className="strong" to={`/kpis/${metric.id}`}>
                        {metric.name}
                      </Link>
                      <span className="soft sm"> {metric.unit.name}</span>
                    </p>
                    <span className="num r">
                      {metric.latestValue === null ? t.kpi.states.never : numbers.value(metric.latestValue, metric)}
                    </span>
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

function Belongs({ person, units }: { person: PersonView; units: readonly Unit[] }) {
  const { dates } = useFormat();
  const manager = useQuery({ ...personQuery(person.managerId ?? ""), enabled: person.managerId !== null }).data;
  const unitOf = (id: string) => units.find((unit) => unit.id === id);
  const members = person.units.flatMap((id) => unitOf(id) ?? []);
  return (
    <>
      <RailSection title={t.person.units}>
        {members.length === 0 ? (
          <p className="soft rail__none">{t.person.noUnits}</p>
        ) : (
          <ul>
            {members.map((unit) => (
              <li key={unit.id}>
                <Link to={`/d/${unit.slug}`}>{unit.name}</Link>
                {unit.id === person.primaryUnitId && <span className="soft"> {t.person.primary}</span>}
              </li>
            ))}
          </ul>
        )}
      </RailSection>
      <RailSection title={t.person.roles}>
        {person.roles.length === 0 ? (
          <p className="soft rail__none">{t.person.noRoles}</p>
        ) : (
          <ul>
            {person.roles.map((role) => (
              <li key={`${role.unitId}${role.role}`}>
                {t.admin.roleOf(t.admin.role[role.role], unitOf(role.unitId)?.name ?? t.person.otherUnit)}
                {role.expiresAt != null && <span className="soft"> {t.admin.until(dates.day(role.expiresAt))}</span>}
              </li>
            ))}
          </ul>
        )}
      </RailSection>
      {manager !== undefined && (
        <RailSection title={t.person.manager}>
          <p className="rail__none">
            <Link to={`/people/${manager.id}`}>{manager.name}</Link>
          </p>
        </RailSection>
      )}
    </>
  );
}
