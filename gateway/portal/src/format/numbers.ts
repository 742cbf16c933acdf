import { numberFormatter } from "./formatters.ts";
/** What a number needs to be shown: its unit and how many decimals its metric keeps. */
export type Measure = { unitOfMeasure: string | null; decimals: number | null };

/** A value split where the eye splits it, so that the unit can be set smaller. */
export type ValueParts = { before: string; number: string; after: string };

const trueMinus = (text: string) => text.replaceAll("-", "\u2212");
/** A value and its unit stay on one line. */
const unbroken = (text: string) => text.replaceAll(" ", "\u00a0");
const compactFrom = 1_000_000;

export function makeNumbers(locale: string) {
  const plain = (value: number, decimals: number, options: Intl.NumberFormatOptions = {}) =>
    trueMinus(numberFormatter(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...options }).format(value));

  function digits(value: number, decimals: number, options: Intl.NumberFormatOptions = {}): string {
    if (Math.abs(value) < compactFrom) return plain(value, decimals, options);
    const compact = numberFormatter(locale, {
      notation: "compact",
      minimumSignificantDigits: 3,
      maximumSignificantDigits: 3,
      ...options,
    });
    const spaced = compact.formatToParts(value).map((part) => (part.type === "compact" ? `\u00a0${part.value}` : part.value));
    return trueMinus(spaced.join("").replaceAll(/\s+/g, "\u00a0"));
  }

  function currency(unit: string): { symbol: string; leading: boolean } | null {
    const code = symbols[unit] ?? (/^[A-Z]{3}$/.test(unit) ? unit : null);
    if (code === null) return null;
    try {
      const parts = numberFormatter(locale, { style: "currency", currency: code, currencyDisplay: "narrowSymbol" }).formatToParts(1);
      const index = parts.findIndex((part) => part.type === "currency");
      const symbol = parts[index]?.value ?? unit;
      return { symbol: index === 0 ? symbol : `\u00a0${symbol}`, leading: index === 0 };
    } catch {
      return null;
    }
  }

  function parts(value: number, { unitOfMeasure, decimals }: Measure, options: Intl.NumberFormatOptions = {}): ValueParts {
    const number = digits(value, decimals ?? 0, options);
    const unit = (unitOfMeasure ?? "").trim();
    if (unit === "") return { before: "", number, after: "" };
    if (unit === "%") return { before: "", number, after: "%" };
    const money = currency(unit);
    if (money === null) return { before: "", number, after: unbroken(` ${unit.replace(/^per /, "/ ")}`) };
    if (!money.leading) return { before: "", number, after: money.symbol };
    const sign = /^[+\u2212]/.exec(number)?.[0] ?? "";
    return { before: sign + money.symbol, number: number.slice(sign.length), after: "" };
  }

  const join = ({ before, number, after }: ValueParts) => before + number + after;

  return {
    locale,
    parts,
    /** A KPI's value with its unit: `94.4%`, `€4.12`, `2.1 / 1,000`. */
    value: (value: number, measure: Measure) => join(parts(value, measure)),
    /** A KPI's value without its unit, for axes and tables that name it once. */
    bare: (value: number, measure: Measure) => digits(value, measure.decimals ?? 0),
    /** Every digit of a value, for a tooltip beside a shortened one. */
    exact: (value: number, measure: Measure) => plain(value, measure.decimals ?? 0),
    isShortened: (value: number) => Math.abs(value) >= compactFrom,
    /** A difference always carries its sign; percentages differ in points. */
    change(difference: number, measure: Measure): string {
      const signed: Intl.NumberFormatOptions = { signDisplay: "exceptZero" };
      if (measure.unitOfMeasure?.trim() === "%") return unbroken(`${digits(difference, measure.decimals ?? 0, signed)} pp`);
      const { before, number } = parts(difference, measure, signed);
      return before + number;
    },
    /** Progress, grade and chance: two decimals, never a percent sign. */
    progress: (value: number) => plain(value, 2),
    gap: (value: number) => plain(Math.abs(value), 2),
    /** Confidence is said in tenths. */
    confidence: (value: number) => plain(value, 1),
    weight: (value: number) => `×${plain(value, Number.isInteger(value) ? 0 : 2)}`,
    count: (value: number) => plain(value, 0),
    any: (value: number) => trueMinus(numberFormatter(locale, { maximumFractionDigits: 4 }).format(value)),
    /** Every digit and no grouping: what stands in a field that is edited. */
    typed: (value: number) => numberFormatter(locale, { maximumFractionDigits: 9, useGrouping: false }).format(value),
    /** Reads a number as this locale writes it; null when it is not one. */
    parse: (text: string) => parseNumber(text, locale),
  };
}

export type Numbers = ReturnType<typeof makeNumbers>;

const symbols: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP" };

function parseNumber(text: string, locale: string): number | null {
  const sample = numberFormatter(locale, {}).formatToParts(-12345.6);
  const group = sample.find((part) => part.type === "group")?.value ?? ",";
  const decimal = sample.find((part) => part.type === "decimal")?.value ?? ".";
  const compact = text
    .trim()
    .replaceAll("\u2212", "-")
    .replaceAll(/[\s\u00a0\u202f%]/g, "");
  // A lone point is a decimal point everywhere: 4.5 means four and a half also where the locale writes 4,5.
  const ungrouped =
    decimal !== "." && !compact.includes(decimal) && /^-?\d+\.\d{1,2}$/.test(compact)
      ? compact
      : compact.replaceAll(group, "").replace(decimal, ".");
  return /^-?\d+(\.\d+)?$|^-?\.\d+$/.test(ungrouped) ? Number(ungrouped) : null;
}
