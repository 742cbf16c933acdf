import { useState } from "react";
import { addItem } from "@/api/reviews.ts";
import type { Review, ReviewItem } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { CheckField, TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";
import { bySection, useItemName } from "./Agenda.tsx";
import { Share } from "./Share.tsx";
import { clock, secondsAt } from "./time.ts";

type Props = { review: Review; sinceRead: number; onGo: (number: number) => void };

/** The agenda beside the item that is spoken of: any of it is one press away. */
export function RunList({ review, sinceRead, onGo }: Props) {
  const [adding, setAdding] = useState(false);
  const secondsOf = secondsAt(review, sinceRead);
  return (
    <nav className="ci__steps rv__steps" aria-label={t.reviews.agenda}>
      {bySection(review.items).map(({ section, items }) => (
        <div key={`${section}-${items[0]?.number ?? 0}`}>
          <p className="faint xs">{t.reviews.sections[section]}</p>
          <ol>
            {items.map((item) => (
              <Step
                key={item.number}
                item={item}
                isCurrent={item.number === review.currentItem}
                seconds={secondsOf(item.number)}
                onGo={onGo}
              />
            ))}
          </ol>
        </div>
      ))}
      <button className="btn btn--s" type="button" onClick={() => setAdding(true)}>
        {t.reviews.addItem}
      </button>
      <Share review={review} sinceRead={sinceRead} />
      {adding && <AddItem review={review} onClose={() => setAdding(false)} />}
    </nav>
  );
}

function Step({
  item,
  isCurrent,
  seconds,
  onGo,
}: {
  item: ReviewItem;
  isCurrent: boolean;
  seconds: number;
  onGo: (number: number) => void;
}) {
  const name = useItemName(item);
  return (
    <li {...(isCurrent && { "aria-current": "step" as const })}>
      <button className="rv__step" type="button" onClick={() => onGo(item.number)}>
        {name}
      </button>
      {seconds > 0 && <small className="num">{clock(seconds)}</small>}
    </li>
  );
}

function AddItem({ review, onClose }: { review: Review; onClose: () => void }) {
  const [text, setText] = useState("");
  const [onOkrs, setOnOkrs] = useState(true);
  const adding = useSend({
    send: (body: { text: string; onOkrs: boolean }, key) => addItem(review.id, body.text, body.onOkrs, key),
    changes: [["checkins", "review", review.id]],
    said: t.reviews.added,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.reviews.addItem}
      submit={t.reviews.addItem}
      isPending={adding.isPending}
      problems={adding.otherThan("text")}
      onSubmit={() => adding.send({ text, onOkrs })}
      onClose={onClose}
    >
      <TextArea label={t.reviews.addItemText} value={text} onChange={setText} error={adding.errorAt("text")} required />
      <CheckField label={t.reviews.addItemOkrs} checked={onOkrs} onChange={setOnOkrs} />
    </FormDialog>
  );
}
