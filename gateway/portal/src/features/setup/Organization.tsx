import { useState } from "react";
import { changeUnit } from "@/api/administration.ts";
import type { Unit, UnitRequest } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { FormProblems, TextField } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";

export function Organization({ root, onNext }: { root: Unit; onNext: () => void }) {
  const [name, setName] = useState(root.name);
  const [slug, setSlug] = useState(root.slug);
  const [timeZone, setTimeZone] = useState(root.timeZone === "UTC" ? Intl.DateTimeFormat().resolvedOptions().timeZone : root.timeZone);
  const save = useSend({
    send: (body: UnitRequest, idempotencyKey) => changeUnit(root.id, body, { version: root.version, idempotencyKey }),
    changes: [["directory"]],
    done: onNext,
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const body = {
          name: name.trim(),
          slug: slug.trim(),
          kind: root.kind,
          parentId: null,
          leadId: root.lead?.id ?? null,
          timeZone: timeZone.trim(),
        };
        if (body.name === root.name && body.slug === root.slug && body.timeZone === root.timeZone) onNext();
        else save.send(body);
      }}
    >
      <TextField label={t.admin.units.columns.name} value={name} onChange={setName} error={save.errorAt("name")} required />
      <div className="form__row">
        <TextField
          label={t.admin.units.slug}
          value={slug}
          onChange={setSlug}
          error={save.errorAt("slug")}
          hint={t.admin.units.slugHint(slug)}
        />
        <TextField
          label={t.admin.units.timeZone}
          value={timeZone}
          onChange={setTimeZone}
          error={save.errorAt("timeZone")}
          hint={t.admin.units.zoneHint}
        />
      </div>
      <FormProblems messages={save.otherThan("name", "slug", "timeZone")} />
      <div className="form__act">
        <button className="btn btn--ink" type="submit" disabled={save.isPending}>
          {t.setup.saveAndNext}
        </button>
      </div>
    </form>
  );
}
