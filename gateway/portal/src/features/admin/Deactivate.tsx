import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { changePerson, handOver, holdingsQuery } from "@/api/administration.ts";
import type { HandoverReceipt, PersonView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Receipt } from "./HandOver.tsx";
import { requestOfPerson } from "./PersonAdminPage.tsx";

type Leaving = { to: string | null; reason: string };

/** Somebody leaves: what they answer for goes to another first, then they can no longer sign in and their tokens end. */
export function Deactivate({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const holdings = useQuery(holdingsQuery({ owner: person.id }));
  const count = holdings.data?.items.length ?? 0;
  const [to, setTo] = useState<Option | null>(null);
  const [reason, setReason] = useState(t.admin.people.leftReason(person.name));
  const [receipt, setReceipt] = useState<HandoverReceipt | "nothing" | null>(null);
  const leave = useSend({
    send: async (body: Leaving, key) => {
      const receipt =
        body.to === null ? null : await handOver({ fromPersonId: person.id, toPersonId: body.to, reason: body.reason }, `${key}-handover`);
      await changePerson(person.id, { ...requestOfPerson(person), active: false }, { version: person.version, idempotencyKey: key });
      return receipt;
    },
    changes: [["directory"], ["metrics"], ["goals"]],
    done: (result) => setReceipt(result ?? "nothing"),
  });
  if (receipt !== null)
    return (
      <FormDialog title={t.admin.people.deactivated(person.name)} onClose={onClose}>
        {receipt !== "nothing" && <Receipt receipt={receipt} to={to?.name ?? ""} />}
        <p className="soft">{t.admin.people.deactivatedHint}</p>
      </FormDialog>
    );
  return (
    <FormDialog
      title={t.admin.people.deactivateTitle(person.name)}
      onClose={onClose}
      submit={to === null && count > 0 ? t.admin.people.deactivateAnyway : t.admin.people.deactivate}
      isPending={leave.isPending || holdings.isPending}
      problems={leave.otherThan("toPersonId", "reason")}
      onSubmit={() => leave.send({ to: to?.id ?? null, reason: reason.trim() })}
    >
      <p>{t.admin.people.deactivateMeans}</p>
      {count > 0 && (
        <>
          <p className="strong">{t.admin.holdings.has(person.name, count)}</p>
          <PersonPicker
            label={t.admin.holdings.to}
            optional
            value={to}
            onChange={setTo}
            error={leave.errorAt("toPersonId")}
            hint={t.admin.holdings.toHint}
          />
          <TextField label={t.admin.reason} hint={t.admin.reasonHint} value={reason} onChange={setReason} error={leave.errorAt("reason")} />
        </>
      )}
    </FormDialog>
  );
}
