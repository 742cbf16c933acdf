import type { Id } from "@/api/types.ts";
import type { Cascade } from "./cascade.ts";

export const card = { width: 232, height: 82 };
export const pitch = { x: 320, y: 93 };
const groupGap = 12;

/** Where one stands, and the span of everything below it: its own column's neighbours never overlap it. */
export type Place = { id: Id; column: number; y: number; top: number; bottom: number };
export type Layout = { columns: readonly (readonly Place[])[]; places: ReadonlyMap<Id, Place>; width: number; height: number };

/**
 * Columns from the company to the teams. What nothing open stands under takes the next row; what carries others stands
 * in the middle of them. One walk, so that twenty thousand take a few milliseconds.
 * @param begin The column of what serves nothing above: a team's objective does not stand among the company's.
 */
export function layOut({ roots, childrenOf }: Cascade, isOpen: (id: Id) => boolean, begin: (id: Id) => number = () => 0): Layout {
  const columns: Place[][] = [];
  const places = new Map<Id, Place>();
  let row = 0;

  function put(id: Id, column: number): Place {
    const top = row;
    const children = isOpen(id) ? (childrenOf.get(id) ?? []).map((child) => put(child, column + 1)) : [];
    const [first, last] = [children[0], children.at(-1)];
    if (first === undefined || last === undefined) row += pitch.y;
    else row = Math.max(row, top + pitch.y) + (children.length > 1 ? groupGap : 0);
    const y = first === undefined || last === undefined ? top : (first.y + last.y) / 2;
    const place = { id, column, y, top, bottom: row };
    (columns[column] ??= []).push(place);
    places.set(id, place);
    return place;
  }

  for (const root of roots.toSorted((a, b) => begin(a) - begin(b))) put(root, begin(root));
  for (let column = 0; column < columns.length; column++) columns[column] ??= [];
  return {
    columns,
    places,
    width: columns.length === 0 ? 0 : (columns.length - 1) * pitch.x + card.width,
    height: Math.max(0, row - (pitch.y - card.height)),
  };
}

/** What is looked at: the corner in the map's own measure, and how large it is drawn. */
export type View = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };
export type Box = { left: number; top: number; right: number; bottom: number };

export const boxOf = (view: View, size: Size): Box => ({
  left: view.x,
  top: view.y,
  right: view.x + size.width / view.zoom,
  bottom: view.y + size.height / view.zoom,
});

/** More than fit a tall screen at the least zoom. */
const mostInColumn = 400;

/** A place as it is drawn now: an objective stays in sight for as long as any that serves it is. */
export type Shown = Place & { x: number; at: number };

/**
 * What a view shows, with one more above and below in each column so that lines lead on. The spans of a column are
 * sorted and never overlap, so that finding them takes two searches and no walk.
 */
export function shownIn({ columns }: Layout, box: Box, { head, foot } = { head: 0, foot: 0 }): Shown[] {
  const shown: Shown[] = [];
  for (const [column, places] of columns.entries()) {
    const x = column * pitch.x;
    if (x > box.right + pitch.x || x + card.width < box.left - pitch.x) continue;
    const first = Math.max(0, firstAfter(places, box.top) - 1);
    for (const place of places.slice(first, first + mostInColumn)) {
      shown.push({ ...place, x, at: stay(place, box.top + head, box.bottom - foot) });
      if (place.top >= box.bottom) break;
    }
  }
  return shown;
}

/** Kept between the edges of what is looked at, and inside the span of what is below it. */
function stay(place: Place, top: number, bottom: number): number {
  const wanted = Math.min(Math.max(place.y, top), bottom - card.height);
  return Math.min(Math.max(wanted, place.top), Math.max(place.top, place.bottom - pitch.y));
}

/** The index of the first place whose span ends after `top`. */
function firstAfter(places: readonly Place[], top: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.bottom ?? 0) > top) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A line from the right edge of the one above to the left edge of the one that serves it. */
export function lineBetween(from: { x: number; at: number }, to: { x: number; at: number }): string {
  const [x1, y1] = [from.x + card.width, from.at + card.height / 2];
  const [x2, y2] = [to.x, to.at + card.height / 2];
  if (Math.abs(y1 - y2) < 0.5) return `M${x1} ${y1}H${x2}`;
  const bend = Math.min(60, (x2 - x1) * 0.55);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

export const zooms = { least: 0.12, most: 2 };

/** Larger or smaller around a point that stays where it is on the screen. */
export function zoomAt(view: View, factor: number, point: { x: number; y: number }): View {
  const zoom = Math.min(zooms.most, Math.max(zooms.least, view.zoom * factor));
  const [x, y] = [view.x + point.x / view.zoom, view.y + point.y / view.zoom];
  return { zoom, x: x - point.x / zoom, y: y - point.y / zoom };
}

const air = { x: 24, y: 44 };

/** Never lost: part of the map stays in sight. */
export function kept(view: View, size: Size, layout: Layout): View {
  const [width, height] = [size.width / view.zoom, size.height / view.zoom];
  return {
    zoom: view.zoom,
    x: within(view.x, -width * 0.5 - air.x, Math.max(0, layout.width - width * 0.5)),
    y: within(view.y, -air.y / view.zoom, Math.max(-air.y / view.zoom, layout.height - height * 0.5)),
  };
}

/** As much of the map as can be read at once, beginning at the top. */
export function fit(layout: Layout, size: Size, covered = 0): View {
  const width = Math.max(200, size.width - covered - 2 * air.x);
  const zoom = within(Math.min(width / Math.max(1, layout.width), (size.height - air.y - 24) / Math.max(1, layout.height)), zooms.least, 1);
  return { zoom, x: -air.x / zoom, y: -air.y / zoom };
}

/** The view that has a place in the middle, as large as now. */
export function centredOn(place: Place, view: View, size: Size, covered = 0): View {
  return {
    zoom: view.zoom,
    x: place.column * pitch.x + card.width / 2 - (size.width - covered) / view.zoom / 2,
    y: place.y + card.height / 2 - size.height / view.zoom / 2,
  };
}

const within = (value: number, least: number, most: number) => Math.min(Math.max(least, most), Math.max(least, value));
