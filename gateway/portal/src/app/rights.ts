import type { Id, Me, Unit } from "@/api/types.ts";

const managing: readonly string[] = ["lead", "executive", "administrator"];

/** Cycles are the company's: its executives and administrators make and move them. */
export const plansCycles = (me: Me, units: readonly Unit[]): boolean =>
  me.roles.some(
    ({ role, unitId }) => (role === "executive" || role === "administrator") && units.find(({ id }) => id === unitId)?.parentId === null,
  );

/** Whether the person leads a unit or one above it. Only for what is offered: the services decide. */
export function canManage(me: Me, units: readonly Unit[], unit: Id): boolean {
  const granted = new Set(me.roles.filter(({ role }) => managing.includes(role)).map(({ unitId }) => unitId));
  for (let at: Id | null = unit; at !== null;) {
    if (granted.has(at)) return true;
    const here: Id = at;
    at = units.find(({ id }) => id === here)?.parentId ?? null;
  }
  return false;
}
