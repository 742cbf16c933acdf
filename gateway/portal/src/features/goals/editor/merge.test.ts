import { describe, expect, it } from "vitest";
import { emptyForm, emptyKeyResult, type ObjectiveForm } from "./form.ts";
import { merge, takeTheirs } from "./merge.ts";

const base: ObjectiveForm = {
  ...emptyForm({ id: "u", name: "Operations" }, "c", { id: "p", name: "Rae" }),
  title: "Parcels arrive",
  keyResults: [
    { ...emptyKeyResult("number"), key: "k1", id: "k1", title: "Late scans", baseline: "18", target: "8" },
    { ...emptyKeyResult("number"), key: "k2", id: "k2", title: "Lanes", baseline: "0", target: "4" },
  ],
};
const withKeyResult = (form: ObjectiveForm, id: string, change: object): ObjectiveForm => ({
  ...form,
  keyResults: form.keyResults.map((keyResult) => (keyResult.id === id ? { ...keyResult, ...change } : keyResult)),
});

describe("putting two texts together", () => {
  it("takes over what only they changed, and keeps what only I changed", () => {
    const mine = withKeyResult({ ...base, why: "Mine" }, "k1", { target: "6" });
    const theirs = withKeyResult({ ...base, title: "Every parcel arrives" }, "k2", { target: "5" });
    const { form, taken, conflicts } = merge(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(form).toMatchObject({ title: "Every parcel arrives", why: "Mine" });
    expect(form.keyResults.map(({ target }) => target)).toEqual(["6", "5"]);
    expect(taken.map(({ field }) => field)).toEqual(["title", "target"]);
  });

  it("asks about the one field that both changed differently", () => {
    const { form, conflicts } = merge(base, withKeyResult(base, "k1", { target: "6" }), withKeyResult(base, "k1", { target: "7" }));
    expect(conflicts).toMatchObject([{ path: "keyResults[k1].target", of: "Late scans", mine: "6", theirs: "7" }]);
    expect(form.keyResults[0]?.target).toBe("6");
    expect(takeTheirs(form, conflicts[0]!).keyResults[0]?.target).toBe("7");
  });

  it("does not ask where both wrote the same, or where only a name is told differently", () => {
    const owner = { id: "p", name: "Rae Example" };
    expect(merge(base, { ...base, title: "Same" }, { ...base, title: "Same", owner }).conflicts).toEqual([]);
  });

  it("drops a key result that they gave up, unless I worked on it", () => {
    const theirs = { ...base, keyResults: base.keyResults.slice(0, 1) };
    expect(merge(base, base, theirs).form.keyResults.map(({ id }) => id)).toEqual(["k1"]);
    const worked = merge(base, withKeyResult(base, "k2", { target: "9" }), theirs);
    expect(worked.conflicts).toMatchObject([{ field: "keyResult", of: "Lanes", theirs: null }]);
    // What was given up there can only be a new one.
    expect(worked.form.keyResults[1]).toMatchObject({ id: null, target: "9" });
    expect(takeTheirs(worked.form, worked.conflicts[0]!).keyResults).toHaveLength(1);
  });

  it("adds what they added", () => {
    const added = { ...emptyKeyResult("number"), key: "k3", id: "k3", title: "Claims" };
    expect(merge(base, base, { ...base, keyResults: [...base.keyResults, added] }).form.keyResults).toHaveLength(3);
  });
});
