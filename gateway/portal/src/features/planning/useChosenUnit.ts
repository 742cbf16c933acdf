import { useSearchParams } from "react-router";
import type { Unit } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";

/** In the address the company as a whole has a word of its own, because without one a person's own unit is meant. */
export const everywhere = "all";

/** The unit that is looked at with everything below it; none for the whole company. */
export function useChosenUnit(units: readonly Unit[]): Unit | undefined {
  const { me } = usePerson();
  const [search] = useSearchParams();
  const slug = search.get("unit");
  const wanted = slug === null ? units.find(({ id }) => id === me.primaryUnitId) : units.find((unit) => unit.slug === slug);
  return wanted?.parentId === null ? undefined : wanted;
}
