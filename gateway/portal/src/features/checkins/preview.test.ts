import { describe, expect, it } from "vitest";
import type { KeyResult, ProgressExplanation } from "@/api/types.ts";
import { explanations, objectives } from "../../../tests/fixture/goals.ts";
import { progressAt, progressWith } from "./preview.ts";

const objective = objectives.find((other) => other.title.startsWith("A night shift"));
if (objective === undefined) throw new Error("fixture");
const explanation = explanations.get(objective.id)!;
const [, plans] = objective.keyResults as [KeyResult, KeyResult];

describe("progress at a value", () => {
  it("is the way covered of the way, also downwards, between 0 and 1", () => {
    expect(progressAt({ ...plans, baseline: 21, target: 12 }, 16.5)).toBe(0.5);
    expect(progressAt({ ...plans, baseline: 21, target: 12 }, 25)).toBe(0);
    expect(progressAt({ ...plans, baseline: 0, target: 4 }, 9)).toBe(1);
  });
});

describe("an objective's progress with typed values", () => {
  it("is what it was without a change", () => {
    expect(progressWith(explanation, objective.keyResults, new Map())).toBeCloseTo(objective.progress ?? 0, 6);
  });

  it("moves by the key result's weight: 45 to 52 of 20 to 90 moves half of 0.1", () => {
    expect(progressWith(explanation, objective.keyResults, new Map([[plans.id, 52]]))).toBeCloseTo((objective.progress ?? 0) + 0.05, 6);
  });

  it("counts a key result that had no value before", () => {
    const none: ProgressExplanation = { ...explanation, items: [], progress: null };
    expect(progressWith(none, objective.keyResults, new Map())).toBeNull();
    expect(progressWith(none, objective.keyResults, new Map([[plans.id, 55]]))).toBe(0.5);
  });
});
