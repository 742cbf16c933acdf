import { useSearchParams } from "react-router";
import type { MetricFilter } from "@/api/metrics.ts";

const names = ["q", "unit", "below", "health", "owner", "role", "cadence", "tag", "stale", "status", "sort"] as const;
export type FilterName = (typeof names)[number];

/** What the list is filtered by, in the address: a link shows somebody else the same list, and a saved view is such an address. */
export function useKpiFilter() {
  const [search, setSearch] = useSearchParams();
  const at = (name: FilterName) => search.get(name) ?? "";
  const set = (name: FilterName, value: string) =>
    setSearch(
      (now) => {
        if (value === "") now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  const toggleHealth = (health: string) => {
    const chosen = at("health").split(",").filter(Boolean);
    set("health", (chosen.includes(health) ? chosen.filter((other) => other !== health) : [...chosen, health]).join(","));
  };
  return {
    at,
    set,
    toggleHealth,
    query: queryOf(search),
    filtered: names.some((name) => name !== "sort" && search.has(name)),
    show: (query: string) => setSearch(query, { preventScrollReset: true }),
    filter: filterOf(search),
  };
}

export type KpiFilter = ReturnType<typeof useKpiFilter>;

export function filterOf(search: URLSearchParams): MetricFilter {
  const at = (name: FilterName) => search.get(name) ?? undefined;
  return {
    q: at("q"),
    unit: at("unit"),
    descendants: search.has("unit") ? at("below") !== "no" : undefined,
    health: at("health"),
    owner: at("owner"),
    role: at("role"),
    cadence: at("cadence"),
    tag: at("tag"),
    stale: at("stale") === "yes" ? true : undefined,
    status: at("status"),
    sort: at("sort") ?? "health",
  };
}

/** The address of a view: only what filters and sorts, always in the same order, so that two equal views are equal texts. */
export function queryOf(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = search.get(name);
    if (value !== null && value !== "") kept.set(name, value);
  }
  return kept.toString();
}
