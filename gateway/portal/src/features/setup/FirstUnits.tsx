import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { createUnit } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { Unit, UnitRequest } from "@/api/types.ts";
import { inTreeOrder } from "@/app/unitOrder.ts";
import { t } from "@/text/index.ts";
import { FormProblems, SelectField, TextField } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";
import { CsvImport } from "../admin/CsvImport.tsx";
import { slugOf } from "../admin/UnitForm.tsx";

/** One unit after another, typed; or a file. */
export function FirstUnits({ root }: { root: Unit }) {
  const units = useQuery(unitsQuery).data ?? [root];
  const [name, setName] = useState("");
  const [parent, setParent] = useState(root.id);
  const form = useRef<HTMLFormElement>(null);
  const add = useSend({
    send: (body: UnitRequest, key) => createUnit(body, key),
    changes: [["directory"]],
    done: () => {
      setName("");
      form.current?.querySelector("input")?.focus();
    },
  });
  const above = units.find((unit) => unit.id === parent) ?? root;
  return (
    <>
      <form
        className="form"
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          add.send({
            name: name.trim(),
            slug: slugOf(name),
            kind: above.parentId === null ? "department" : "team",
            parentId: above.id,
            leadId: null,
            timeZone: root.timeZone,
          });
        }}
      >
        <div className="form__row">
          <TextField
            label={t.setup.units.name}
            value={name}
            onChange={setName}
            error={add.errorAt("name") ?? add.errorAt("slug")}
            required
          />
          <SelectField
            label={t.setup.units.below}
            value={parent}
            onChange={setParent}
            choices={inTreeOrder(units).map(({ unit, depth }) => ({ value: unit.id, name: `${"\u2003".repeat(depth)}${unit.name}` }))}
          />
        </div>
        <FormProblems messages={add.otherThan("name", "slug")} />
        <div className="form__act">
          <button className="btn btn--ink" type="submit" disabled={add.isPending || name.trim() === ""}>
            {t.setup.units.add}
          </button>
        </div>
      </form>
      <p className="soft sm" role="status">
        {t.setup.units.there(units.length)}
      </p>
      <ul className="setup__rows">
        {inTreeOrder(units).map(({ unit, depth }) => (
          <li key={unit.id} className={`adm__tree-${Math.min(depth, 4)}`}>
            {unit.name} <span className="faint sm">{t.unit.kinds[unit.kind]}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.setup.units.orFile}</summary>
        <CsvImport kind="units" />
      </details>
    </>
  );
}
