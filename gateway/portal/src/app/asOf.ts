import { useSearchParams } from "react-router";
import type { Instant } from "@/api/types.ts";

/** The moment as of which a page is shown, from its address: with what was known by then. None for now. */
export function useAsOf(): Instant | undefined {
  const [search] = useSearchParams();
  const moment = new Date(search.get("asOf") ?? "");
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

export const withAsOf = (address: string, moment: Instant) => `${address}?asOf=${encodeURIComponent(moment)}`;
