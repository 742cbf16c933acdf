import { expect, it } from "vitest";
import { makeNumbers } from "@/format/numbers.ts";
import { objectives } from "../../../../tests/fixture/goals.ts";
import { changesWhatWasAgreed, emptyForm, emptyKeyResult, formOf, numberFaults, requestOf } from "./form.ts";

const numbers = makeNumbers("de-DE");
const promised = objectives.find((objective) => objective.title.startsWith("Every parcel"))!;

it("sends back what stands, when nothing is changed", () => {
  const request = requestOf(formOf(promised, numbers), numbers, "", null);
  expect(request).toMatchObject({ title: promised.title, unitId: promised.unit.id, ownerId: promised.owner.id, reason: null });
  expect(request.keyResults?.map(({ id, weight, baseline, target }) => ({ id, weight, baseline, target }))).toEqual(
    promised.keyResults.map(({ id, weight, baseline, target }) => ({ id, weight, baseline, target })),
  );
});

it("reads numbers as the reader writes them, and says which are none", () => {
  const form = {
    ...emptyForm(null, "c", { id: "p", name: "Rae" }),
    keyResults: [{ ...emptyKeyResult("number"), baseline: "1.250,5", target: "soon" }],
  };
  expect(requestOf(form, numbers, "", null).keyResults?.[0]?.baseline).toBe(1250.5);
  expect(numberFaults(form, numbers)).toEqual(["keyResults[0].target"]);
});

it("sends of a key result only what belongs to its measure", () => {
  const written = { ...emptyKeyResult("number"), title: "A", baseline: "1", target: "2", low: "3" };
  const [number, maintain, milestone] = (["number", "maintain", "milestone"] as const).map(
    (measure) =>
      requestOf({ ...emptyForm(null, "c", { id: "p", name: "" }), keyResults: [{ ...written, measure }] }, numbers, "", null)
        .keyResults?.[0],
  );
  expect(number).toMatchObject({ baseline: 1, target: 2, low: null, steps: [] });
  expect(maintain).toMatchObject({ baseline: null, target: null, low: 3 });
  expect(milestone).toMatchObject({ baseline: null, target: null, low: null });
});

it("knows what had been agreed: a target, a baseline, a key result that goes; not a title", () => {
  const form = formOf(promised, numbers);
  const change = (part: object) => ({ ...form, keyResults: form.keyResults.map((other, n) => (n === 0 ? { ...other, ...part } : other)) });
  expect(changesWhatWasAgreed(form, { ...form, title: "Another" })).toBe(false);
  expect(changesWhatWasAgreed(form, change({ title: "Another" }))).toBe(false);
  expect(changesWhatWasAgreed(form, change({ target: "97" }))).toBe(true);
  expect(changesWhatWasAgreed(form, { ...form, keyResults: form.keyResults.slice(1) })).toBe(true);
});
