import type { Id } from "@/api/types.ts";
import type { Cascade } from "./cascade.ts";
import type { Layout, Place } from "./layout.ts";

/** Where an arrow key leads on the map, and whether it opens or closes what is here. */
export function moveFrom(
  place: Place,
  key: string,
  { parentOf, childrenOf, nodes }: Cascade,
  { columns, places }: Layout,
  isOpen: (id: Id) => boolean,
): { to?: Id; turn?: boolean } | null {
  const column = columns[place.column] ?? [];
  const index = column.findIndex((other) => other.id === place.id);
  const children = (childrenOf.get(place.id) ?? []).filter((id) => places.has(id));
  switch (key) {
    case "ArrowDown":
      return to(column[index + 1]?.id);
    case "ArrowUp":
      return to(column[index - 1]?.id);
    case "Home":
      return to(column[0]?.id);
    case "End":
      return to(column.at(-1)?.id);
    case "ArrowRight": {
      if (children.length > 0) return to(children[0]);
      return (nodes.get(place.id)?.children ?? 0) > 0 && !isOpen(place.id) ? { turn: true } : {};
    }
    case "ArrowLeft":
      return children.length > 0 ? { turn: false } : to(parentOf.get(place.id));
    default:
      return null;
  }
}

const to = (id: Id | undefined) => (id === undefined ? {} : { to: id });
