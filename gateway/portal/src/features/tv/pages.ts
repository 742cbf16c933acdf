import type { ObjectiveRow, ScorecardItem } from "@/api/types.ts";
import { mostTelling } from "../board/pick.ts";

/** What fits a screen so that it can be read from five metres. */
export const kpisOnPage = 6;
export const objectivesOnPage = 4;
const mostKpis = 12;
const mostObjectives = 12;

export type TvPage = { kind: "kpis"; items: ScorecardItem[] } | { kind: "objectives"; items: ObjectiveRow[] };

/** The pages a screen turns: KPIs first, then objectives; the rows of a page are as even as they can be. */
export function pagesOf(items: readonly ScorecardItem[], objectives: readonly ObjectiveRow[]): TvPage[] {
  return [
    ...evenly(mostTelling(items, mostKpis), kpisOnPage).map((part): TvPage => ({ kind: "kpis", items: part })),
    ...evenly(objectives.slice(0, mostObjectives), objectivesOnPage).map((part): TvPage => ({ kind: "objectives", items: part })),
  ];
}

function evenly<T>(all: readonly T[], most: number): T[][] {
  const pages = Math.ceil(all.length / most);
  const size = Math.ceil(all.length / Math.max(1, pages));
  return Array.from({ length: pages }, (_, page) => all.slice(page * size, (page + 1) * size));
}
