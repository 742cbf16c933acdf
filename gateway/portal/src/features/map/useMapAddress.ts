import { useSearchParams } from "react-router";
import type { Id, Pace } from "@/api/types.ts";
import type { Path } from "./useCascade.ts";

export type ColourBy = "pace" | "confidence";
type Change = Partial<Record<"unit" | "o" | "path" | "pace" | "by" | "view", string | null>>;

/** What the map shows is in the address, so that a link shows somebody else the same. */
export function useMapAddress() {
  const [search, setSearch] = useSearchParams();
  const path = search.get("path");
  const by: ColourBy = search.get("by") === "confidence" ? "confidence" : "pace";
  return {
    by,
    /** The same map with another objective chosen, as an address. */
    choosing: (id: Id) => {
      const then = new URLSearchParams(search);
      then.set("o", id);
      return { search: then.toString() };
    },
    unit: search.get("unit"),
    focus: search.get("o"),
    path: (["up", "down", "both"] as const).find((known) => known === path) ?? (null as Path | null),
    paces: new Set((search.get("pace") ?? "").split(",").filter((pace) => pace !== "")) as ReadonlySet<Pace>,
    outline: search.get("view") === "outline",
    /** A step that "back" undoes, but for what is only another look at the same. */
    change: (change: Change, { replace = false } = {}) =>
      setSearch(
        (now) => {
          for (const [name, value] of Object.entries(change)) {
            if (value === null || value === "") now.delete(name);
            else now.set(name, value);
          }
          return now;
        },
        { replace, preventScrollReset: true },
      ),
  };
}

export type MapAddress = ReturnType<typeof useMapAddress>;
