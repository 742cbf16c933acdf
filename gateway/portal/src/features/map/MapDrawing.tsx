import { Maximize, Minus, Plus } from "lucide-react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { Id, TreeLink, Unit } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import type { Cascade } from "./cascade.ts";
import { Headings } from "./Headings.tsx";
import { boxOf, centredOn, fit, lineBetween, pitch, shownIn, zoomAt, type Layout, type Shown } from "./layout.ts";
import { MapNode, type NodeProps } from "./MapNode.tsx";
import { moveFrom } from "./moveFrom.ts";
import type { ColourBy } from "./useMapAddress.ts";
import { useSize } from "./useSize.ts";
import { useView } from "./useView.ts";

type Props = {
  cascade: Cascade;
  layout: Layout;
  units: ReadonlyMap<Id, Unit>;
  hot: ReadonlySet<Id> | null;
  by: ColourBy;
  focus: Id | null;
  isOpen: (id: Id) => boolean;
  onTurn: (id: Id, open: boolean) => void;
  onSelect: (id: Id | null) => void;
};

/** What the inspector covers. */
const covered = 312;
/** What the names of the columns and the buttons of the zoom cover. */
const headHeight = 44;
const footHeight = 64;

/** The map itself: only what is in sight is drawn, however many objectives there are. */
export function MapDrawing({ cascade, layout, units, hot, by, focus, isOpen, onTurn, onSelect }: Props) {
  const { numbers } = useFormat();
  const [element, size] = useSize<HTMLDivElement>({ width: 1200, height: 900 });
  const surface = useRef<SVGSVGElement>(null);
  const help = useId();
  const [view, look] = useView(surface, layout, size, () => ({ ...fit(layout, size, covered), zoom: 1, x: -24, y: -44 }));
  // The place of the keyboard: what it went to last, or what was chosen since.
  const [went, setWent] = useState<{ to: Id | null; from: Id | null }>({ to: focus, from: focus });
  const active = went.from === focus ? went.to : (focus ?? went.to);
  const setActive = useCallback((id: Id) => setWent({ to: id, from: focus }), [focus]);
  const wantsFocus = useRef(false);
  const place = layout.places.get(active ?? "") ?? layout.columns.flat()[0];

  const box = boxOf(view, size);
  const shown = shownIn(layout, box, { head: headHeight / view.zoom, foot: footHeight / view.zoom });
  const lines = linesOf(cascade, layout, shown, hot);

  // What was linked to stands in the middle; what was found or followed is brought into sight, once its place is known.
  const brought = useRef<Id | null | undefined>(undefined);
  useEffect(() => {
    if (focus === brought.current) return;
    const found = focus === null ? undefined : layout.places.get(focus);
    if (focus !== null && found === undefined) return;
    const arrived = brought.current === undefined;
    brought.current = focus;
    if (found === undefined) return;
    look((now) => {
      const there = shownIn(layout, boxOf(now, size)).find((other) => other.id === found.id);
      const seen = boxOf(now, { width: size.width - covered, height: size.height });
      const inSight = there !== undefined && there.x >= seen.left && there.x + pitch.x * 0.7 <= seen.right;
      const inHeight = there !== undefined && there.at >= seen.top && there.at + pitch.y <= seen.bottom;
      return inSight && inHeight && !arrived ? now : centredOn(found, now, size, covered);
    });
  }, [focus, layout, look, size]);

  // The keyboard's place is focused where it is drawn: it may only now have come into sight.
  useEffect(() => {
    if (!wantsFocus.current || place === undefined) return;
    const button = surface.current?.querySelector<HTMLElement>(`[data-id="${place.id}"] .node`);
    if (button == null) return;
    wantsFocus.current = false;
    button.focus({ preventScroll: true });
  });

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || place === undefined) return;
    const middle = { x: size.width / 2, y: size.height / 2 };
    if (event.key === "+" || event.key === "=") look((now) => zoomAt(now, 1.25, middle));
    else if (event.key === "-") look((now) => zoomAt(now, 0.8, middle));
    else if (event.key === "0") look(() => fit(layout, size, focus === null ? 0 : covered));
    else if (event.key === "Escape") onSelect(null);
    else {
      const move = moveFrom(place, event.key, cascade, layout, isOpen);
      if (move === null) return;
      if (move.turn !== undefined) onTurn(place.id, move.turn);
      if (move.to !== undefined) {
        const to = layout.places.get(move.to);
        setActive(move.to);
        wantsFocus.current = true;
        if (to !== undefined) look((now) => bring(now, to, size, focus === null ? 0 : covered));
      }
    }
    event.preventDefault();
  };

  return (
    <div className="map" ref={element}>
      {/* The keyboard works on the objectives inside; the drawing only hears what they leave. */}
      <svg
        className="map__s"
        ref={surface}
        role="group"
        aria-label={t.map.label(layout.places.size, numbers.count(layout.places.size))}
        aria-describedby={help}
        onKeyDown={onKeyDown}
      >
        <g transform={`translate(${-view.x * view.zoom} ${-view.y * view.zoom}) scale(${view.zoom})`}>
          {lines.map((line) => (
            <path key={line.key} className={line.className} d={line.d} strokeWidth={line.width} />
          ))}
          {shown.map((at) => {
            const node = cascade.nodes.get(at.id);
            return node === undefined ? null : (
              <g key={at.id} transform={`translate(${at.x} ${at.at})`} data-id={at.id}>
                <MapNode
                  node={node}
                  unit={units.get(node.unitId)?.name ?? ""}
                  by={by}
                  detail={detailAt(view.zoom)}
                  state={stateOf(at.id, focus, hot)}
                  isActive={at.id === place?.id}
                  isOpen={isOpen(at.id)}
                  onSelect={onSelect}
                  onActive={setActive}
                  onTurn={onTurn}
                />
              </g>
            );
          })}
        </g>
        <Headings cascade={cascade} layout={layout} units={units} view={view} width={size.width} />
      </svg>
      <p className="sr" id={help}>
        {t.map.help}
      </p>
      <div className="map__z" role="group" aria-label={t.map.view}>
        <button
          className="btn btn--s btn--icon"
          type="button"
          aria-label={t.map.zoomOut}
          onClick={() => look((now) => zoomAt(now, 0.8, centre(size)))}
        >
          <Minus className="i i--s" aria-hidden="true" />
        </button>
        <button
          className="btn btn--s map__pct"
          type="button"
          aria-label={t.map.zoomNow(`${numbers.count(view.zoom * 100)}%`)}
          onClick={() => look((now) => zoomAt(now, 1 / now.zoom, centre(size)))}
        >
          {numbers.count(view.zoom * 100)}%
        </button>
        <button
          className="btn btn--s btn--icon"
          type="button"
          aria-label={t.map.zoomIn}
          onClick={() => look((now) => zoomAt(now, 1.25, centre(size)))}
        >
          <Plus className="i i--s" aria-hidden="true" />
        </button>
        <button
          className="btn btn--s btn--icon"
          type="button"
          aria-label={t.map.fit}
          title={t.map.fit}
          onClick={() => look(() => fit(layout, size, focus === null ? 0 : covered))}
        >
          <Maximize className="i i--s" aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}

const centre = (size: { width: number; height: number }) => ({ x: size.width / 2, y: size.height / 2 });

/** Small cards say less: what cannot be read is not drawn. */
const detailAt = (zoom: number): NodeProps["detail"] => (zoom >= 0.55 ? "card" : zoom >= 0.3 ? "bar" : "dot");

const stateOf = (id: Id, focus: Id | null, hot: ReadonlySet<Id> | null): NodeProps["state"] =>
  id === focus ? "chosen" : hot === null ? "plain" : hot.has(id) ? "hot" : "dim";

/** Moves no farther than it must for the place to be in sight. */
function bring(
  now: { x: number; y: number; zoom: number },
  to: { column: number; y: number },
  size: { width: number; height: number },
  right: number,
) {
  const seen = boxOf(now, { width: size.width - right, height: size.height });
  const [left, top] = [to.column * pitch.x - 24, to.y - (headHeight + 12) / now.zoom];
  const [farRight, bottom] = [to.column * pitch.x + pitch.x, to.y + pitch.y + 12];
  return {
    ...now,
    x: left < seen.left ? left : farRight > seen.right ? now.x + farRight - seen.right : now.x,
    y: top < seen.top ? top : bottom > seen.bottom ? now.y + bottom - seen.bottom : now.y,
  };
}

type Line = { key: string; d: string; className: string; width: number };

function linesOf({ nodes }: Cascade, layout: Layout, shown: readonly Shown[], hot: ReadonlySet<Id> | null): Line[] {
  const at = new Map(shown.map((place) => [place.id, place]));
  const lines = shown.flatMap((to) =>
    (nodes.get(to.id)?.parents ?? []).flatMap((link) => {
      const above = layout.places.get(link.id);
      if (above === undefined) return [];
      const from = at.get(link.id) ?? { x: above.column * pitch.x, at: above.y };
      const isHot = hot !== null && hot.has(to.id) && hot.has(link.id);
      return [
        {
          key: `${link.id}${to.id}`,
          d: lineBetween(from, to),
          className: lineClass(link, isHot, hot !== null),
          width: widthOf(link),
          isHot,
        },
      ];
    }),
  );
  // The path is drawn over the rest.
  return hot === null ? lines : lines.toSorted((a, b) => Number(a.isHot) - Number(b.isHot));
}

const lineClass = (link: TreeLink, isHot: boolean, some: boolean) =>
  `edge${link.relation === "supports" ? " edge--sup" : ""}${isHot ? " edge--hot" : some ? " edge--dim" : ""}`;
const widthOf = (link: TreeLink) => (link.relation === "supports" ? 1.25 : Math.min(4, 1 + link.weight * 0.75));
