import type { Direction, ScorecardItem } from "@/api/types.ts";
import type { Numbers } from "@/format/numbers.ts";
import { t } from "@/text/index.ts";

type Changed = Pick<ScorecardItem, "change" | "better" | "direction" | "unitOfMeasure" | "decimals" | "health">;

/** `+0.3 pp` and what it means; a change never stands without its meaning. */
export function sayChange(item: Changed, numbers: Numbers): { signed: string; meaning: string } | null {
  if (item.change === null) return null;
  return { signed: numbers.change(item.change, item), meaning: meaningOf(item) };
}

function meaningOf({ change, better, direction, health }: Changed): string {
  if (change === 0) return t.kpi.same;
  if (direction === "range" && better === null) return health === "green" ? t.kpi.insideRange : t.kpi.outsideRange;
  if (better === null) return "";
  return better ? t.kpi.better : t.kpi.worse;
}

/** Whether a move from one value to another is better in a direction; a range says nothing by direction alone. */
export function isBetter(difference: number, direction: Direction): boolean | null {
  if (difference === 0 || direction === "range") return null;
  return direction === "higher" ? difference > 0 : difference < 0;
}
