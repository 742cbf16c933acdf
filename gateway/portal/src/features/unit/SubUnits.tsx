import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { scorecardQuery } from "@/api/metrics.ts";
import type { Cycle, Id, PaceCount, ScorecardItem, Unit } from "@/api/types.ts";
import { subUnitPacesQuery } from "@/api/unitPage.ts";
import { useKeepCycle } from "@/app/cycle.ts";
import { groupBy } from "@/app/groupBy.ts";
import { childrenOf } from "@/app/UnitTree.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { HealthGlyph, healthMark, PaceGlyph, type HealthMark } from "@/ui/Glyph.tsx";
import { Section } from "@/ui/Section.tsx";

const marks: readonly HealthMark[] = ["red", "amber", "green", "stale"];
const paceOrder = ["at-risk", "missed", "behind", "near", "on-track", "achieved", "met"] as const;

/** The units below, each as a card that leads to it: who leads it, how healthy it is and how its objectives stand, all below it counted in. */
export function SubUnits({ unit, units, cycle }: { unit: Unit; units: readonly Unit[]; cycle: Cycle | undefined }) {
  const children = childrenOf(units, unit.id);
  const scorecard = useQuery({ ...scorecardQuery(unit.id, { descendants: true, limit: 500 }), enabled: children.length > 0 });
  const paces = useQuery({ ...subUnitPacesQuery(unit.id, cycle?.id), enabled: children.length > 0 && cycle !== undefined });
  const keepCycle = useKeepCycle();
  if (children.length === 0) return null;
  const branches = branchesOf(units, children);
  const items = scorecard.data && groupBy(scorecard.data.items, (item) => branches.get(item.unit.id));
  return (
    <Section title={t.unit.subUnitsTitle[unit.kind]} summary={children.length}>
      {(id) => (
        <ul className="units" aria-labelledby={id}>
          {children.map((child) => (
            <li key={child.id} className="units__card">
              <h3>
                <Link to={keepCycle(`/d/${child.slug}`)}>{child.name}</Link>
              </h3>
              <p className="units__who">
                {child.lead === null ? t.unit.noLead : <Who name={child.lead.name} />}
                <span className="faint">{t.unit.people(child.people ?? 0)}</span>
              </p>
              <dl>
                <dt>{t.unit.kpis}</dt>
                <dd>
                  <Counted query={scorecard}>
                    <HealthCountsOf items={items?.get(child.id) ?? []} />
                  </Counted>
                </dd>
                <dt>{t.unit.objectives}</dt>
                <dd>
                  <Counted query={paces}>
                    <PaceCountsOf counts={paces.data?.subUnits.find((other) => other.unit.id === child.id)?.paces ?? []} />
                  </Counted>
                </dd>
              </dl>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Counted({ query, children }: { query: UseQueryResult; children: ReactNode }) {
  if (query.isSuccess) return children;
  return query.isError ? <span className="faint">{t.unit.notCounted}</span> : null;
}

const none = <span className="faint">{t.unit.noneHere}</span>;

function HealthCountsOf({ items }: { items: readonly ScorecardItem[] }) {
  if (items.length === 0) return none;
  return marks.map((mark) => {
    const count = items.filter((item) => healthMark(item) === mark).length;
    return count === 0 ? null : (
      <span key={mark} className="set">
        <HealthGlyph mark={mark} named />
        {count}
      </span>
    );
  });
}

function PaceCountsOf({ counts }: { counts: readonly PaceCount[] }) {
  const shown = paceOrder
    .map((pace) => ({ pace, count: counts.find((other) => other.pace === pace)?.objectives ?? 0 }))
    .filter(({ count }) => count > 0);
  if (shown.length === 0) return none;
  return shown.map(({ pace, count }) => (
    <span key={pace} className="set">
      <PaceGlyph pace={pace} named />
      {count}
    </span>
  ));
}

/** To which of these units each one below them belongs, and they to themselves. */
function branchesOf(units: readonly Unit[], tops: readonly Unit[]): ReadonlyMap<Id, Id> {
  const children = groupBy(units, (unit) => unit.parentId);
  const branches = new Map<Id, Id>();
  const put = (unit: Unit, top: Id) => {
    branches.set(unit.id, top);
    for (const child of children.get(unit.id) ?? []) put(child, top);
  };
  for (const top of tops) put(top, top.id);
  return branches;
}
