import type { Cadence } from "@/api/types.ts";
import { plural } from "../plural.ts";

export const cadenceUnits: Record<Cadence, [one: string, other: string]> = {
  daily: ["day", "days"],
  weekly: ["week", "weeks"],
  monthly: ["month", "months"],
  quarterly: ["quarter", "quarters"],
  calendar: ["period", "periods"],
};

export const span = (count: number, cadence: Cadence) => `${count} ${plural(count, ...cadenceUnits[cadence])}`;

export const joined = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
