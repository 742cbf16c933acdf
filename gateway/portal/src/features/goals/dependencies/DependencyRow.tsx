import { useState } from "react";
import { Link } from "react-router";
import { stepDependency } from "@/api/planning.ts";
import type { Dependency } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";

type Step = "accept" | "decline" | "done" | "withdraw";
type Props = { dependency: Dependency; showObjective?: boolean; onEdit?: () => void };

const said: Record<Step, string> = { accept: t.dep.accepted, decline: t.dep.declined, done: t.dep.doneSaid, withdraw: t.dep.withdrawn };

/** One request to another unit, with what the person may answer. */
export function DependencyRow({ dependency, showObjective = false, onEdit }: Props) {
  const { me } = usePerson();
  const { dates } = useFormat();
  const [step, setStep] = useState<Exclude<Step, "done"> | null>(null);
  const { state, what, due, overdue, askingUnit, helpingUnit, owner, note, objective, canDecide, canEdit } = dependency;
  const isOpen = state === "asked" || state === "accepted";
  const done = useStep(dependency, "done", () => undefined);
  return (
    <li className="dep">
      <div className="dep__t">
        <p className="strong">{what}</p>
        <p className="soft sm">
          <span>{t.dep.from(askingUnit.name, helpingUnit.name)}</span>, <span>{t.dep.by(dates.day(due))}</span>
          {owner !== null && <span>. {t.dep.seesTo(owner.name)}.</span>}
        </p>
        {showObjective && (
          <p className="soft sm">
            {objective === null ? (
              t.dep.hidden
            ) : (
              <Link className="link" to={`/objectives/${objective.id}`}>
                {objective.title}
              </Link>
            )}
          </p>
        )}
        {note !== null && note !== "" && <p className="soft sm">“{note}”</p>}
      </div>
      <p className="dep__s">
        <span className="tag">{t.dep.states[state]}</span>
        {overdue && <span className="tag tag--line">{t.dep.overdue}</span>}
      </p>
      <p className="dep__a">
        {canDecide && state === "asked" && (
          <>
            <button className="btn btn--s" type="button" onClick={() => setStep("accept")}>
              {t.dep.accept}
              <span className="sr">: {what}</span>
            </button>
            <button className="btn btn--s" type="button" onClick={() => setStep("decline")}>
              {t.dep.decline}
              <span className="sr">: {what}</span>
            </button>
          </>
        )}
        {state === "accepted" && (canDecide || canEdit || owner?.id === me.id) && (
          <button className="btn btn--s" type="button" disabled={done.isPending} onClick={() => done.send(undefined)}>
            {t.dep.done}
            <span className="sr">: {what}</span>
          </button>
        )}
        {canEdit && isOpen && onEdit !== undefined && (
          <button className="btn btn--s btn--bare" type="button" onClick={onEdit}>
            {t.form.edit}
            <span className="sr">: {what}</span>
          </button>
        )}
        {canEdit && isOpen && (
          <button className="btn btn--s btn--bare" type="button" onClick={() => setStep("withdraw")}>
            {t.dep.withdraw}
            <span className="sr">: {what}</span>
          </button>
        )}
      </p>
      {done.problem !== null && <p className="fld__bad">{done.otherThan().join(" ")}</p>}
      {step === "accept" && <AcceptDialog dependency={dependency} onClose={() => setStep(null)} />}
      {(step === "decline" || step === "withdraw") && <NoteDialog dependency={dependency} step={step} onClose={() => setStep(null)} />}
    </li>
  );
}

const useStep = (dependency: Dependency, step: Step, onDone: () => void) =>
  useSend({
    send: (body: unknown, key) => stepDependency(dependency, step, body, key),
    changes: [["goals"]],
    said: said[step],
    done: onDone,
  });

function AcceptDialog({ dependency, onClose }: { dependency: Dependency; onClose: () => void }) {
  const { me } = usePerson();
  const [owner, setOwner] = useState<Option | null>({ id: me.id, name: me.name });
  const { send, isPending, errorAt, otherThan } = useStep(dependency, "accept", onClose);
  return (
    <FormDialog
      title={t.dep.acceptTitle}
      submit={t.dep.accept}
      isPending={isPending}
      problems={otherThan("ownerId")}
      onClose={onClose}
      onSubmit={() => send({ ownerId: owner?.id ?? null })}
    >
      <p className="soft">{dependency.what}</p>
      <PersonPicker label={t.dep.owner} value={owner} error={errorAt("ownerId")} onChange={setOwner} />
    </FormDialog>
  );
}

function NoteDialog({ dependency, step, onClose }: { dependency: Dependency; step: "decline" | "withdraw"; onClose: () => void }) {
  const [note, setNote] = useState("");
  const { send, isPending, errorAt, otherThan } = useStep(dependency, step, onClose);
  return (
    <FormDialog
      title={step === "decline" ? t.dep.declineTitle : t.dep.withdrawTitle}
      submit={t.dep[step]}
      isPending={isPending}
      problems={otherThan("note")}
      onClose={onClose}
      onSubmit={() => send({ note: note.trim() === "" ? null : note.trim() })}
    >
      <p className="soft">{dependency.what}</p>
      <TextArea
        label={step === "decline" ? t.dep.note : t.dep.withdrawNote}
        optional={step === "withdraw"}
        value={note}
        error={errorAt("note")}
        onChange={setNote}
      />
    </FormDialog>
  );
}
