import { useQuery } from "@tanstack/react-query";
import { unitsQuery } from "@/api/directory.ts";
import type { Id, Me, Unit } from "@/api/types.ts";
import { usePerson } from "./SignedIn.tsx";

/** Only to show what may be done; every service decides for itself. Roles reach down the tree, until they expire. */
export function administeredBy(me: Me, units: readonly Unit[], now: Date) {
  const held = new Set(
    me.roles
      .filter((role) => role.role === "administrator" && (role.expiresAt == null || new Date(role.expiresAt) > now))
      .map((role) => role.unitId),
  );
  const reaches = (id: Id | null): boolean => {
    for (let at = id; at !== null;) {
      if (held.has(at)) return true;
      const above: Unit | undefined = units.find((unit) => unit.id === at);
      at = above?.parentId ?? null;
    }
    return false;
  };
  const root = units.find((unit) => unit.parentId === null);
  return {
    /** Anything at all. */
    any: held.size > 0,
    /** The whole company: people, tokens, operations, history. */
    company: root !== undefined && held.has(root.id),
    unit: reaches,
    units: units.filter((unit) => reaches(unit.id)),
  };
}

export function useAdministered() {
  const { me } = usePerson();
  const units = useQuery(unitsQuery).data ?? [];
  return administeredBy(me, units, new Date());
}
