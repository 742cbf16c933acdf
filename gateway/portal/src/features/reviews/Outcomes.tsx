import { useState } from "react";
import { conclude } from "@/api/reviews.ts";
import type { Review, ReviewOutcome, ReviewOutcomeRequest } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";
import { FinishButton } from "./MyActions.tsx";

type Kind = ReviewOutcome["kind"];
type Props = { review: Review; mayRecord: boolean; /** Only what came of this item. */ item?: number };

/** What was decided, and who does what by when. */
export function Outcomes({ review, mayRecord, item }: Props) {
  const [recording, setRecording] = useState<Kind | null>(null);
  const shown = review.outcomes.filter((outcome) => item === undefined || outcome.item === item);
  return (
    <Section
      title={`${t.reviews.decisions} · ${t.reviews.actions}`}
      action={
        mayRecord && (
          <span className="rv__b">
            <button className="btn btn--s" type="button" onClick={() => setRecording("decision")}>
              {t.reviews.addDecision}
            </button>
            <button className="btn btn--s" type="button" onClick={() => setRecording("action")}>
              {t.reviews.addAction}
            </button>
          </span>
        )
      }
    >
      {(id) => (
        <>
          {shown.length === 0 ? (
            <p className="soft rv__none">{t.reviews.noOutcomes}</p>
          ) : (
            <ul className="rv__list" aria-labelledby={id}>
              {shown.map((outcome) => (
                <Outcome key={outcome.id} outcome={outcome} mayFinish={mayRecord} />
              ))}
            </ul>
          )}
          {recording !== null && <RecordDialog review={review} kind={recording} item={item ?? null} onClose={() => setRecording(null)} />}
        </>
      )}
    </Section>
  );
}

function Outcome({ outcome, mayFinish }: { outcome: ReviewOutcome; mayFinish: boolean }) {
  const { me } = usePerson();
  const { dates } = useFormat();
  const isAction = outcome.kind === "action";
  return (
    <li className="rv__plan">
      <div>
        <p>
          <span className="tag">{isAction ? t.reviews.action : t.reviews.decision}</span> {outcome.text}
        </p>
        {isAction && outcome.due !== null && (
          <p className="soft sm">
            {t.reviews.by(outcome.owner?.name ?? t.app.someone, dates.day(outcome.due))}
            {outcome.doneAt !== null && `, ${t.reviews.done(dates.day(outcome.doneAt))}`}
          </p>
        )}
        {outcome.doneNote !== null && <p className="soft sm">{outcome.doneNote}</p>}
      </div>
      {isAction && outcome.doneAt === null && (mayFinish || outcome.owner?.id === me.id) && <FinishButton action={outcome} />}
    </li>
  );
}

export function RecordDialog({ review, kind, item, onClose }: { review: Review; kind: Kind; item: number | null; onClose: () => void }) {
  const [text, setText] = useState("");
  const [owner, setOwner] = useState<Option | null>(null);
  const [due, setDue] = useState("");
  const isAction = kind === "action";
  const recording = useSend({
    send: (body: ReviewOutcomeRequest, key) => conclude(review.id, body, key),
    changes: [
      ["checkins", "review", review.id],
      ["checkins", "outcomes"],
    ],
    said: t.reviews.recorded,
    done: onClose,
  });
  return (
    <FormDialog
      title={isAction ? t.reviews.addAction : t.reviews.addDecision}
      submit={t.reviews.record}
      isPending={recording.isPending}
      problems={recording.otherThan("text", "ownerId", "due")}
      onSubmit={() => recording.send({ kind, text, item, ownerId: owner?.id ?? null, due: due === "" ? null : due })}
      onClose={onClose}
    >
      <TextArea
        label={isAction ? t.reviews.actionText : t.reviews.decisionText}
        value={text}
        onChange={setText}
        error={recording.errorAt("text")}
        required
      />
      {isAction && (
        <div className="form__row">
          <PersonPicker label={t.reviews.owner} value={owner} onChange={setOwner} error={recording.errorAt("ownerId")} />
          <TextField label={t.reviews.due} type="date" value={due} onChange={setDue} error={recording.errorAt("due")} />
        </div>
      )}
    </FormDialog>
  );
}
