import { en } from "../../src/text/en/index.ts";

/** The catalogue in a language nobody speaks: whatever still reads as English on a page is not from the catalogue. */

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const foreign = "áƀçðéƒĝĥíĵķļɱñóþʠŕšţúṽŵẋýžÁɃÇÐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ";

/** Holes such as `{objective}` stay what they are. */
const inForeign = (text: string): string =>
  text
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) ? part : part.replaceAll(/[A-Za-z]/g, (letter) => foreign.charAt(plain.indexOf(letter)))))
    .join("");

function pseudo(value: unknown): unknown {
  if (typeof value === "string") return inForeign(value);
  if (typeof value === "function") return (...given: unknown[]) => pseudo((value as (...all: unknown[]) => unknown)(...given));
  if (Array.isArray(value)) return value.map(pseudo);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, pseudo(part)]));
  return value;
}

export type Text = typeof en;
export const t = pseudo(en) as Text;
