import type { Unit } from "@/api/types.ts";
import { groupBy } from "./groupBy.ts";

export type PlacedUnit = { unit: Unit; depth: number };

/** Units as the tree has them: each below its parent, by name; one whose parent is not among them begins a tree of its own. */
export function inTreeOrder(units: readonly Unit[]): PlacedUnit[] {
  const known = new Set(units.map(({ id }) => id));
  const children = groupBy(units, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const below = (parent: string | null, depth: number): PlacedUnit[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}
