import type { Id, PersonReference } from "@/api/types.ts";

export type Mentioned = { id: Id; name: string };

/** What stands between the last @ and the caret, while it can still become a name; none elsewhere. */
export function mentionAt(text: string, caret: number): { start: number; query: string } | null {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf("@");
  if (start < 0 || (start > 0 && !/[\s(,;:]/.test(before.charAt(start - 1)))) return null;
  const query = before.slice(start + 1);
  return query.length > 40 || /[\n@]/.test(query) || /\s\S*\s/.test(query) ? null : { start, query };
}

/** The text with the name in place of what was typed of it, and where the caret goes on. */
export function withMention(text: string, start: number, caret: number, name: string): { text: string; caret: number } {
  const said = `@${name} `;
  const rest = text.slice(caret);
  return { text: text.slice(0, start) + said + (rest.startsWith(" ") ? rest.slice(1) : rest), caret: start + said.length };
}

/** Of those who were picked, the ones whose name is still there: whoever deletes a name takes the mention back. */
export const stillMentioned = (text: string, picked: readonly Mentioned[]): Mentioned[] =>
  picked.filter((person, index) => text.includes(`@${person.name}`) && picked.findIndex((other) => other.id === person.id) === index);

/** Cuts a text at the names that it speaks to; the longest name first, so that `@Rae Example-Smith` is not cut short. */
export function splitAtMentions(text: string, mentions: readonly PersonReference[]): { text: string; isName: boolean }[] {
  const names = mentions.flatMap(({ name }) => (name === null || name === "" ? [] : [`@${name}`])).toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return [{ text, isName: false }];
  const pattern = new RegExp(`(${names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join("|")})`);
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, isName: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}
