import type { Id, TreeNode } from "@/api/types.ts";
import type { Cascade } from "./cascade.ts";

export type OutlineRow = { node: TreeNode; level: number; index: number; count: number; isOpen: boolean; canOpen: boolean };

/** The cascade as the rows of an outline: only what is open, each with its place among its siblings. */
export function outlineRows({ roots, childrenOf, nodes }: Cascade, isOpen: (id: Id) => boolean): OutlineRow[] {
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
  put(roots, 1);
  return rows;
}
