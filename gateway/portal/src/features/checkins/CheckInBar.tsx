import { t } from "@/text/index.ts";

type Props = {
  problems: readonly string[];
  isPending: boolean;
  isDoubted: boolean;
  hasNext: boolean;
  /** How many begun check-ins could go together; 0 for this one alone. */
  together: number;
  onKeep: () => void;
  onTogether: () => void;
};

/** What is wrong, the keys, and the one thing to do: at the bottom, where a thumb is. */
export function CheckInBar({ problems, isPending, isDoubted, hasNext, together, onKeep, onTogether }: Props) {
  return (
    <>
      {problems.length > 0 && (
        <div className="ci__bad" role="alert">
          {problems.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </div>
      )}
      <footer className="ci-bar">
        <Keys together={together > 0} />
        <span className="ci-bar__a">
          {together > 0 && (
            <button className="btn btn--bare" type="button" disabled={isPending} onClick={onTogether}>
              {t.checkIn.submitTogether(together)}
            </button>
          )}
          <button className="btn" type="button" onClick={onKeep}>
            {hasNext ? t.checkIn.keepNext : t.checkIn.keep}
          </button>
          <button className="btn btn--ink" type="submit" disabled={isPending}>
            {isPending ? t.checkIn.submitting : isDoubted ? t.checkIn.meant : hasNext ? t.checkIn.submitNext : t.checkIn.submit}
          </button>
        </span>
      </footer>
    </>
  );
}

function Keys({ together }: { together: boolean }) {
  return (
    <p className="keys wide" aria-hidden="true">
      <span>
        <span className="kbd">Tab</span>
        {t.checkIn.keys.next}
      </span>
      <span>
        <span className="kbd">0–9</span>
        <span className="kbd">+</span>
        {t.checkIn.keys.confidence}
      </span>
      <span>
        <span className="kbd">Ctrl</span>
        <span className="kbd">Enter</span>
        {t.checkIn.keys.submit}
      </span>
      {together && (
        <span>
          <span className="kbd">Ctrl</span>
          <span className="kbd">Shift</span>
          <span className="kbd">Enter</span>
          {t.checkIn.keys.together}
        </span>
      )}
    </p>
  );
}
