import { describe, expect, it } from "vitest";
import { guessColumns, guessDays, guessDecimals, guessSeparator, rowsOf } from "./csvSample.ts";

describe("the beginning of a file", () => {
  it("is read with quoted cells that hold separators, quotes and line ends", () => {
    expect(rowsOf('a;b\r\n"x;1";"say ""no""\nplease"\n\nlast', "semicolon", 9)).toEqual([
      ["a", "b"],
      ["x;1", 'say "no"\nplease'],
      ["last"],
    ]);
    expect(rowsOf("a,b\n1,2\n3,4\n", "comma", 2)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("tells its separator, its decimal sign and its days", () => {
    expect(guessSeparator("key;date;value, in EUR\n1;2;3")).toBe("semicolon");
    expect(guessDecimals(["94,4", "1.284,5"], "semicolon")).toBe("comma");
    expect(guessDecimals(["94,4"], "comma")).toBe("point");
    expect(guessDays(["09.11.2026", "16.11.2026"])).toBe("dd.MM.yyyy");
    expect(guessDays(["11/09/2026", "11/16/2026"])).toBe("MM/dd/yyyy");
    expect(guessDays(["09/11/2026"])).toBe("dd/MM/yyyy");
    expect(guessDays(["20261109"])).toBe("yyyyMMdd");
  });

  it("tells its columns by their names, each once", () => {
    expect(guessColumns(["KPI key", "Date", "Actual value", "Remark"])).toEqual({
      metric: "KPI key",
      at: "Date",
      value: "Actual value",
      note: "Remark",
    });
    expect(guessColumns(["foo", "bar"])).toEqual({ metric: "", at: "", value: "", note: "" });
  });
});
