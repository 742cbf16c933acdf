import { useQuery } from "@tanstack/react-query";
import { unitsQuery } from "@/api/directory.ts";
import type { Blocker, Id } from "@/api/types.ts";
import { useRights } from "@/app/roles.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";

/** Whom a blocker names, and those who lead a unit that it concerns; whoever works on the objective besides, where that is known. */
export function useBlockerRights() {
  const { me } = usePerson();
  const { leads } = useRights();
  return (blocker: Blocker) =>
    blocker.owner.id === me.id ||
    blocker.raisedBy.id === me.id ||
    [blocker.unitId, blocker.helpingUnitId, blocker.escalatedTo].some((unit) => leads(unit));
}

export function useUnitNames() {
  const units = useQuery(unitsQuery).data ?? [];
  return {
    units,
    nameOf: (id: Id | null) => units.find((unit) => unit.id === id)?.name ?? t.blocking.somewhere,
    find: (id: Id | null) => units.find((unit) => unit.id === id),
  };
}
