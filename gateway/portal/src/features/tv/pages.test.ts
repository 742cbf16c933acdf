import { describe, expect, it } from "vitest";
import type { ObjectiveRow, ScorecardItem } from "@/api/types.ts";
import { mostTelling } from "../board/pick.ts";
import { pagesOf } from "./pages.ts";

const kpi = (id: string, health: string, more: Partial<ScorecardItem> = {}) =>
  ({ id, health, stale: false, healthPeriods: 1, target: null, ...more }) as ScorecardItem;
const objective = (id: string) => ({ id }) as ObjectiveRow;

describe("what a board shows of a scorecard", () => {
  it("takes red, amber and stale before green, what has a target before what has none, in the order of the scorecard", () => {
    const items = [
      kpi("green", "green"),
      kpi("aimed", "green", { target: 5 }),
      kpi("amber", "amber"),
      kpi("stale", "green", { stale: true }),
      kpi("unset", "not-set"),
      kpi("red", "red"),
    ];
    expect(mostTelling(items, 4).map((item) => item.id)).toEqual(["aimed", "amber", "stale", "red"]);
    expect(mostTelling(items, 8)).toEqual(items);
  });
});

describe("the pages of a screen", () => {
  it("spreads evenly instead of leaving one alone", () => {
    const seven = Array.from({ length: 7 }, (_, n) => kpi(`k${n}`, "green"));
    const five = Array.from({ length: 5 }, (_, n) => objective(`o${n}`));
    expect(pagesOf(seven, five).map((page) => [page.kind, page.items.length])).toEqual([
      ["kpis", 4],
      ["kpis", 3],
      ["objectives", 3],
      ["objectives", 2],
    ]);
  });

  it("has no page for what there is none of", () => {
    expect(pagesOf([], [objective("o")])).toHaveLength(1);
    expect(pagesOf([], [])).toEqual([]);
  });
});
