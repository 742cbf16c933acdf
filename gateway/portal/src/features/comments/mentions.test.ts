import { describe, expect, it } from "vitest";
import { mentionAt, splitAtMentions, stillMentioned, withMention } from "./mentions.ts";

const rae = { id: "1", name: "Rae Example" };

describe("a mention", () => {
  it("is asked for behind an @ that begins a word, until it cannot be a name", () => {
    expect(mentionAt("see @Ra", 7)).toEqual({ start: 4, query: "Ra" });
    expect(mentionAt("@", 1)).toEqual({ start: 0, query: "" });
    expect(mentionAt("see @Rae Ex", 11)).toEqual({ start: 4, query: "Rae Ex" });
    expect(mentionAt("a@b", 3)).toBeNull();
    expect(mentionAt("@Rae Example said", 17)).toBeNull();
    expect(mentionAt("@Rae\nthen", 9)).toBeNull();
  });

  it("puts the name where its beginning was", () => {
    expect(withMention("see @Ra today", 4, 7, rae.name)).toEqual({ text: "see @Rae Example today", caret: 17 });
  });

  it("is taken back with its name", () => {
    expect(stillMentioned("see @Rae Example", [rae, rae])).toEqual([rae]);
    expect(stillMentioned("see @Rae", [rae])).toEqual([]);
  });

  it("is found in a text by the longest name", () => {
    const other = { id: "2", name: "Rae Example-Smith" };
    expect(
      splitAtMentions("@Rae Example-Smith and @Rae Example", [rae, other])
        .filter((part) => part.isName)
        .map((part) => part.text),
    ).toEqual(["@Rae Example-Smith", "@Rae Example"]);
  });
});
