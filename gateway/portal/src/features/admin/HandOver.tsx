import { useState } from "react";
import { handOver } from "@/api/administration.ts";
import type { HandoverReceipt, PersonView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";

/** Everything somebody answers for goes to another; the receipt says what goes and what stays. */
export function HandOver({ from, onClose }: { from: PersonView; onClose: () => void }) {
  const [to, setTo] = useState<Option | null>(null);
  const [reason, setReason] = useState("");
  const [receipt, setReceipt] = useState<HandoverReceipt | null>(null);
  const [missing, setMissing] = useState(false);
  const order = useSend({
    send: (body: { fromPersonId: string; toPersonId: string; reason: string }, key) => handOver(body, key),
    changes: [["directory"], ["metrics"], ["goals"]],
    done: setReceipt,
  });
  if (receipt !== null)
    return (
      <FormDialog title={t.admin.holdings.receipt} onClose={onClose}>
        <Receipt receipt={receipt} to={to?.name ?? ""} />
      </FormDialog>
    );
  return (
    <FormDialog
      title={t.admin.holdings.handOverOf(from.name)}
      onClose={onClose}
      submit={t.admin.holdings.handOver}
      isPending={order.isPending}
      problems={order.otherThan("toPersonId", "reason")}
      onSubmit={() => {
        setMissing(true);
        if (to !== null) order.send({ fromPersonId: from.id, toPersonId: to.id, reason: reason.trim() });
      }}
    >
      <PersonPicker
        label={t.admin.holdings.to}
        value={to}
        onChange={setTo}
        error={order.errorAt("toPersonId") ?? (missing && to === null ? t.admin.choose : undefined)}
      />
      <TextField label={t.admin.reason} hint={t.admin.reasonHint} value={reason} onChange={setReason} error={order.errorAt("reason")} />
    </FormDialog>
  );
}

export function Receipt({ receipt, to }: { receipt: HandoverReceipt; to: string }) {
  return (
    <>
      <p role="status">{t.admin.holdings.goes(receipt.things, to)}</p>
      {receipt.stays.length > 0 && (
        <>
          <p className="strong">{t.admin.holdings.stays(receipt.stays.length)}</p>
          <ul className="changes-from">
            {receipt.stays.map((thing) => (
              <li key={thing.id}>
                {thing.name ?? t.admin.holdings.private}. <span className="soft">{thing.reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
