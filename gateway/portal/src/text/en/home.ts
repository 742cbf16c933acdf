import { inWords, plural, sentence } from "../plural.ts";

export const home = {
  home: {
    needs: "Needs you",
    nothingNeeds: "Nothing needs you now",
    nothingNeedsHint: "No check-in is due and your inbox is read.",
    needsCount: (count: number) => `${sentence(inWords(count))} ${plural(count, "thing needs", "things need")} you`,
    nothing: "Nothing needs you now",
    checkInOn: "{objective}: check in",
    lastCheckIn: (when: string) => `Last check-in ${when}.`,
    neverCheckedIn: "Nobody has checked in yet.",
    minutes: "About two minutes.",
    due: (when: string) => `due ${when}`,
    overdue: (when: string) => `was due ${when}`,
    checkIn: "Check in",
    markRead: "Mark read",
    myObjectives: "My objectives",
    noObjectives: "You own no objective in this cycle.",
    owner: (confidence: string | null) => (confidence === null ? "owner" : `owner, confidence ${confidence}`),
    unitKpis: (unit: string) => `KPIs of ${unit}`,
    noKpis: "Your unit watches no KPI yet.",
    noUnit: "You belong to no unit yet.",
    all: "All",
    wholeInbox: "Whole inbox",
    moreDue: (count: number) => `${count} more ${plural(count, "check-in", "check-ins")} due`,
  },
};
