import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { finishAction, outcomesQuery } from "@/api/reviews.ts";
import type { ReviewOutcome } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { RailSection } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";

/** What one has taken on in meetings, until it is done. */
export function MyActions() {
  const query = useQuery(outcomesQuery({ done: false }));
  const actions = query.data?.items.filter((outcome) => outcome.kind === "action") ?? [];
  return (
    <RailSection title={t.reviews.myActions} {...(actions.length > 0 && { count: actions.length })}>
      <Await query={query} what={t.reviews.things}>
        {() =>
          actions.length === 0 ? (
            <p className="soft rail__none">{t.reviews.noActions}</p>
          ) : (
            <ul>
              {actions.map((action) => (
                <ActionRow key={action.id} action={action} />
              ))}
            </ul>
          )
        }
      </Await>
    </RailSection>
  );
}

function ActionRow({ action }: { action: ReviewOutcome }) {
  const { dates } = useFormat();
  return (
    <li className="rv__act">
      <div>
        <p className="t">
          <Link to={`/reviews/${action.reviewId}`}>{action.text}</Link>
        </p>
        {action.due !== null && <p className="soft">{t.reviews.dueBy(dates.day(action.due))}</p>}
      </div>
      <FinishButton action={action} />
    </li>
  );
}

export function FinishButton({ action }: { action: ReviewOutcome }) {
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const sending = useSend({
    send: (said: string) => finishAction(action.reviewId, action.id, said),
    changes: [
      ["checkins", "outcomes"],
      ["checkins", "review"],
    ],
    said: t.reviews.finished,
    done: () => setOpen(false),
  });
  return (
    <>
      <button className="btn btn--s" type="button" aria-label={t.reviews.finishOf(action.text)} onClick={() => setOpen(true)}>
        {t.reviews.finish}
      </button>
      {isOpen && (
        <FormDialog
          title={t.reviews.finishTitle}
          submit={t.reviews.finish}
          isPending={sending.isPending}
          problems={sending.otherThan("note")}
          onSubmit={() => sending.send(note.trim())}
          onClose={() => setOpen(false)}
        >
          <p className="soft">{action.text}</p>
          <TextArea label={t.reviews.finishNote} optional value={note} onChange={setNote} error={sending.errorAt("note")} />
        </FormDialog>
      )}
    </>
  );
}
