import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { objectivesQuery } from "@/api/goals.ts";
import { scorecardQuery } from "@/api/metrics.ts";
import type { Cycle, Id, ObjectiveRow, ScorecardItem, Unit } from "@/api/types.ts";
import { useKeepCycle } from "@/app/cycle.ts";
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
  const objectives = useQuery({
    ...objectivesQuery({ unit: unit.id, descendants: true, limit: 500, ...(cycle && { cycle: cycle.id }) }),
    enabled: children.length > 0 && cycle !== undefined,
  });
  const keepCycle = useKeepCycle();
  if (children.length === 0) return null;
  return (
    <RailSection title={t.unit.subUnitsTitle[unit.kind]} count={children.length}>
      <ul>
        {children.map((child) => {
          const inside = insideOf(units, child.id);
          return (
            <li key={child.id} className="sub-unit">
              <Link className="cut" to={keepCycle(`/d/${child.slug}`)}>
                {child.name}
              </Link>
              <span className="sets">
                <HealthCountsOf items={(scorecard.data?.items ?? []).filter((item) => inside.has(item.unit.id))} />
                <PaceCountsOf objectives={(objectives.data?.items ?? []).filter((objective) => inside.has(objective.unit.id))} />
              </span>
            </li>
          );
        })}
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

function PaceCountsOf({ objectives }: { objectives: readonly ObjectiveRow[] }) {
  return (
    <span>
      {paceOrder.map((pace) => {
        const count = objectives.filter((objective) => objective.pace === pace).length;
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

function insideOf(units: readonly Unit[], id: Id): ReadonlySet<Id> {
  const inside = new Set([id]);
  for (const child of units.filter((unit) => unit.parentId === id)) for (const below of insideOf(units, child.id)) inside.add(below);
  return inside;
}
