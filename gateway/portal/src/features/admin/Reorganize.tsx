import { useState } from "react";
import { propose } from "@/api/administration.ts";
import type { Reorganization, Unit } from "@/api/types.ts";
import { inTreeOrder } from "@/app/unitOrder.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

type Props = { kind: Reorganization["kind"]; unit: Unit; units: readonly Unit[]; onClose: () => void };

/** A move or a merger as a proposal: what the tree would be, from which day, and who decides. */
export function Reorganize({ kind, unit, units, onClose }: Props) {
  const { dates } = useFormat();
  const live = units.filter((other) => !other.archived);
  const own = new Set(belowOf(live, unit.id));
  const targets = inTreeOrder(
    live.filter((other) => !own.has(other.id) && (kind === "merge" ? other.parentId !== null : other.id !== unit.parentId)),
  );
  const [target, setTarget] = useState("");
  const [on, setOn] = useState(dates.today());
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const chosen = live.find((other) => other.id === target);
  const request = useSend({
    send: propose,
    changes: [["directory"]],
    said: t.admin.reorg.proposed,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.admin.reorg.title[kind](unit.name)}
      onClose={onClose}
      submit={t.admin.reorg.propose}
      isPending={request.isPending}
      problems={request.otherThan("targetId", "effectiveOn", "reason", "unitId")}
      onSubmit={() => {
        setMissing(true);
        if (target !== "")
          request.send({ kind, unitId: unit.id, targetId: target, effectiveOn: on === "" ? null : on, reason: reason.trim() });
      }}
    >
      <SelectField
        label={t.admin.reorg.target[kind]}
        value={target}
        onChange={setTarget}
        choices={[
          { value: "", name: t.admin.choose },
          ...targets.map(({ unit: other, depth }) => ({ value: other.id, name: `${"\u2003".repeat(depth)}${other.name}` })),
        ]}
        error={request.errorAt("targetId") ?? (missing && target === "" ? t.admin.choose : undefined)}
      />
      <TextField
        label={t.admin.reorg.on}
        type="date"
        value={on}
        onChange={setOn}
        error={request.errorAt("effectiveOn")}
        hint={t.admin.reorg.onHint(unit.timeZone)}
      />
      <TextField label={t.admin.reason} hint={t.admin.reasonHint} value={reason} onChange={setReason} error={request.errorAt("reason")} />
      {chosen !== undefined && (
        <section className="reorg" aria-label={t.admin.reorg.preview}>
          <Preview title={t.admin.reorg.now} units={live} focus={unit} marked={[unit.id]} />
          <Preview
            title={t.admin.reorg.then(on === "" ? "" : dates.day(on))}
            units={after(kind, live, unit, chosen)}
            focus={unit}
            marked={[unit.id, chosen.id]}
          />
        </section>
      )}
      {chosen !== undefined && <p className="soft sm">{t.admin.reorg.means[kind](chosen.name)}</p>}
    </FormDialog>
  );
}

const belowOf = (units: readonly Unit[], id: string): string[] => [
  id,
  ...units.filter((unit) => unit.parentId === id).flatMap((unit) => belowOf(units, unit.id)),
];

/** The tree as it would be. */
export function after(kind: Reorganization["kind"], units: readonly Unit[], unit: Unit, target: Unit): Unit[] {
  if (kind === "move") return units.map((other) => (other.id === unit.id ? { ...other, parentId: target.id } : other));
  return units
    .filter((other) => other.id !== unit.id)
    .map((other) =>
      other.parentId === unit.id
        ? { ...other, parentId: target.id }
        : other.id === target.id
          ? { ...other, people: (other.people ?? 0) + (unit.people ?? 0) }
          : other,
    );
}

type PreviewProps = { title: string; units: readonly Unit[]; focus: Unit; marked: readonly string[] };

/** Only the branches that change: what is marked, with what is above and directly below. */
function Preview({ title, units, focus, marked }: PreviewProps) {
  const shown = new Set<string>();
  for (const id of [...marked, focus.parentId ?? ""]) {
    for (let at = units.find((unit) => unit.id === id); at !== undefined;) {
      shown.add(at.id);
      const above = at.parentId;
      at = units.find((unit) => unit.id === above);
    }
  }
  for (const unit of units) if (unit.parentId !== null && marked.includes(unit.parentId)) shown.add(unit.id);
  return (
    <div>
      <h3 className="fld__l">{title}</h3>
      <ul>
        {inTreeOrder(units.filter((unit) => shown.has(unit.id))).map(({ unit, depth }) => (
          <li key={unit.id} className={`adm__tree-${Math.min(depth, 4)}`}>
            {marked[0] === unit.id ? <b>{unit.name}</b> : unit.name}
            <span className="faint xs"> {unit.people}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
