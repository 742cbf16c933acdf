import type { Draft } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import type { DraftState } from "./useDrafts.ts";

/** These answers were begun earlier, here or on another device. */
export function FromDraft({ draft, onDrop }: { draft: Draft; onDrop: () => void }) {
  const { dates } = useFormat();
  return (
    <p className="ci__note soft sm">
      {t.checkIn.fromDraft(dates.moment(draft.savedAt))}
      <button className="link" type="button" onClick={onDrop}>
        {t.checkIn.dropDraft}
      </button>
    </p>
  );
}

type Other = Extract<DraftState, { state: "elsewhere" }>;
type Props = { other: Other; onTake: (other: Other) => void; onKeep: (other: Other) => void };

/** Two windows, one draft: nothing is overwritten before a person says which one stays. */
export function Elsewhere({ other, onTake, onKeep }: Props) {
  return (
    <div className="notice" role="alert">
      {other.content === null ? t.checkIn.elsewhereGone : t.checkIn.elsewhere}
      {other.content !== null && (
        <button className="btn btn--s" type="button" onClick={() => onTake(other)}>
          {t.checkIn.takeOther}
        </button>
      )}
      <button className="btn btn--s" type="button" onClick={() => onKeep(other)}>
        {t.checkIn.keepThis}
      </button>
    </div>
  );
}
