export type FieldChange = { name: string; from: string | null; to: string };

const longest = 120;
/** What a person learns nothing from: keys, and what must not be looked at. */
const untold = new Set(["id", "version", "secretHash"]);

/** `{"name": ["Sales", "Trade"]}` as lines; whatever else a service kept is shown as it is. `day` says an instant. */
export function changesOf(changes: unknown, moment: (at: string) => string = (at) => at): FieldChange[] {
  if (typeof changes !== "object" || changes === null) return [];
  return Object.entries(changes)
    .filter(([name]) => !untold.has(name))
    .map(([name, value]) => {
      const [from, to] = Array.isArray(value) && value.length === 2 ? (value as [unknown, unknown]) : [null, value as unknown];
      return { name, from: from === null ? null : say(from, moment), to: say(to, moment) };
    });
}

function say(value: unknown, moment: (at: string) => string): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "object" && "value" in value && Object.keys(value).length === 1) return say(value.value, moment);
  if (Array.isArray(value)) return value.map((part) => say(part, moment)).join(", ");
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
