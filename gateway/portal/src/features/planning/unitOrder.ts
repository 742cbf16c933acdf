import type { Unit } from "@/api/types.ts";

export type PlacedUnit = { unit: Unit; depth: number };

/** Units as the tree has them: each below its parent, by name; those whose parent is not open to the person come first. */
export function inTreeOrder(units: readonly Unit[]): PlacedUnit[] {
  const known = new Set(units.map(({ id }) => id));
  const below = (parent: string | null, depth: number): PlacedUnit[] =>
    units
      .filter((unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parent)
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}
