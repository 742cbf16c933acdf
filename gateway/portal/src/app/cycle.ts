import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { cyclesQuery } from "@/api/goals.ts";
import type { Cycle } from "@/api/types.ts";

/** The cycle a person means when they have not chosen one: the active one, else the latest that has begun. */
export function currentCycle(cycles: readonly Cycle[], today: string): Cycle | undefined {
  const begun = cycles.filter((cycle) => cycle.start <= today);
  return cycles.find((cycle) => cycle.phase === "active" && cycle.start <= today) ?? begun[0] ?? cycles.at(-1);
}

/** The cycle in the address, so that a link shows somebody else the same page. */
export function useCycle(today: string) {
  const query = useQuery(cyclesQuery);
  const [search, setSearch] = useSearchParams();
  const cycles = query.data ?? [];
  const current = currentCycle(cycles, today);
  const chosen = cycles.find((cycle) => cycle.id === search.get("cycle")) ?? current;
  const choose = (id: string) =>
    setSearch((now) => {
      if (id === current?.id) now.delete("cycle");
      else now.set("cycle", id);
      return now;
    });
  return { query, cycles, current, cycle: chosen, choose };
}

/** Moving between units keeps the cycle that is looked at. */
export function useKeepCycle(): (path: string) => string {
  const [search] = useSearchParams();
  const cycle = search.get("cycle");
  return useCallback((path: string) => (cycle === null ? path : `${path}?cycle=${encodeURIComponent(cycle)}`), [cycle]);
}
