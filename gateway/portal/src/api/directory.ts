import { queryOptions } from "@tanstack/react-query";
import { get } from "./http.ts";
import type { Me, Page, PersonView, Unit, UnitWithPath } from "./types.ts";

/** The organization changes rarely; a page should not wait for it twice. */
const calm = 5 * 60_000;

export const meQuery = queryOptions({
  queryKey: ["directory", "me"],
  queryFn: ({ signal }) => get<Me>("/api/directory/me", undefined, signal),
  staleTime: calm,
});

export const unitsQuery = queryOptions({
  queryKey: ["directory", "units"],
  queryFn: async ({ signal }) => {
    const units: Unit[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<Unit> = await get<Page<Unit>>("/api/directory/units", { limit: 500, cursor }, signal);
      units.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return units.filter((unit) => !unit.archived);
  },
  staleTime: calm,
});

export const unitQuery = (idOrSlug: string) =>
  queryOptions({
    queryKey: ["directory", "unit", idOrSlug],
    queryFn: ({ signal }) => get<UnitWithPath>(`/api/directory/units/${encodeURIComponent(idOrSlug)}`, undefined, signal),
    staleTime: calm,
  });

export const searchPeopleQuery = (q: string) =>
  queryOptions({
    queryKey: ["directory", "people", "search", q],
    queryFn: ({ signal }) => get<Page<PersonView>>("/api/directory/people", { q, limit: 6 }, signal),
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["directory", "people", "one", id],
    queryFn: ({ signal }) => get<PersonView>(`/api/directory/people/${encodeURIComponent(id)}`, undefined, signal),
  });
