import { describe, expect, it } from "vitest";
import type { ObjectiveRow, ScorecardItem } from "@/api/types.ts";
import { makeNumbers } from "@/format/numbers.ts";
import { metricKeyResults, objectives, rowOf } from "../../../tests/fixture/goals.ts";
import { metrics } from "../../../tests/fixture/metrics.ts";
import { howWeAre, whatWeChange, type Sentence } from "./brief.ts";

const numbers = makeNumbers("en-GB");
const operations = metrics.map(({ item }) => item).filter((item) => item.unit.slug === "operations");
const rows = objectives.map(rowOf).filter((row) => row.unit.slug === "operations");

/** The sentences as they are read. */
const read = (sentences: readonly Sentence[]) =>
  sentences
    .map(({ text, mentions }) =>
      text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const mention = mentions[name];
        return mention === undefined ? "?" : mention.kind === "words" ? mention.words : mention.name;
      }),
    )
    .join(" ")
    .replaceAll("\u00a0", " ");

const item = (change: Partial<ScorecardItem>): ScorecardItem => ({ ...operations[2]!, ...change });
const row = (change: Partial<ObjectiveRow>): ObjectiveRow => ({ ...rows[0]!, disagreement: null, ...change });

describe("how we are", () => {
  it("counts, then names what is red, then what is amber", () => {
    expect(read(howWeAre(operations, metricKeyResults, numbers))).toBe(
      "Two of six KPIs are outside green, one is stale. " +
        "Damage claims turned red 2 weeks ago, now 2.1 / 1,000, and no objective is set to change it. " +
        "On-time delivery turned amber 5 weeks ago, now 94.4%, +0.3 pp, better.",
    );
  });

  it("names the objective that changes a red KPI", () => {
    const onTime = item({
      id: metricKeyResults[0]?.metricId ?? "",
      name: "Cost per parcel",
      health: "red",
      healthPeriods: 1,
      latestValue: 4.6,
    });
    expect(read(howWeAre([onTime], metricKeyResults, numbers))).toContain(
      "Cost per parcel turned red this week, now €4.60; Carry more parcels without carrying more cost is set to change it, 0.72.",
    );
  });

  it("says so when all is green, and names three KPIs at most and how many more there are", () => {
    expect(read(howWeAre([item({}), item({ id: "b" })], [], numbers))).toBe("Both KPIs are green.");
    const many = ["a", "b", "c", "d", "e"].map((id) => item({ id, name: `KPI ${id}`, health: "red" }));
    expect(howWeAre(many, [], numbers)).toHaveLength(1 + 3 + 1);
    expect(read(howWeAre(many, [], numbers))).toMatch(/ Two more are outside green\.$/);
  });

  it("says so when nothing is watched", () => {
    expect(read(howWeAre([], [], numbers))).toBe("No KPI is watched here yet.");
  });
});

describe("what we are changing", () => {
  it("counts, then names what is farthest from expected, and where the owner believes otherwise", () => {
    expect(read(whatWeChange(rows, numbers))).toBe(
      "Two of four objectives are on track. " +
        "The Vale depot runs as smoothly as Harbor is at risk, 0.33 short of expected. " +
        "A night shift people want to stay on is behind by 0.17, while its owner is confident.",
    );
  });

  it("tells of doubt where everything is on track", () => {
    const doubted = row({ disagreement: "doubtful-but-on-track", gap: -0.05, pace: "on-track" });
    expect(read(whatWeChange([doubted, row({ id: "b" })], numbers))).toContain("is on track, 0.05 ahead, yet its owner doubts it.");
  });

  it("gives no verdict while it is too early, and speaks of a closed cycle in the past", () => {
    expect(read(whatWeChange([row({ pace: "no-data" }), row({ pace: "no-data" })], numbers))).toBe("No objective has a value yet.");
    expect(read(whatWeChange([row({ pace: "too-early" })], numbers))).toBe("The cycle has only begun; no verdict yet.");
    expect(read(whatWeChange([row({ pace: "met" }), row({ pace: "missed" })], numbers))).toBe("One of two objectives was met.");
  });
});
