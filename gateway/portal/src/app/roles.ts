import { useQuery } from "@tanstack/react-query";
import { unitsQuery } from "@/api/directory.ts";
import type { Id, Me, Unit } from "@/api/types.ts";
import { usePerson } from "./SignedIn.tsx";

type Role = Me["roles"][number]["role"];
const ranks: Record<Role, number> = { viewer: 0, member: 1, lead: 2, executive: 3, administrator: 4 };

/** The strongest role that somebody holds on a unit or on one above it; roles go down the tree. */
export function roleOn(me: Me, units: readonly Unit[], unit: Id | null | undefined, now = new Date()): Role | null {
  const above = new Set<Id>();
  for (let at = unit ?? null; at !== null && !above.has(at); at = units.find((other) => other.id === at)?.parentId ?? null) above.add(at);
  return me.roles
    .filter((role) => above.has(role.unitId) && (role.expiresAt == null || new Date(role.expiresAt) > now))
    .reduce<Role | null>((best, { role }) => (best === null || ranks[role] > ranks[best] ? role : best), null);
}

/** Only to show what may be done: the services decide. */
export function useRights() {
  const { me } = usePerson();
  const units = useQuery(unitsQuery).data ?? [];
  const on = (unit: Id | null | undefined) => roleOn(me, units, unit);
  return {
    /** Decides for the unit: its lead, an executive or administrator, on it or above. */
    leads: (unit: Id | null | undefined) => ranks[on(unit) ?? "viewer"] >= ranks.lead,
    administers: (unit: Id | null | undefined) => on(unit) === "administrator",
    /** Units for which one decides, as the tree has them. */
    ledUnits: units.filter((unit) => ranks[on(unit.id) ?? "viewer"] >= ranks.lead),
    units,
  };
}
