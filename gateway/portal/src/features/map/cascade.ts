import type { Id, Tree, TreeLink, TreeNode } from "@/api/types.ts";

/** The part of a cascade that has been read, as a tree with its other lines beside it. */
export type Cascade = {
  nodes: ReadonlyMap<Id, TreeNode>;
  /** What serves nothing that is here. */
  roots: readonly Id[];
  /** The one objective each is drawn under: the lowest of those it serves. */
  parentOf: ReadonlyMap<Id, Id>;
  /** Drawn under it, in the order they are drawn. */
  childrenOf: ReadonlyMap<Id, readonly Id[]>;
  /** Everything that serves it, also what is drawn elsewhere. */
  servedBy: ReadonlyMap<Id, readonly Id[]>;
};

const shown = new Set(["published", "graded", "proposed"]);

/** Parts that were read at different moments, as one: the part that was read last wins. */
export function mergeParts(parts: readonly { nodes: readonly TreeNode[] }[]): Map<Id, TreeNode> {
  const nodes = new Map<Id, TreeNode>();
  for (const part of parts) for (const node of part.nodes) if (shown.has(node.lifecycle)) nodes.set(node.id, node);
  return nodes;
}

/**
 * Each objective stands one column right of the lowest objective it serves. Where several are as low, a line that counts
 * comes before one that does not, a heavy one before a light one.
 */
export function cascadeOf(nodes: ReadonlyMap<Id, TreeNode>): Cascade {
  const parentOf = new Map<Id, Id>();
  const childrenOf = new Map<Id, Id[]>();
  const servedBy = new Map<Id, Id[]>();
  const roots: Id[] = [];
  for (const node of nodes.values()) {
    const links = node.parents.filter((link) => nodes.has(link.id));
    for (const link of links) push(servedBy, link.id, node.id);
    const under = links.toSorted((a, b) => order(a, b, nodes))[0];
    if (under === undefined) roots.push(node.id);
    else {
      parentOf.set(node.id, under.id);
      push(childrenOf, under.id, node.id);
    }
  }
  const first = (id: Id) => nodes.get(id);
  const serving = (id: Id) => (childrenOf.has(id) || (first(id)?.children ?? 0) > 0 ? 0 : 1);
  // What carries others comes first; what serves nothing and carries nothing stands below.
  roots.sort((a, b) => serving(a) - serving(b) || byTitle(first(a), first(b)));
  for (const children of childrenOf.values()) children.sort((a, b) => byUnit(first(a), first(b)));
  return { nodes, roots, parentOf, childrenOf, servedBy };
}

const made = new WeakMap<Tree, Cascade>();

/** The cascade of one part, made once for as long as that part holds, however often the map is opened meanwhile. */
export function cascadeOfPart(part: Tree): Cascade {
  let cascade = made.get(part);
  if (cascade === undefined) made.set(part, (cascade = cascadeOf(mergeParts([part]))));
  return cascade;
}

function order(a: TreeLink, b: TreeLink, nodes: ReadonlyMap<Id, TreeNode>): number {
  const level = (link: TreeLink) => nodes.get(link.id)?.level ?? 0;
  const counts = (link: TreeLink) => (link.relation === "contributes" ? 1 : 0);
  return level(b) - level(a) || counts(b) - counts(a) || b.weight - a.weight || byId(a.id, b.id);
}

// Asked a few hundred thousand times where there are many: one collator, and ids by their digits.
const collator = new Intl.Collator();
const byId = (a = "", b = "") => (a < b ? -1 : a > b ? 1 : 0);
const byTitle = (a: TreeNode | undefined, b: TreeNode | undefined) =>
  collator.compare(a?.title ?? "", b?.title ?? "") || byId(a?.id, b?.id);
const byUnit = (a: TreeNode | undefined, b: TreeNode | undefined) => byId(a?.unitId, b?.unitId) || byTitle(a, b);

/** Everything above an objective that has been read, itself too. */
export function pathUp({ nodes }: Cascade, id: Id): Set<Id> {
  const found = new Set<Id>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || !nodes.has(next)) continue;
    found.add(next);
    open.push(...(nodes.get(next)?.parents ?? []).map((link) => link.id));
  }
  return found;
}

/** Everything that serves an objective, as far as it has been read, itself too. */
export function pathDown({ nodes, servedBy }: Cascade, id: Id): Set<Id> {
  const found = new Set<Id>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || !nodes.has(next)) continue;
    found.add(next);
    open.push(...(servedBy.get(next) ?? []));
  }
  return found;
}

/** What remains when only some are wanted: they, and what they serve, so that a match keeps its place. */
export function keeping(cascade: Cascade, wanted: (node: TreeNode) => boolean): Cascade {
  const kept = new Set<Id>();
  for (const node of cascade.nodes.values()) if (wanted(node)) for (const id of pathUp(cascade, node.id)) kept.add(id);
  return cascadeOf(new Map([...cascade.nodes].filter(([id]) => kept.has(id))));
}

export const only = (cascade: Cascade, ids: ReadonlySet<Id>): Cascade =>
  cascadeOf(new Map([...cascade.nodes].filter(([id]) => ids.has(id))));

/** Levels are opened from the top for as long as a person can take in what that shows. */
export function openAtFirst({ roots, childrenOf }: Cascade, most = 60): Set<Id> {
  const open = new Set<Id>();
  let count = roots.length;
  for (let level: readonly Id[] = roots; level.length > 0;) {
    const next = level.flatMap((id) => childrenOf.get(id) ?? []);
    if (open.size > 0 && count + next.length > most) break;
    for (const id of level) if (childrenOf.has(id)) open.add(id);
    count += next.length;
    level = next;
  }
  return open;
}

function push(map: Map<Id, Id[]>, key: Id, value: Id): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
