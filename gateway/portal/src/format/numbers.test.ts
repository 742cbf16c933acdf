import { describe, expect, it } from "vitest";
import { makeNumbers } from "./numbers.ts";

const british = makeNumbers("en-GB");
const dutch = makeNumbers("nl-NL");
const spaced = (text: string) => text.replaceAll("\u00a0", " ");

describe("a KPI's value", () => {
  it("has the metric's decimals and unit", () => {
    expect(british.value(94.4, { unitOfMeasure: "%", decimals: 1 })).toBe("94.4%");
    expect(british.value(4.1, { unitOfMeasure: "EUR", decimals: 2 })).toBe("€4.10");
    expect(spaced(british.value(2.1, { unitOfMeasure: "per 1,000", decimals: 1 }))).toBe("2.1 / 1,000");
    expect(british.value(86, { unitOfMeasure: null, decimals: 0 })).toBe("86");
  });

  it("has the locale's digits and the place it gives the currency", () => {
    expect(dutch.value(1234.5, { unitOfMeasure: null, decimals: 1 })).toBe("1.234,5");
    expect(spaced(makeNumbers("de-DE").value(4.12, { unitOfMeasure: "EUR", decimals: 2 }))).toBe("4,12 €");
  });

  it("shows three digits that matter when it is large, and keeps all of them for the tooltip", () => {
    expect(spaced(british.value(1_284_312, { unitOfMeasure: null, decimals: 0 }))).toBe("1.28 m");
    expect(british.exact(1_284_312, { unitOfMeasure: null, decimals: 0 })).toBe("1,284,312");
  });

  it("uses a true minus", () => {
    expect(british.value(-0.5, { unitOfMeasure: "%", decimals: 1 })).toBe("−0.5%");
  });
});

describe("a change", () => {
  it("carries its sign; a percentage changes in points", () => {
    expect(spaced(british.change(0.3, { unitOfMeasure: "%", decimals: 1 }))).toBe("+0.3 pp");
    expect(british.change(-0.03, { unitOfMeasure: "EUR", decimals: 2 })).toBe("−€0.03");
    expect(british.change(0, { unitOfMeasure: null, decimals: 1 })).toBe("0.0");
  });
});

describe("scores", () => {
  it("never carry a percent sign", () => {
    expect(british.progress(0.624)).toBe("0.62");
    expect(british.confidence(0.4)).toBe("0.4");
    expect(british.weight(3)).toBe("×3");
    expect(british.gap(-0.25)).toBe("0.25");
  });
});

describe("a typed number", () => {
  it("is read as the person's locale writes it", () => {
    expect(british.parse("1,234.5")).toBe(1234.5);
    expect(dutch.parse("1.234,5")).toBe(1234.5);
    expect(dutch.parse("4.5")).toBe(4.5);
    expect(british.parse(" −3 ")).toBe(-3);
    expect(british.parse("52 %")).toBe(52);
  });

  it("is nothing when it is no number", () => {
    for (const text of ["", "twelve", "1-2", "1.2.3", "NaN"]) expect(british.parse(text)).toBeNull();
  });
});
