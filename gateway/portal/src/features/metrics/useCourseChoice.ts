import { useSearchParams } from "react-router";
import type { Cadence } from "@/api/types.ts";
import { groupingsOf, rangeFor, type RangeName } from "./range.ts";

/** What of the course is shown, in the address: how far back, in how large groups, and whether beside the year before. */
export function useCourseChoice(cadence: Cadence) {
  const [search, setSearch] = useSearchParams();
  const range = rangeFor(cadence, search.get("range"));
  const wanted = Number(search.get("group") ?? "1");
  const group = groupingsOf(cadence, range).includes(wanted) ? wanted : 1;
  const set = (name: string, value: string | null) =>
    setSearch(
      (now) => {
        if (value === null) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    range,
    group,
    compare: search.get("compare") !== "no",
    chooseRange: (name: RangeName) => set("range", name),
    chooseGroup: (size: number) => set("group", size === 1 ? null : String(size)),
    chooseCompare: (on: boolean) => set("compare", on ? null : "no"),
  };
}

export type CourseChoice = ReturnType<typeof useCourseChoice>;
