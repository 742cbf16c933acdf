import { expect, it } from "vitest";
import { sharedExpected } from "./expectedLine.ts";

const rows = (...expected: (number | null)[]) => expected.map((value) => ({ expected: value }));

it("is the expected progress most rows share", () => {
  expect(sharedExpected(rows(0.54, 0.54, 0.38))).toBe(0.54);
});

it("is the higher one where two are shared equally: aspirational rows move their own mark", () => {
  expect(sharedExpected(rows(0.38, 0.54))).toBe(0.54);
});

it("takes 0.541 and 0.538 for the same line, as they read", () => {
  expect(sharedExpected(rows(0.541, 0.538, 0.9))).toBe(0.54);
});

it("is absent where nothing is expected", () => {
  expect(sharedExpected(rows(null, null))).toBeNull();
});
