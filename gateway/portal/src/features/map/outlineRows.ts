import type { Id, TreeNode } from "@/api/types.ts";
import type { Cascade } from "./cascade.ts";

export type OutlineRow = { node: TreeNode; level: number; index: number; count: number; isOpen: boolean; canOpen: boolean };

/**
 * The cascade as the rows of an outline: only what is open, each with its place among its siblings.
 * @param begin How far below the company something begins that serves nothing above: the company's own come first.
 */
export function outlineRows(
  { roots, childrenOf, nodes }: Cascade,
  isOpen: (id: Id) => boolean,
  begin: (id: Id) => number = () => 0,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const put = (ids: readonly Id[], level: number) => {
    for (const [index, id] of ids.entries()) {
      const node = nodes.get(id);
      if (node === undefined) continue;
      const children = childrenOf.get(id) ?? [];
      const canOpen = children.length > 0 || node.children > 0;
      const open = canOpen && isOpen(id);
      rows.push({ node, level, index: index + 1, count: ids.length, isOpen: open, canOpen });
      if (open) put(children, level + 1);
    }
  };
  put(
    roots.toSorted((a, b) => begin(a) - begin(b)),
    1,
  );
  return rows;
}
