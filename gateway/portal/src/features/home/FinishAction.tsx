import { Check } from "lucide-react";
import { send } from "@/api/http.ts";
import type { ReviewOutcome } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { useSend } from "@/ui/useSend.ts";

/** What was agreed in a review is ticked off where it is seen. */
export function FinishAction({ action }: { action: ReviewOutcome }) {
  const finish = useSend({
    send: (outcomeId: string, idempotencyKey) =>
      send<ReviewOutcome>("PUT", `/api/checkins/reviews/${action.reviewId}/outcomes/done`, { body: { outcomeId }, idempotencyKey }),
    changes: [["checkins"]],
    said: t.home.actionDone,
  });
  return (
    <button className="btn" type="button" disabled={finish.isPending} onClick={() => finish.send(action.id)}>
      <Check className="i" aria-hidden="true" />
      {t.home.done}
      <span className="sr">: {action.text}</span>
    </button>
  );
}
