import type { CheckRule } from "@/api/types.ts";

/** Where whoever looks after data begins. */
export const desk = {
  desk: {
    title: "Data quality",
    hint: "What keeps KPIs from being believed: sources that fail, values that did not come, alerts nobody has explained.",
    unit: "Unit",
    sources: "Sources",
    sourcesHint: "of the KPIs you look after",
    noSources: "No KPI here is pulled. Values are posted by systems, by file or by hand.",
    sourceColumns: { kpi: "KPI", state: "State", kind: "From", last: "Last read", next: "Next", error: "What happened" },
    stale: "Values still to come",
    staleHint: "due by now",
    noStale: "Every value that was due has come.",
    staleColumns: { kpi: "KPI", latest: "Latest", due: "Was due", owner: "Accountable" },
    unexplained: "Open alerts nobody has answered",
    noUnexplained: "Every open alert has an answer.",
    alertColumns: { kpi: "KPI", alert: "Alert", value: "Value", since: "Since" },
    checks: "KPIs to think about",
    checksHint: "facts, not verdicts",
    noChecks: "Nothing stands out.",
    checkColumns: { rule: "What", kpi: "KPI", unit: "Unit", more: "" },
    rules: {
      vanity: "Serves no named outcome",
      "too-many": "More KPIs than can be watched",
      "never-read": "Nobody has opened it",
      "same-definition": "The same definition twice",
    } satisfies Record<CheckRule, string>,
    also: (names: string) => `also ${names}`,
    most: (count: number, limit: number) => `${count}, at most ${limit}`,
    allGood: "Nothing waits here",
    summary: (failing: number, stale: number, alerts: number) =>
      `${failing} sources failing, ${stale} values still to come, ${alerts} alerts without an answer`,
  },
};
