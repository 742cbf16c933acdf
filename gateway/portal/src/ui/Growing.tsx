import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { t } from "@/text/index.ts";

/**
 * How much of a long list is drawn: a step at a time, so that it is there at once however long it is. For paper all of it.
 * @param least What has to be drawn from the beginning, such as as far as what was chosen.
 */
export function useGrowing(step: number, least = step): [many: number, more: () => void] {
  const [many, setMany] = useState(Math.max(step, least));
  const more = useCallback(() => setMany((now) => now + step), [step]);
  useEffect(() => {
    // The browser draws its pages as soon as this returns.
    const all = () => flushSync(() => setMany(Number.MAX_SAFE_INTEGER));
    window.addEventListener("beforeprint", all);
    return () => window.removeEventListener("beforeprint", all);
  }, []);
  return [many, more];
}

/** What is not drawn yet; it comes before one arrives at the end, or when one presses it. */
export function Rest({ count, onMore }: { count: number; onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (button.current === null || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && onMore(), { rootMargin: "600px" });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [onMore, count]);
  return (
    <button className="btn btn--s rest" type="button" ref={button} onClick={onMore}>
      {t.app.rest(count)}
    </button>
  );
}
