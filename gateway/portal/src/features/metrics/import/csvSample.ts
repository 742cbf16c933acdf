export const separators = { comma: ",", semicolon: ";", tab: "\t", bar: "|" } as const;
export type Separator = keyof typeof separators;

/** The first rows of a table in text: quoted cells may hold separators, line ends and doubled quotes (RFC 4180). */
export function rowsOf(text: string, separator: Separator, most: number): string[][] {
  const mark = separators[separator];
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  for (let n = 0; n < text.length && rows.length < most; n++) {
    const letter = text.charAt(n);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(n + 1) === '"') {
        cell += '"';
        n++;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === mark) endCell();
    else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text.charAt(n + 1) === "\n") n++;
      endRow();
    } else cell += letter;
  }
  if (rows.length < most && (cell !== "" || row.length > 0)) endRow();
  return rows;
}

/** The separator that the first line has most of. */
export function guessSeparator(text: string): Separator {
  const [line = ""] = text.split(/\r?\n/, 1);
  const count = (separator: Separator) => line.split(separators[separator]).length;
  return (Object.keys(separators) as Separator[]).toSorted((a, b) => count(b) - count(a))[0] ?? "comma";
}

/** A comma is a decimal sign where commas do not separate cells and a number has one before its last digits. */
export function guessDecimals(cells: readonly string[], separator: Separator): "point" | "comma" {
  return separator !== "comma" && cells.some((cell) => /^-?[\d.]*\d,\d+$/.test(cell.trim())) ? "comma" : "point";
}

const dayShapes: readonly [RegExp, string][] = [
  [/^\d{4}-\d{2}-\d{2}/, "yyyy-MM-dd"],
  [/^\d{2}\.\d{2}\.\d{4}$/, "dd.MM.yyyy"],
  [/^\d{8}$/, "yyyyMMdd"],
];

/** How days are written. With slashes a day above 12 tells which part is the month; without one, day first is as good a guess. */
export function guessDays(cells: readonly string[]): string {
  const given = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  for (const [shape, format] of dayShapes) if (given.length > 0 && given.every((cell) => shape.test(cell))) return format;
  const parts = given.map((cell) => /^(\d{2})\/(\d{2})\/\d{4}$/.exec(cell));
  if (parts.length > 0 && parts.every((part) => part !== null))
    return parts.some((part) => Number(part[2]) > 12) ? "MM/dd/yyyy" : "dd/MM/yyyy";
  return "yyyy-MM-dd";
}

export type Role = "metric" | "at" | "value" | "note";

const words: Record<Role, readonly string[]> = {
  metric: ["metric", "kpi", "key", "measure", "indicator", "kennzahl"],
  at: ["at", "date", "day", "time", "period", "week", "month", "datum", "tag"],
  value: ["value", "amount", "actual", "result", "wert", "number"],
  note: ["note", "comment", "remark", "notiz"],
};

/** Which heading is what, by its name: exactly first, then by a part of it; each heading once. */
export function guessColumns(headings: readonly string[]): Record<Role, string> {
  const taken = new Set<string>();
  const find = (role: Role) => {
    const free = headings.filter((heading) => heading !== "" && !taken.has(heading));
    const named = (test: (heading: string, word: string) => boolean) =>
      free.find((heading) => words[role].some((word) => test(heading.trim().toLowerCase(), word)));
    const found = named((heading, word) => heading === word) ?? named((heading, word) => heading.split(/[^a-z]+/).includes(word)) ?? "";
    taken.add(found);
    return found;
  };
  return { metric: find("metric"), at: find("at"), value: find("value"), note: find("note") };
}
