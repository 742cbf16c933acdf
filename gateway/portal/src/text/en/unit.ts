import type { Cadence, UnitKind } from "@/api/types.ts";
import { inWords, plural, sentence } from "../plural.ts";
import { roles } from "./board.ts";
import { cadenceUnits, span } from "./words.ts";

export const unit = {
  unit: {
    kinds: { company: "Company", department: "Department", team: "Team" } satisfies Record<UnitKind, string>,
    leads: "leads",
    noLead: "no lead",
    people: (count: number) => `${count} ${plural(count, "person", "people")}`,
    subUnits: {
      company: (count: number) => `${count} ${plural(count, "department", "departments")}`,
      department: (count: number) => `${count} ${plural(count, "team", "teams")}`,
      team: (count: number) => `${count} ${plural(count, "unit", "units")}`,
    },
    subUnitsTitle: { company: "Departments", department: "Teams", team: "Units" },
    kpis: "KPIs",
    noneHere: "none",
    notCounted: "cannot be shown now",
    peopleTitle: "People",
    roles,
    guardrailRed: (count: number) => (count === 1 ? "Guardrail red" : `${count} guardrails red`),
    servedBy: (count: number) => `${count} ${plural(count, "serves", "serve")} it`,
    checkIn: "Check in",
    summary: "Summary",
    howWeAre: "How we are",
    whatWeChange: "What we are changing",
    written: (time: string) => `Written by rules from the numbers below at ${time}.`,
    rulesTitle: "The rules",
    showRules: "Show the rules",
    rules: [
      "Counts come first: how many KPIs are outside green, how many are stale; how many objectives are on track.",
      "Then what is red, longest first, and whether a running objective changes it; then amber. At most three KPIs are named.",
      "Then objectives at risk and behind, the farthest from expected first. At most two are named.",
      "Where an owner’s confidence disagrees with the pace, the sentence says so.",
      "Every figure is the one in the tables below.",
    ],
    scorecard: "Scorecard",
    noKpis: (name: string) => `${name} watches no KPI yet`,
    noKpisHint: "A KPI says whether the unit is healthy. It is defined and fed through the API.",
    seeApi: "Open the API reference",
    objectives: "Objectives",
    noObjectives: (cycle: string) => `No objectives for ${cycle} yet`,
    noObjectivesHint: "What should be different at the end of the cycle? The unit above shows what it has decided to change.",
    seeAbove: (name: string) => `See ${name}`,
    seeCompany: "See the company",
    servesAbove: "Serves above",
    noCycle: "No cycle yet",
    columns: {
      kpi: "KPI",
      value: "Value",
      change: "Change",
      thresholds: "Thresholds and target",
      periods: "13 periods",
      okr: "OKR",
      objective: "Objective",
      progress: "Progress",
      confidence: "Confidence",
    },
    okrKeyResult: "key result",
    watched: "Watched",
    noOkrNeeded: "no OKR needed",
    noOkr: "No OKR",
    noneIsSet: "none changes it",
    serves: (relation: string) => relation,
  },

  brief: {
    /** Past tense agrees with plural and singular names alike: damage claims, cost per parcel. */
    noKpis: "No KPI is watched here yet.",
    allGreen: (total: number) =>
      total === 1 ? "The one KPI here is green." : total === 2 ? "Both KPIs are green." : `All ${inWords(total)} KPIs are green.`,
    outside: (outside: number, total: number, stale: number) => {
      const staleText = stale === 0 ? "" : `, ${inWords(stale)} ${plural(stale, "is", "are")} stale`;
      return `${sentence(inWords(outside))} of ${inWords(total)} ${plural(total, "KPI", "KPIs")} ${plural(outside, "is", "are")} outside green${staleText}.`;
    },
    notSet: (count: number) => `${sentence(inWords(count))} ${plural(count, "has", "have")} no thresholds.`,
    more: (count: number) => `${sentence(inWords(count))} more ${plural(count, "is", "are")} outside green.`,
    turned: {
      red: (ago: string) => `{kpi} turned red ${ago}, now {value}`,
      amber: (ago: string) => `{kpi} turned amber ${ago}, now {value}`,
    },
    ago: (count: number, cadence: Cadence) => (count <= 1 ? `this ${cadenceUnits[cadence][0]}` : `${span(count, cadence)} ago`),
    noObjective: ", and no objective is set to change it.",
    withObjective: "; {objective} is set to change it, {progress}.",
    better: (change: string) => `, ${change}, better.`,
    worse: (change: string) => `, ${change}, worse.`,
    end: ".",
    noObjectives: "Nothing is being changed in this cycle yet.",
    pace: (ontrack: number, total: number) => {
      if (total === 1) return ontrack === 1 ? "The one objective is on track." : "The one objective is not on track.";
      if (ontrack === total && total === 2) return "Both objectives are on track.";
      if (ontrack === total) return `All ${inWords(total)} objectives are on track.`;
      return `${sentence(inWords(ontrack))} of ${inWords(total)} objectives ${plural(ontrack, "is", "are")} on track.`;
    },
    noValues: (total: number) => (total === 1 ? "The one objective has no value yet." : "No objective has a value yet."),
    tooEarly: "The cycle has only begun; no verdict yet.",
    closed: (met: number, total: number) => `${sentence(inWords(met))} of ${inWords(total)} objectives ${plural(met, "was", "were")} met.`,
    atRisk: (gap: string) => `{objective} is at risk, ${gap} short of expected{believed}`,
    behind: (gap: string) => `{objective} is behind by ${gap}{believed}`,
    doubtful: (gap: string) => `{objective} is on track, ${gap}, yet its owner doubts it.`,
    confident: ", while its owner is confident.",
    aheadOf: (gap: string) => `${gap} ahead`,
    shortOf: (gap: string) => `${gap} short`,
  },

  ruler: {
    label: (cycle: string, day: number, days: number) => `${cycle}, day ${day} of ${days}`,
    today: (date: string, day: number, days: number) => `${date} · day ${day} of ${days}`,
    begins: (date: string) => `begins ${date}`,
    ended: (date: string) => `ended ${date}`,
  },
};
