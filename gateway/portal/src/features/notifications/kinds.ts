import type { InboxKind } from "@/api/types.ts";

/** What a person would look for; each kind of message belongs to one. */
const kinds: Record<Exclude<KindGroup, "all">, readonly InboxKind[]> = {
  kpis: ["alert-opened", "alert-closed", "gain-judged", "guardrail-broken"],
  proposals: ["objective-proposed"],
  dependencies: ["dependency-asked", "dependency-accepted", "dependency-declined"],
  checkins: ["check-in-reminded", "blocker-moved"],
  mentions: ["mentioned", "action-assigned"],
};

export type KindGroup = "all" | "kpis" | "proposals" | "dependencies" | "checkins" | "mentions";

export const groups: readonly KindGroup[] = ["all", "kpis", "proposals", "dependencies", "checkins", "mentions"];

export const groupNamed = (name: string | null): KindGroup => groups.find((group) => group === name) ?? "all";

export const isOf = (group: KindGroup, kind: InboxKind): boolean => group === "all" || kinds[group].includes(kind);
