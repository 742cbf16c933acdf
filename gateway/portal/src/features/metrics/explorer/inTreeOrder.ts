import type { Unit } from "@/api/types.ts";

/** Units below their parents, by name, with how deep they lie. */
export function inTreeOrder(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map((unit) => unit.id));
  const under = (parent: string | null, depth: number): { unit: Unit; depth: number }[] =>
    units
      .filter((unit) => (parent === null ? unit.parentId === null || !known.has(unit.parentId) : unit.parentId === parent))
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((unit) => [{ unit, depth }, ...under(unit.id, depth + 1)]);
  return under(null, 0);
}
