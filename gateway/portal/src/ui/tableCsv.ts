import { saveCsv } from "./csv.ts";

/** The table that is drawn in a part of a page, as a file: what is read on the screen, moments as they are exchanged. */
export function saveTable(name: string, place: ParentNode): void {
  const [columns, ...rows] = rowsOf(place);
  if (columns !== undefined) saveCsv(name, columns.map(String), rows);
}

/** The first row is the head's. Columns of buttons say nothing, and are left out. */
export function rowsOf(place: ParentNode): (string | number)[][] {
  const table = place.querySelector("table");
  if (table === null) return [];
  const rows = [...table.rows];
  const actions = new Set(rows.flatMap((row) => [...row.cells].filter((cell) => cell.matches(".act")).map((cell) => cell.cellIndex)));
  return rows.map((row) => [...row.cells].filter((cell) => !actions.has(cell.cellIndex)).map(textOf));
}

/** A number is given as it is: `data-value` beside what is shown in the reader's language. */
function textOf(cell: HTMLTableCellElement): string | number {
  const { value } = cell.dataset;
  if (value === undefined) return wordsOf(cell).join(" ").replace(/\s+/g, " ").trim();
  return value === "" || Number.isNaN(Number(value)) ? value : Number(value);
}

function wordsOf(node: Node): string[] {
  if (node instanceof Text) return [node.data];
  if (node instanceof HTMLTimeElement && node.dateTime !== "") return [node.dateTime];
  if (node instanceof Element && (node.ariaHidden === "true" || node.matches("svg"))) return [];
  return [...node.childNodes].flatMap(wordsOf);
}
