export type FieldChange = { name: string; from: string | null; to: string };

const longest = 120;

/** `{"name": ["Sales", "Trade"]}` as lines; whatever else a service kept is shown as it is. */
export function changesOf(changes: unknown): FieldChange[] {
  if (typeof changes !== "object" || changes === null) return [];
  return Object.entries(changes).map(([name, value]) => {
    const [from, to] = Array.isArray(value) && value.length === 2 ? (value as [unknown, unknown]) : [null, value as unknown];
    return { name, from: from === null ? null : say(from), to: say(to) };
  });
}

function say(value: unknown): string {
  if (value === null || value === undefined) return "–";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
