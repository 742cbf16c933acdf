import type { ScorecardItem } from "@/api/types.ts";

const rank = (item: ScorecardItem) => {
  if (item.stale) return 2;
  return { red: 0, amber: 1, green: 3, "not-set": 4 }[item.health];
};

/** The most telling first: red, amber, stale, then what has a target; shown in the order of the scorecard, so that a page keeps its shape. */
export function mostTelling(items: readonly ScorecardItem[], most: number): ScorecardItem[] {
  const chosen = new Set(
    items
      .toSorted((a, b) => rank(a) - rank(b) || Number(b.target !== null) - Number(a.target !== null) || b.healthPeriods - a.healthPeriods)
      .slice(0, most)
      .map((item) => item.id),
  );
  return items.filter((item) => chosen.has(item.id));
}
