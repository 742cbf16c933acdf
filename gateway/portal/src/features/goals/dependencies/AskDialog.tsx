import { useState } from "react";
import { askDependency, editDependency } from "@/api/planning.ts";
import type { Dependency, DependencyWrite, Objective } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { UnitPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";

type Props = { objective: Objective; dependency: Dependency | null; onClose: () => void };

/** Asks another unit for something by a date, or changes what was asked. */
export function AskDialog({ objective, dependency, onClose }: Props) {
  const [unit, setUnit] = useState<Option | null>(dependency === null ? null : dependency.helpingUnit);
  const [what, setWhat] = useState(dependency?.what ?? "");
  const [due, setDue] = useState(dependency?.due ?? "");
  const [keyResult, setKeyResult] = useState(dependency?.objective?.keyResult?.id ?? "");
  const { send, isPending, errorAt, otherThan } = useSend({
    send: (body: DependencyWrite, key) => (dependency === null ? askDependency(body, key) : editDependency(dependency, body, key)),
    changes: [["goals"]],
    said: dependency === null ? t.dep.asked : t.editor.saved,
    done: onClose,
  });
  return (
    <FormDialog
      title={dependency === null ? t.dep.askTitle : t.dep.editTitle}
      submit={dependency === null ? t.dep.ask : t.form.save}
      isPending={isPending}
      problems={otherThan("helpingUnitId", "what", "due", "keyResultId")}
      onClose={onClose}
      onSubmit={() =>
        send({
          objectiveId: objective.id,
          keyResultId: keyResult === "" ? null : keyResult,
          helpingUnitId: unit?.id ?? "00000000-0000-0000-0000-000000000000",
          what: what.trim(),
          due: due === "" ? null : due,
        })
      }
    >
      <UnitPicker label={t.dep.helping} value={unit} error={errorAt("helpingUnitId")} onChange={setUnit} />
      <TextArea label={t.dep.what} value={what} error={errorAt("what")} onChange={setWhat} />
      <div className="form__row">
        <TextField label={t.dep.due} type="date" value={due} error={errorAt("due")} onChange={setDue} />
        <SelectField
          label={t.dep.forKeyResult}
          value={keyResult}
          error={errorAt("keyResultId")}
          choices={[
            { value: "", name: t.dep.wholeObjective },
            ...objective.keyResults.map(({ id, title }) => ({ value: id, name: title })),
          ]}
          onChange={setKeyResult}
        />
      </div>
    </FormDialog>
  );
}
