import { useState } from "react";
import { send } from "@/api/http.ts";
import type { Dependency } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";

type Props = { answer: "accept" | "decline"; dependency: Dependency; onClose: () => void };

export default function AnswerDialog({ answer, dependency, onClose }: Props) {
  const { me } = usePerson();
  const [owner, setOwner] = useState<Option | null>({ id: me.id, name: me.name });
  const [note, setNote] = useState("");
  const accepting = answer === "accept";
  const request = useSend({
    send: (body: object, idempotencyKey) =>
      send<Dependency>("POST", `/api/goals/dependencies/${dependency.id}/${answer}`, { body, version: dependency.version, idempotencyKey }),
    changes: [["goals", "dependencies"]],
    said: accepting ? t.home.accepted : t.home.declined,
    done: onClose,
  });
  return (
    <FormDialog
      title={accepting ? t.home.acceptTitle : t.home.declineTitle}
      onClose={onClose}
      submit={accepting ? t.home.accept : t.home.decline}
      isPending={request.isPending}
      problems={request.otherThan("ownerId", "note")}
      onSubmit={() => request.send(accepting ? { ownerId: owner?.id ?? null } : { note: note.trim() === "" ? null : note.trim() })}
    >
      <p>
        {t.home.asks(dependency.askingUnit.name, dependency.what)}{" "}
        {dependency.objective !== null && t.home.askedFor(dependency.objective.title)}
      </p>
      {accepting && <PersonPicker label={t.home.whoSeesToIt} value={owner} onChange={setOwner} error={request.errorAt("ownerId")} />}
      {!accepting && <TextArea label={t.home.note} value={note} onChange={setNote} error={request.errorAt("note")} />}
    </FormDialog>
  );
}
