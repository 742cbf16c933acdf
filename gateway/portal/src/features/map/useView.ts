import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { kept, zoomAt, type Layout, type Size, type View } from "./layout.ts";

const dragFrom = 4;

/** What is looked at: dragged, rolled, pinched on a trackpad; at most one new picture in a frame. */
export function useView(surface: RefObject<SVGSVGElement | null>, layout: Layout, size: Size, initial: () => View) {
  const [view, setView] = useState(initial);
  const next = useRef(view);
  const frame = useRef(0);
  const limits = useRef({ layout, size });
  useEffect(() => {
    limits.current = { layout, size };
  }, [layout, size]);

  const look = useCallback((change: (view: View) => View) => {
    next.current = kept(change(next.current), limits.current.size, limits.current.layout);
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      setView(next.current);
    });
  }, []);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  useEffect(() => {
    const element = surface.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      if (event.ctrlKey || event.metaKey) {
        const point = { x: event.clientX - box.left, y: event.clientY - box.top };
        look((now) => zoomAt(now, Math.exp(-event.deltaY * unit * 0.004), point));
      } else {
        const [x, y] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
        look((now) => ({ ...now, x: now.x + (x * unit) / now.zoom, y: now.y + (y * unit) / now.zoom }));
      }
    };

    let from: { x: number; y: number; pointer: number; moved: boolean } | null = null;
    const onDown = (event: PointerEvent) => {
      if (event.button === 0) from = { x: event.clientX, y: event.clientY, pointer: event.pointerId, moved: false };
    };
    const onMove = (event: PointerEvent) => {
      if (from?.pointer !== event.pointerId) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moved && Math.hypot(x, y) < dragFrom) return;
      if (!from.moved) element.setPointerCapture(event.pointerId);
      from = { ...from, x: event.clientX, y: event.clientY, moved: true };
      look((now) => ({ ...now, x: now.x - x / now.zoom, y: now.y - y / now.zoom }));
    };
    const onUp = () => {
      if (from?.moved === true) element.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => element.removeEventListener("click", swallow, { capture: true }), 0);
      from = null;
    };
    // Letting go of the map is not a choice of what happens to be below the pointer.
    const swallow = (event: Event) => {
      event.stopPropagation();
      event.preventDefault();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerup", onUp);
    element.addEventListener("pointercancel", onUp);
    return () => {
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerup", onUp);
      element.removeEventListener("pointercancel", onUp);
    };
  }, [surface, look]);

  return [view, look] as const;
}
