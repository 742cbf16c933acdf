import type { Pace } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { PaceWord } from "@/ui/Glyph.tsx";

const order: readonly Pace[] = [
  "achieved",
  "met",
  "on-track",
  "near",
  "behind",
  "at-risk",
  "missed",
  "too-early",
  "not-started",
  "no-data",
];

/** `2 on track  1 behind  1 at risk`, only what there is. */
export function PaceSummary({ paces }: { paces: readonly Pace[] }) {
  return order
    .map((pace) => ({ pace, count: paces.filter((other) => other === pace).length }))
    .filter(({ count }) => count > 0)
    .map(({ pace, count }) => (
      <PaceWord key={pace} pace={pace}>
        {count} {t.pace[pace].toLowerCase()}
      </PaceWord>
    ));
}
