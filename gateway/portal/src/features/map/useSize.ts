import { useEffect, useRef, useState, type RefObject } from "react";
import type { Size } from "./layout.ts";

/** The room a drawing has. */
export function useSize<T extends Element>(initial: Size): [RefObject<T | null>, Size] {
  const element = useRef<T>(null);
  const [size, setSize] = useState(initial);
  useEffect(() => {
    if (element.current === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined || entry.contentRect.width === 0) return;
      setSize({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
