import { t } from "@/text/index.ts";

export type Word = keyof typeof t.help.words;

export const wordGroups: Record<keyof typeof t.help.groups, readonly Word[]> = {
  health: ["kpi", "measure", "health", "thresholds", "stale", "baseline", "alert", "forecast"],
  goals: [
    "okr",
    "objective",
    "keyResult",
    "committed",
    "aspirational",
    "progress",
    "pace",
    "expected",
    "confidence",
    "guardrail",
    "alignment",
    "dependency",
    "grade",
    "learningNote",
  ],
  rhythm: ["cycle", "checkIn", "blocker", "review", "coach"],
  people: ["unit", "role", "visibility", "policy", "token"],
};

/** The words that stand on a page, by its address; the longest beginning that fits. */
const pages: readonly (readonly [string, readonly Word[]])[] = [
  ["/admin", ["unit", "role", "visibility", "policy", "token"]],
  ["/setup", ["unit", "kpi", "okr", "cycle", "policy"]],
  ["/people", ["role", "unit", "objective", "pace", "health"]],
  ["/kpis", ["kpi", "health", "thresholds", "baseline", "forecast", "stale", "alert"]],
  ["/objectives", ["objective", "keyResult", "progress", "pace", "confidence", "guardrail", "alignment", "grade"]],
  ["/d/", ["kpi", "health", "okr", "pace", "expected", "confidence", "blocker"]],
  ["/map", ["alignment", "objective", "pace"]],
  ["/reviews", ["review", "blocker", "pace", "confidence"]],
  ["/cycles", ["cycle", "objective", "coach", "dependency", "grade", "learningNote"]],
  ["/inbox", ["alert", "dependency", "blocker", "checkIn"]],
  ["/", ["checkIn", "alert", "blocker", "pace", "confidence"]],
];

export const wordsOn = (pathname: string): readonly Word[] => pages.find(([start]) => pathname.startsWith(start))?.[1] ?? [];
