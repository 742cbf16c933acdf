import { useQuery } from "@tanstack/react-query";
import { NavLink, useLocation } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import type { Id, Unit } from "@/api/types.ts";
import { cx } from "@/ui/cx.ts";
import { useKeepCycle } from "./cycle.ts";
import { usePerson } from "./SignedIn.tsx";

/** The unit tree: the company, its departments, and the teams of the department one is in. */
export function UnitTree({
  labelledBy,
  everything = false,
  onFollow,
}: {
  labelledBy: string;
  everything?: boolean;
  onFollow?: () => void;
}) {
  const units = useQuery(unitsQuery).data ?? [];
  const { me } = usePerson();
  const { pathname } = useLocation();
  const slug = /^\/d\/([^/]+)/.exec(pathname)?.[1];
  const here = units.find((unit) => unit.slug === slug)?.id ?? me.primaryUnitId;
  const open = new Set(everything ? units.map((unit) => unit.id) : pathTo(units, here));
  const roots = units.filter((unit) => unit.parentId === null || !units.some((other) => other.id === unit.parentId));
  return (
    <ul className="nav nav--tree" aria-labelledby={labelledBy}>
      {roots.map((unit) => (
        <Branch key={unit.id} unit={unit} units={units} depth={0} open={open} onFollow={onFollow} />
      ))}
    </ul>
  );
}

type BranchProps = { unit: Unit; units: readonly Unit[]; depth: number; open: ReadonlySet<Id>; onFollow: (() => void) | undefined };

function Branch({ unit, units, depth, open, onFollow }: BranchProps) {
  const keepCycle = useKeepCycle();
  const children = depth === 0 || open.has(unit.id) ? childrenOf(units, unit.id) : [];
  return (
    <li>
      <NavLink className={cx(`d${Math.min(depth, 3)}`)} to={keepCycle(`/d/${unit.slug}`)} end onClick={onFollow}>
        <span className="cut" title={unit.name}>
          {unit.name}
        </span>
      </NavLink>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} unit={child} units={units} depth={depth + 1} open={open} onFollow={onFollow} />
          ))}
        </ul>
      )}
    </li>
  );
}

export const childrenOf = (units: readonly Unit[], parent: Id): Unit[] =>
  units.filter((unit) => unit.parentId === parent).toSorted((a, b) => a.name.localeCompare(b.name));

function pathTo(units: readonly Unit[], id: Id | null): Id[] {
  const path: Id[] = [];
  for (let unit = units.find((other) => other.id === id); unit !== undefined;) {
    path.push(unit.id);
    const parent: Id | null = unit.parentId;
    unit = units.find((other) => other.id === parent);
  }
  return path;
}
