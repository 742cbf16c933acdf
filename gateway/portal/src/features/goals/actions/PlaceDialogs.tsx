import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { cyclesQuery } from "@/api/goals.ts";
import { send as request } from "@/api/http.ts";
import type { Objective } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Chips } from "../editor/Chips.tsx";
import { useStep } from "./useStep.ts";

type Props = { objective: Objective; onClose: () => void };
type Targets = "empty" | "keep";

export function MoveDialog({ objective, onClose }: Props) {
  const [unit, setUnit] = useState<Option | null>(null);
  const [reason, setReason] = useState("");
  const { send, isPending, errorAt, otherThan } = useStep<{ unitId: string | null; reason: string | null }>(
    objective,
    "move",
    t.act.moved,
    onClose,
  );
  return (
    <FormDialog
      title={t.act.moveTitle}
      submit={t.act.move}
      isPending={isPending}
      problems={otherThan("unitId", "reason")}
      onClose={onClose}
      onSubmit={() => send({ unitId: unit?.id ?? null, reason: reason.trim() === "" ? null : reason.trim() })}
    >
      <UnitPicker label={t.act.toUnit} value={unit} error={errorAt("unitId")} onChange={setUnit} />
      <TextArea
        label={t.act.moveReason}
        optional={objective.lifecycle !== "published"}
        value={reason}
        error={errorAt("reason")}
        onChange={setReason}
      />
    </FormDialog>
  );
}

type CopyProps = Props & { again: boolean };

/** A copy as a draft; or a commitment to the same once more, which says what it continues and why. */
export function CopyDialog({ objective, again, onClose }: CopyProps) {
  const navigate = useNavigate();
  const cycles = useQuery(cyclesQuery).data ?? [];
  const open = cycles.filter((cycle) => cycle.phase !== "closed" && (!again || cycle.start > objective.cycle.end)).toReversed();
  const [cycle, setCycle] = useState<string | null>(null);
  const chosen = cycle ?? open.find((other) => other.phase === "planning")?.id ?? open[0]?.id ?? "";
  const [unit, setUnit] = useState<Option | null>(objective.unit);
  const [owner, setOwner] = useState<Option | null>(objective.owner);
  const [reason, setReason] = useState("");
  const [targets, setTargets] = useState<Targets>("empty");
  const { send, isPending, errorAt, otherThan } = useSend<object, Objective>({
    send: (body, key) =>
      request<Objective>("POST", `/api/goals/objectives/${objective.id}/${again ? "recommit" : "duplicate"}`, {
        body,
        idempotencyKey: key,
      }),
    changes: [["goals"]],
    said: again ? t.act.recommitted : t.act.duplicated,
    done: (draft) => {
      onClose();
      void navigate(`/objectives/${draft.id}`);
    },
  });
  const nowhere = open.length === 0;
  return (
    <FormDialog
      title={again ? t.act.recommitTitle : t.act.duplicateTitle}
      {...(!nowhere && { submit: again ? t.act.recommit : t.act.duplicate })}
      isPending={isPending}
      problems={otherThan("cycleId", "unitId", "ownerId", "reason")}
      onClose={onClose}
      onSubmit={() =>
        send({ cycleId: chosen, unitId: unit?.id ?? null, ownerId: owner?.id ?? null, targets, ...(again && { reason: reason.trim() }) })
      }
    >
      {again && <p className="soft">{t.act.recommitHint}</p>}
      {nowhere ? (
        <p>{t.act.noLaterCycle}</p>
      ) : (
        <>
          {again && <TextArea label={t.act.recommitReason} value={reason} error={errorAt("reason")} onChange={setReason} />}
          <div className="form__row">
            <SelectField
              label={t.act.toCycle}
              value={chosen}
              error={errorAt("cycleId")}
              choices={open.map(({ id, name }) => ({ value: id, name }))}
              onChange={setCycle}
            />
            <SelectField
              label={t.act.targets}
              value={targets}
              choices={(["empty", "keep"] as const).map((value) => ({ value, name: t.act.targetsNames[value] }))}
              onChange={setTargets}
            />
          </div>
          <UnitPicker label={t.act.toUnit} value={unit} error={errorAt("unitId")} onChange={setUnit} />
          <PersonPicker label={t.act.newOwner} value={owner} error={errorAt("ownerId")} onChange={setOwner} />
        </>
      )}
    </FormDialog>
  );
}

/** Units that answer for it together with the accountable one. */
export function ShareDialog({ objective, onClose }: Props) {
  const [units, setUnits] = useState<Option[]>(() => (objective.governance?.coOwners ?? []).map(({ unit }) => unit));
  const { send, isPending, errorAt, otherThan } = useSend<{ unitIds: string[] }, Objective>({
    send: (body, key) =>
      request<Objective>("PUT", `/api/goals/objectives/${objective.id}/co-owners`, {
        body,
        version: objective.version,
        idempotencyKey: key,
      }),
    changes: [["goals"]],
    said: t.act.shared,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.act.shareTitle}
      submit={t.form.save}
      isPending={isPending}
      problems={otherThan("unitIds")}
      onClose={onClose}
      onSubmit={() => send({ unitIds: units.map(({ id }) => id) })}
    >
      <p className="soft">{t.act.shareHint}</p>
      <Chips label={t.act.shareTitle} options={units} onChange={setUnits} />
      <UnitPicker
        key={units.length}
        label={t.act.addUnit}
        optional
        value={null}
        error={errorAt("unitIds")}
        onChange={(unit) => unit !== null && !units.some((other) => other.id === unit.id) && setUnits([...units, unit])}
      />
    </FormDialog>
  );
}
