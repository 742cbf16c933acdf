import { useState } from "react";
import type { Blocker } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { EscalateDialog, ReopenDialog, ResolveDialog } from "./MoveDialogs.tsx";
import { StatementDialog } from "./StatementDialog.tsx";

type Step = "edit" | "escalate" | "resolve" | "reopen";

/** Resolving is what a list of blockers is for; the rest is behind the dots. */
export function BlockerActions({ blocker }: { blocker: Blocker }) {
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  const isOpen = blocker.resolvedAt === null;
  return (
    <div className="blk__a">
      <button className="btn btn--s" type="button" onClick={() => setStep(isOpen ? "resolve" : "reopen")}>
        {isOpen ? t.blocking.resolve : t.blocking.reopen}
        <span className="sr">: {blocker.text}</span>
      </button>
      {isOpen && (
        <ActionsMenu
          label={`${t.form.actions}: ${blocker.text}`}
          actions={[
            { id: "escalate", name: t.blocking.escalate, onAction: () => setStep("escalate") },
            { id: "edit", name: t.blocking.edit, onAction: () => setStep("edit") },
          ]}
        />
      )}
      {step === "edit" && <StatementDialog objective={null} blocker={blocker} onClose={close} />}
      {step === "escalate" && <EscalateDialog blocker={blocker} onClose={close} />}
      {step === "resolve" && <ResolveDialog blocker={blocker} onClose={close} />}
      {step === "reopen" && <ReopenDialog blocker={blocker} onClose={close} />}
    </div>
  );
}
