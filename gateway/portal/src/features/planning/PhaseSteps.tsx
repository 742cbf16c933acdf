import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { moveCycle, readinessQuery } from "@/api/planning.ts";
import type { Cycle, CyclePhase } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

const after: Record<CyclePhase, CyclePhase | null> = { planning: "active", active: "grading", grading: "closed", closed: null };

/** Moves the cycle on, through the gate of its next phase. */
export function PhaseSteps({ cycle }: { cycle: Cycle }) {
  const [open, setOpen] = useState(false);
  const next = after[cycle.phase];
  if (next === null) return null;
  return (
    <>
      <button className="btn btn--ink" type="button" onClick={() => setOpen(true)}>
        {t.planning.move[next]}
      </button>
      {open && <MoveDialog cycle={cycle} next={next} onClose={() => setOpen(false)} />}
    </>
  );
}

function MoveDialog({ cycle, next, onClose }: { cycle: Cycle; next: CyclePhase; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const begins = next === "active";
  const readiness = useQuery({ ...readinessQuery({ cycle: cycle.id }), enabled: begins });
  const missing = readiness.data?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const { send, isPending, problem, errorAt, otherThan } = useSend({
    send: (why: string | null, key) => moveCycle(cycle, next, why, key),
    changes: [["goals"]],
    said: t.planning.movedTo(t.planning.phases[next]),
    done: onClose,
  });
  const needsReason = begins && missing > 0;
  const open = problem?.document.code === "cycle-has-open-objectives" ? (problem.document.count ?? 0) : 0;
  return (
    <FormDialog
      title={t.planning.moveTitle[next](cycle.name)}
      submit={t.planning.move[next]}
      isPending={isPending}
      isReady={(!begins || readiness.data !== undefined) && !(needsReason && reason.trim() === "")}
      problems={open > 0 ? [] : otherThan("reason")}
      onClose={onClose}
      onSubmit={() => send(needsReason ? reason.trim() : null)}
    >
      <p className="soft">{t.planning.moveHint[next]}</p>
      {begins && (
        <Await query={readiness} what={t.planning.views.readiness.toLowerCase()}>
          {({ counts }) =>
            counts.length === 0 ? (
              <p>{t.planning.ready}.</p>
            ) : (
              <>
                <p className="strong">{t.planning.missing(missing)}</p>
                <ul className="gate">
                  {counts.map(({ code, count }) => (
                    <li key={code}>
                      <span>{t.planning.lacks[code]}</span>
                      <b>{count}</b>
                    </li>
                  ))}
                </ul>
                <TextArea
                  label={t.planning.despite}
                  hint={t.planning.despiteHint}
                  value={reason}
                  error={errorAt("reason")}
                  onChange={setReason}
                />
              </>
            )
          }
        </Await>
      )}
      {open > 0 && (
        <div className="fld__rest" role="alert">
          <p>{t.planning.stillOpen(open)}</p>
          <p>
            <Link className="link" to={`/planning/grading?cycle=${cycle.id}`} onClick={onClose}>
              {t.planning.toGrading}
            </Link>
          </p>
        </div>
      )}
    </FormDialog>
  );
}
