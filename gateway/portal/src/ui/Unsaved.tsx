import { useEffect, useState } from "react";
import { useBlocker } from "react-router";
import { t } from "@/text/index.ts";
import { FormDialog } from "./FormDialog.tsx";

/** Passed when one leaves because it was saved. */
export const saved = { state: { saved: true } };

/**
 * Asks before somebody leaves what they have changed and not saved: to another page here, or by closing the tab.
 * @param now All that the form holds.
 */
export function Unsaved({ now }: { now: unknown }) {
  const text = JSON.stringify(now);
  const [begun] = useState(text);
  const isChanged = text !== begun;
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      isChanged && to.pathname !== from.pathname && (to.state as { saved?: boolean } | null)?.saved !== true,
  );
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
  if (blocker.state !== "blocked") return null;
  return (
    // What is sent in the dialog is not the form around it.
    <div onSubmit={(event) => event.stopPropagation()}>
      <FormDialog title={t.form.unsaved} submit={t.form.leave} onSubmit={blocker.proceed} onClose={blocker.reset}>
        <p>{t.form.unsavedHint}</p>
      </FormDialog>
    </div>
  );
}
