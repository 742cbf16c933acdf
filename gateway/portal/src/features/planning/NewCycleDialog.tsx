import { useState } from "react";
import { createCycle } from "@/api/planning.ts";
import type { Cycle } from "@/api/types.ts";
import { addDays } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

type Kind = keyof typeof t.planning.cycleKinds;
const kinds: readonly Kind[] = ["quarter", "half-year", "year", "custom"];
const inYear: Record<Kind, number> = { quarter: 4, "half-year": 2, year: 1, custom: 0 };

type Props = { cycles: readonly Cycle[]; onClose: () => void; onMade: (cycle: Cycle) => void };

/** The next cycle: of the company's calendar, or with days of its own. It begins empty. */
export function NewCycleDialog({ cycles, onClose, onMade }: Props) {
  const { dates } = useFormat();
  const last = cycles
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  const begin = last === undefined ? dates.today() : addDays(last, 1);
  const [kind, setKind] = useState<Kind>("quarter");
  const [year, setYear] = useState(begin.slice(0, 4));
  const [number, setNumber] = useState(String(Math.floor((Number(begin.slice(5, 7)) - 1) / 3) + 1));
  const [name, setName] = useState("");
  const [start, setStart] = useState(begin);
  const [end, setEnd] = useState("");
  const { send, isPending, errorAt, otherThan } = useSend({
    send: createCycle,
    changes: [["goals"]],
    said: (cycle: Cycle) => t.planning.cycleMade(cycle.name),
    done: (cycle: Cycle) => {
      onMade(cycle);
      onClose();
    },
  });
  const isCustom = kind === "custom";
  return (
    <FormDialog
      title={t.planning.cycleTitle}
      submit={t.planning.cycleMake}
      isPending={isPending}
      problems={otherThan("kind", "year", "number", "name", "start", "end")}
      onClose={onClose}
      onSubmit={() =>
        send({
          name: name.trim() === "" ? null : name.trim(),
          start: isCustom && start !== "" ? start : null,
          end: isCustom && end !== "" ? end : null,
          kind,
          year: isCustom ? null : Number(year),
          number: isCustom ? null : Number(number),
        })
      }
    >
      <SelectField
        label={t.planning.cycleKind}
        value={kind}
        error={errorAt("kind")}
        choices={kinds.map((value) => ({ value, name: t.planning.cycleKinds[value] }))}
        onChange={(next) => {
          setKind(next);
          if (Number(number) > inYear[next]) setNumber("1");
        }}
      />
      {isCustom ? (
        <div className="form__row">
          <TextField label={t.planning.cycleStart} type="date" value={start} error={errorAt("start")} onChange={setStart} />
          <TextField label={t.planning.cycleEnd} type="date" value={end} error={errorAt("end")} onChange={setEnd} />
        </div>
      ) : (
        <div className="form__row">
          <TextField label={t.planning.cycleYear} type="number" value={year} error={errorAt("year")} onChange={setYear} />
          {inYear[kind] > 1 && (
            <SelectField
              label={t.planning.cycleNumber}
              value={number}
              error={errorAt("number")}
              choices={Array.from({ length: inYear[kind] }, (_, index) => ({ value: String(index + 1), name: String(index + 1) }))}
              onChange={setNumber}
            />
          )}
        </div>
      )}
      <TextField
        label={t.planning.cycleName}
        optional={!isCustom}
        {...(!isCustom && { hint: t.planning.cycleNameHint })}
        value={name}
        error={errorAt("name")}
        onChange={setName}
      />
    </FormDialog>
  );
}
