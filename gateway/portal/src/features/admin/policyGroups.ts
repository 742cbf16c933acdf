import type { Policy } from "@/api/types.ts";

/** Policies in the order in which somebody would think of them; one that is new falls into the last group. */
const groups = {
  objectives: ["companyObjectives", "unitObjectives", "keyResults", "priorities", "personalObjectives"],
  governance: ["publishRole", "selfApproval", "companyFirst", "companyApprover", "fiscalYearStartMonth"],
  pace: [
    "aspirationalLine",
    "committedLine",
    "onTrackGap",
    "behindGap",
    "quietShare",
    "leastCoverage",
    "nearBelow",
    "confidentFrom",
    "doubtfulTo",
    "gradeTolerance",
    "calibration",
  ],
  checkins: ["checkIn", "nightBefore"],
  kpis: ["companyKpis", "unitKpis", "unreadDays", "graceShare", "graceLeastDays", "enoughWeight", "personMetrics"],
  alerts: ["alert", "deviation", "offBaseline", "trend", "forecast", "baseline", "hold"],
  coach: ["coach"],
  records: ["smallestGroup", "auditDays", "inboxDays", "securityEventDays", "legalHold"],
} as const;

export type PolicyGroup = keyof typeof groups;

export function groupsOf(policies: readonly Policy[]): { group: PolicyGroup; policies: Policy[] }[] {
  const names = Object.keys(groups) as PolicyGroup[];
  const groupOf = (policy: Policy) => names.find((name) => groups[name].some((start) => policy.name.startsWith(start))) ?? "records";
  return names
    .map((group) => ({ group, policies: policies.filter((policy) => groupOf(policy) === group) }))
    .filter((entry) => entry.policies.length > 0);
}
