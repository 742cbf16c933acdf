import { useSyncExternalStore } from "react";

const query = "(max-width: 720px)";
const media = () => (typeof window.matchMedia === "function" ? window.matchMedia(query) : null);

function subscribe(changed: () => void) {
  const list = media();
  list?.addEventListener("change", changed);
  return () => list?.removeEventListener("change", changed);
}

/** On a phone, and at 200 % of a laptop, the map is an outline. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => media()?.matches ?? false);
