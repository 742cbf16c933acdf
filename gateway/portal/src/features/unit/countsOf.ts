import type { Scorecard } from "@/api/types.ts";

/** The words above the table count its rows, so that they cannot disagree with it. */
export function countsOf({ items }: Scorecard): Scorecard["counts"] {
  const fresh = items.filter((item) => !item.stale);
  const having = (health: string) => fresh.filter((item) => item.health === health).length;
  return {
    green: having("green"),
    amber: having("amber"),
    red: having("red"),
    notSet: having("not-set"),
    stale: items.length - fresh.length,
  };
}
