import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { scorecardQuery } from "@/api/metrics.ts";
import type { Cycle, Id, PaceCount, ScorecardItem, Unit } from "@/api/types.ts";
import { subUnitPacesQuery } from "@/api/unitPage.ts";
import { useKeepCycle } from "@/app/cycle.ts";
import { groupBy } from "@/app/groupBy.ts";
import { childrenOf } from "@/app/UnitTree.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark, PaceGlyph, type HealthMark } from "@/ui/Glyph.tsx";
import { RailSection } from "@/ui/Section.tsx";

const marks: readonly HealthMark[] = ["red", "amber", "green", "stale"];
const paceOrder = ["at-risk", "missed", "behind", "near", "on-track", "achieved", "met"] as const;

/** The units below, each with its counts: health first, then pace. */
export function SubUnits({ unit, units, cycle }: { unit: Unit; units: readonly Unit[]; cycle: Cycle | undefined }) {
  const children = childrenOf(units, unit.id);
  const scorecard = useQuery({ ...scorecardQuery(unit.id, { descendants: true, limit: 500 }), enabled: children.length > 0 });
  const paces = useQuery({ ...subUnitPacesQuery(unit.id, cycle?.id), enabled: children.length > 0 && cycle !== undefined });
  const keepCycle = useKeepCycle();
  if (children.length === 0) return null;
  const branches = branchesOf(units, children);
  const items = groupBy(scorecard.data?.items ?? [], (item) => branches.get(item.unit.id));
  return (
    <RailSection title={t.unit.subUnitsTitle[unit.kind]} count={children.length}>
      <ul>
        {children.map((child) => (
          <li key={child.id} className="sub-unit">
            <Link className="cut" to={keepCycle(`/d/${child.slug}`)}>
              {child.name}
            </Link>
            <span className="sets">
              <HealthCountsOf items={items.get(child.id) ?? []} />
              <PaceCountsOf counts={paces.data?.subUnits.find((other) => other.unit.id === child.id)?.paces ?? []} />
            </span>
          </li>
        ))}
      </ul>
    </RailSection>
  );
}

function HealthCountsOf({ items }: { items: readonly ScorecardItem[] }) {
  return (
    <span>
      {marks.map((mark) => {
        const count = items.filter((item) => healthMark(item) === mark).length;
        return count === 0 ? null : (
          <span key={mark} className="set">
            <HealthGlyph mark={mark} named />
            {count}
          </span>
        );
      })}
    </span>
  );
}

function PaceCountsOf({ counts }: { counts: readonly PaceCount[] }) {
  return (
    <span>
      {paceOrder.map((pace) => {
        const count = counts.find((other) => other.pace === pace)?.objectives ?? 0;
        return count === 0 ? null : (
          <span key={pace} className="set">
            <PaceGlyph pace={pace} named />
            {count}
          </span>
        );
      })}
    </span>
  );
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
