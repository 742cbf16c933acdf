import { EqualNot } from "lucide-react";
import type { Disagreement } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";

const tenths = Array.from({ length: 10 }, (_, index) => index);

/** What the owner believes, in ink: it is not computed, so it has no hue. */
export function Pips({ confidence }: { confidence: number }) {
  return (
    <svg className="pips" viewBox="0 0 68 8" aria-hidden="true">
      {tenths.map((tenth) => (
        <circle key={tenth} className={tenth < Math.round(confidence * 10) ? "pip pip--on" : "pip"} cx={4 + tenth * 6.6} cy="4" r="2.3" />
      ))}
    </svg>
  );
}

/** Confidence beside pace; where they disagree it says so in words. */
export function Confidence({ confidence, disagreement }: { confidence: number | null; disagreement?: Disagreement | null | undefined }) {
  const { numbers } = useFormat();
  if (confidence === null) return <span className="faint sm">{t.confidence.notYet}</span>;
  return (
    <>
      <span className="num">{numbers.confidence(confidence)}</span>
      <Pips confidence={confidence} />
      {disagreement && (
        <p className="say">
          <EqualNot className="i i--s" aria-hidden="true" />
          {t.confidence.yet[disagreement]}
        </p>
      )}
    </>
  );
}
