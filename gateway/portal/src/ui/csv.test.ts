import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("quotes what would break a row, and disarms what a spreadsheet would run", () => {
  expect(
    csvOf(
      ["Name", "Value"],
      [
        ["Cost, per parcel", 1.5],
        ['He said "no"', null],
        ["=1+1", -2],
      ],
    ),
  ).toBe('Name,Value\r\n"Cost, per parcel",1.5\r\n"He said ""no""",\r\n\'=1+1,-2\r\n');
});
