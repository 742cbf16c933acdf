import { describe, expect, it } from "vitest";
import type { TreeNode } from "@/api/types.ts";
import { cascadeOf, keeping, mergeParts, openAtFirst, pathDown, pathUp } from "./cascade.ts";
import { boxOf, card, centredOn, fit, layOut, lineBetween, pitch, shownIn, zoomAt, zooms } from "./layout.ts";
import { moveFrom } from "./moveFrom.ts";
import { outlineRows } from "./outlineRows.ts";

type Link = [id: string, relation?: "contributes" | "supports", weight?: number];

const node = (id: string, level: number, parents: Link[] = [], more: Partial<TreeNode> = {}): TreeNode => ({
  id,
  title: id,
  unitId: "u",
  ownerId: null,
  kind: "committed",
  lifecycle: "published",
  level,
  progress: 0.5,
  expected: 0.5,
  pace: "on-track",
  confidence: null,
  keyResults: 1,
  parents: parents.map(([to, relation = "contributes", weight = 1]) => ({ id: to, relation, weight })),
  children: 0,
  ...more,
});

const cascade = (...nodes: TreeNode[]) => cascadeOf(mergeParts([{ nodes }]));

/** a carries b and c; b carries d and e. */
const small = () => cascade(node("a", 0), node("b", 1, [["a"]]), node("c", 1, [["a"]]), node("d", 2, [["b"]]), node("e", 2, [["b"]]));
const everything = () => true;

describe("the cascade that has been read", () => {
  it("draws each under the lowest it serves, and there under the line that counts and weighs most", () => {
    const read = cascade(
      node("a", 0),
      node("b", 1, [["a"]]),
      node("c", 1, [["a"]]),
      node("d", 2, [["a"], ["b", "supports", 3], ["c", "contributes", 1]]),
      node("e", 2, [
        ["b", "contributes", 1],
        ["c", "contributes", 2],
      ]),
    );
    expect(read.parentOf.get("d")).toBe("c");
    expect(read.parentOf.get("e")).toBe("c");
    expect(read.servedBy.get("b")).toEqual(["d", "e"]);
  });

  it("lets the part that was read last win, and leaves out drafts and what was retired", () => {
    const nodes = mergeParts([
      { nodes: [node("a", 0, [], { progress: 0.1 }), node("draft", 0, [], { lifecycle: "draft" })] },
      { nodes: [node("a", 0, [], { progress: 0.9 }), node("gone", 0, [], { lifecycle: "retired" })] },
    ]);
    expect([...nodes.keys()]).toEqual(["a"]);
    expect(nodes.get("a")?.progress).toBe(0.9);
  });

  it("follows every line up and down, not only those it is drawn by", () => {
    const read = cascade(node("a", 0), node("z", 0), node("b", 1, [["a"], ["z", "supports"]]), node("c", 2, [["b"]]));
    expect([...pathUp(read, "c")].sort()).toEqual(["a", "b", "c", "z"]);
    expect([...pathDown(read, "z")].sort()).toEqual(["b", "c", "z"]);
  });

  it("keeps what a match serves, so that it keeps its place", () => {
    const read = cascade(node("a", 0), node("b", 1, [["a"]]), node("c", 1, [["a"]]), node("d", 2, [["b"]], { pace: "at-risk" }));
    expect([...keeping(read, (one) => one.pace === "at-risk").nodes.keys()]).toEqual(["a", "b", "d"]);
  });

  it("opens no more levels than a person can take in", () => {
    expect([...openAtFirst(small())].sort()).toEqual(["a", "b"]);
    expect([...openAtFirst(small(), 3)]).toEqual(["a"]);
    const wide = cascade(node("a", 0), ...Array.from({ length: 90 }, (_, n) => node(`b${n}`, 1, [["a"]])));
    expect([...openAtFirst(wide)]).toEqual(["a"]);
  });
});

describe("the layout of the map", () => {
  it("gives each a row, and puts what carries others in the middle of them", () => {
    const { places, width, height } = layOut(small(), everything);
    expect(["d", "e"].map((id) => places.get(id)?.y)).toEqual([0, 93]);
    expect(places.get("b")).toEqual({ id: "b", column: 1, y: 46.5, top: 0, bottom: 198 });
    expect(places.get("c")?.y).toBe(198);
    expect(places.get("a")?.y).toBe((46.5 + 198) / 2);
    expect(width).toBe(2 * 320 + 232);
    expect(height).toBe(198 + 93 + 12 - 11);
  });

  it("takes one row for what is closed", () => {
    const { places } = layOut(small(), (id) => id === "a");
    expect(places.has("d")).toBe(false);
    expect(places.get("c")?.y).toBe(93);
  });

  it("never lets two overlap in a column, whatever is open", () => {
    const nodes = [node("r0", 0), node("r1", 0)];
    for (let n = 0; n < 400; n++) {
      const above = nodes[(n * 7) % nodes.length];
      if (above !== undefined) nodes.push(node(`n${n}`, above.level + 1, [[above.id]]));
    }
    for (const share of [2, 3, 5, 1]) {
      const { columns } = layOut(cascade(...nodes), (id) => id.length % share === 0);
      for (const column of columns)
        for (const [index, place] of column.entries()) {
          const before = column[index - 1];
          if (before === undefined) continue;
          expect(place.y - before.y).toBeGreaterThanOrEqual(pitch.y);
          expect(place.top).toBeGreaterThanOrEqual(before.bottom);
        }
    }
  });

  it("begins what serves nothing above in its own unit's column, below the company's", () => {
    const { places } = layOut(cascade(node("orphan", 0), node("z", 0)), everything, (id) => (id === "orphan" ? 2 : 0));
    expect(places.get("orphan")).toMatchObject({ column: 2, y: 93 });
    expect(places.get("z")).toMatchObject({ column: 0, y: 0 });
  });

  it("draws only what is in sight, with one more on each side", () => {
    const many = cascade(node("a", 0), ...Array.from({ length: 1000 }, (_, n) => node(`b${String(n).padStart(4, "0")}`, 1, [["a"]])));
    const layout = layOut(many, everything);
    const shown = shownIn(layout, boxOf({ x: 0, y: 93 * 500, zoom: 1 }, { width: 1000, height: 930 }));
    expect(shown.filter((place) => place.column === 1).map((place) => place.id)).toEqual(
      Array.from({ length: 12 }, (_, n) => `b0${499 + n}`),
    );
  });

  it("keeps an objective in sight for as long as any that serves it is, inside its own span", () => {
    const many = cascade(node("a", 0), ...Array.from({ length: 100 }, (_, n) => node(`b${String(n).padStart(3, "0")}`, 1, [["a"]])));
    const layout = layOut(many, everything);
    const at = (y: number) => shownIn(layout, boxOf({ x: 0, y, zoom: 1 }, { width: 1000, height: 930 })).find((one) => one.id === "a")?.at;
    expect(at(93 * 10)).toBe(93 * 10 + 930 - card.height);
    expect(at(93 * 45)).toBe(layout.places.get("a")?.y);
    expect(at(93 * 80)).toBe(93 * 80);
    expect(at(-2000)).toBe(0);
  });

  it("lays out twenty thousand in one walk", () => {
    const nodes = [node("r", 0)];
    for (let n = 1; n < 20_000; n++) nodes.push(node(`n${n}`, 1, [[nodes[Math.floor(n / 8)]?.id ?? "r"]]));
    const { places } = layOut(cascade(...nodes), everything);
    expect(places.size).toBe(20_000);
  });
});

describe("looking at the map", () => {
  it("keeps the point under the pointer where it is while zooming, between two limits", () => {
    const closer = zoomAt({ x: 100, y: 50, zoom: 1 }, 2, { x: 400, y: 300 });
    expect(closer).toEqual({ zoom: 2, x: 100 + 400 - 200, y: 50 + 300 - 150 });
    expect(zoomAt(closer, 100, { x: 0, y: 0 }).zoom).toBe(zooms.most);
    expect(zoomAt(closer, 0.0001, { x: 0, y: 0 }).zoom).toBe(zooms.least);
  });

  it("shows everything where that can be read, and never larger than life", () => {
    const layout = layOut(small(), everything);
    expect(fit(layout, { width: 2000, height: 2000 }).zoom).toBe(1);
    expect(fit(layout, { width: 484, height: 2000 }).zoom).toBeCloseTo(0.5);
  });

  it("centres beside what covers the right", () => {
    const place = { id: "b", column: 1, y: 93, top: 93, bottom: 186 };
    expect(centredOn(place, { x: 0, y: 0, zoom: 1 }, { width: 1000, height: 500 }, 200)).toEqual({
      zoom: 1,
      x: 320 + 116 - 400,
      y: 93 + 41 - 250,
    });
  });

  it("draws a straight line in a row and a bend between rows", () => {
    expect(lineBetween({ x: 0, at: 0 }, { x: 320, at: 0 })).toBe("M232 41H320");
    expect(lineBetween({ x: 0, at: 0 }, { x: 320, at: 93 })).toBe("M232 41C280.4 41 271.6 134 320 134");
  });
});

describe("the keyboard on the map", () => {
  it("goes to what serves it and back, along the column, and opens and closes", () => {
    const read = cascade(node("a", 0, [], { children: 2 }), node("b", 1, [["a"]], { children: 2 }), node("c", 1, [["a"]], { children: 0 }));
    const open = new Set(["a"]);
    const layout = layOut(read, (id) => open.has(id));
    const press = (id: string, key: string) => {
      const place = layout.places.get(id);
      return place === undefined ? undefined : moveFrom(place, key, read, layout, (other) => open.has(other));
    };
    expect(press("a", "ArrowRight")).toEqual({ to: "b" });
    expect(press("b", "ArrowRight")).toEqual({ turn: true });
    expect(press("c", "ArrowRight")).toEqual({});
    expect(press("b", "ArrowDown")).toEqual({ to: "c" });
    expect(press("c", "ArrowDown")).toEqual({});
    expect(press("c", "ArrowLeft")).toEqual({ to: "a" });
    expect(press("a", "ArrowLeft")).toEqual({ turn: false });
    expect(press("a", "x")).toBeNull();
  });
});

describe("the outline", () => {
  it("says level and place of each row, and holds only what is open", () => {
    const rows = outlineRows(small(), (id) => id === "a");
    expect(rows.map(({ node: { id }, level, index, count, isOpen }) => [id, level, index, count, isOpen])).toEqual([
      ["a", 1, 1, 1, true],
      ["b", 2, 1, 2, false],
      ["c", 2, 2, 2, false],
    ]);
  });
});
