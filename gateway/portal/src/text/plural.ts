const rules = new Intl.PluralRules("en");
const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** `one` or `other` by the language's rule. */
export const plural = (count: number, one: string, other: string): string => (rules.select(count) === "one" ? one : other);

/** Small counts read better as words in a sentence. */
export const inWords = (count: number): string => words[count] ?? String(count);

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
