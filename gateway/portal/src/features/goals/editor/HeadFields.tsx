import { Plus, X } from "lucide-react";
import type { CoachFinding, Cycle, ObjectiveKind, Visibility } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { CheckField, SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { KpiPicker, PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { Chips } from "./Chips.tsx";
import { CoachLine } from "./CoachPanel.tsx";
import type { ObjectiveForm } from "./form.ts";

type Props = {
  form: ObjectiveForm;
  findings: readonly CoachFinding[];
  errorAt: (path: string) => string | undefined;
  onChange: (change: Partial<ObjectiveForm>) => void;
};

/** What shall be different, and why; whose it is and when. */
export function WhatAndWhy({ form, findings, errorAt, onChange, cycles }: Props & { cycles: readonly Cycle[] }) {
  return (
    <div className="form">
      <div data-field="title">
        <TextArea
          label={t.editor.title}
          hint={t.editor.titleHint}
          placeholder={t.editor.titlePlaceholder}
          value={form.title}
          error={errorAt("title")}
          onChange={(title) => onChange({ title })}
        />
        <CoachLine findings={findings} field="title" />
      </div>
      <div data-field="why">
        <TextArea
          label={t.editor.why}
          optional
          hint={t.editor.whyHint}
          value={form.why}
          error={errorAt("why")}
          onChange={(why) => onChange({ why })}
        />
        <CoachLine findings={findings} field="why" />
      </div>
      <div className="form__row">
        <div data-field="unitId">
          <UnitPicker label={t.editor.unit} value={form.unit} error={errorAt("unitId")} onChange={(unit) => onChange({ unit })} />
          <CoachLine findings={findings} field="unitId" />
        </div>
        <PersonPicker label={t.editor.owner} value={form.owner} error={errorAt("ownerId")} onChange={(owner) => onChange({ owner })} />
        <SelectField
          label={t.editor.cycle}
          value={form.cycleId}
          error={errorAt("cycleId")}
          choices={cycles.map((cycle) => ({
            value: cycle.id,
            name: cycle.name,
            disabled: cycle.phase === "closed" && cycle.id !== form.cycleId,
          }))}
          onChange={(cycleId) => onChange({ cycleId })}
        />
      </div>
      <SelectField
        label={t.editor.kind}
        hint={t.editor.kindHint[form.kind]}
        value={form.kind}
        error={errorAt("kind")}
        choices={(["committed", "aspirational"] as const).map((kind: ObjectiveKind) => ({ value: kind, name: t.objective.kinds[kind] }))}
        onChange={(kind) => onChange({ kind })}
      />
    </div>
  );
}

/** KPIs that a success must not cost. */
export function Guardrails({ form, errorAt, onChange }: Omit<Props, "findings">) {
  const { guardrails } = form;
  const problem = guardrails.map((_, index) => errorAt(`guardrails[${index}]`)).find((error) => error !== undefined);
  return (
    <div className="form" data-field="guardrails">
      <Chips label={t.editor.guardrails} options={guardrails} onChange={(next) => onChange({ guardrails: next })} />
      <KpiPicker
        key={guardrails.length}
        label={t.editor.addGuardrail}
        optional
        hint={t.editor.guardrailsHint}
        error={problem ?? errorAt("guardrails")}
        value={null}
        onChange={(kpi) =>
          kpi !== null && !guardrails.some((other) => other.id === kpi.id) && onChange({ guardrails: [...guardrails, kpi] })
        }
      />
    </div>
  );
}

const visibilities: readonly Visibility[] = ["public", "unit", "private"];

export function PeopleAndLinks({ form, errorAt, onChange }: Omit<Props, "findings">) {
  const { contributors, links } = form;
  const changeLink = (index: number, part: Partial<(typeof links)[number]>) =>
    onChange({ links: links.map((link, other) => (other === index ? { ...link, ...part } : link)) });
  return (
    <div className="form">
      <SelectField
        label={t.editor.visibility}
        value={form.visibility}
        error={errorAt("visibility")}
        choices={visibilities.map((visibility) => ({ value: visibility, name: t.editor.visibilityNames[visibility] }))}
        onChange={(visibility) => onChange({ visibility })}
      />
      <div className="form">
        <Chips label={t.editor.contributors} options={contributors} onChange={(next) => onChange({ contributors: next })} />
        <PersonPicker
          key={contributors.length}
          label={t.editor.addContributor}
          optional
          error={errorAt("contributorIds")}
          value={null}
          onChange={(person) =>
            person !== null &&
            !contributors.some((other) => other.id === person.id) &&
            onChange({ contributors: [...contributors, person] })
          }
        />
      </div>
      <TextField
        label={t.editor.tags}
        optional
        hint={t.editor.tagsHint}
        value={form.tags}
        error={errorAt("tags")}
        onChange={(tags) => onChange({ tags })}
      />
      <div className="form" role="group" aria-label={t.editor.links}>
        {links.map((link, index) => (
          <div key={index} className="rowf rowf--2">
            <TextField
              label={t.editor.linkTitle}
              value={link.title}
              error={errorAt(`links[${index}].title`)}
              onChange={(title) => changeLink(index, { title })}
            />
            <TextField
              label={t.editor.linkAddress}
              type="url"
              value={link.address}
              placeholder="https://"
              error={errorAt(`links[${index}].address`) ?? errorAt(`links[${index}]`)}
              onChange={(address) => changeLink(index, { address })}
            />
            <button
              className="btn btn--bare btn--icon rowf__x"
              type="button"
              aria-label={t.editor.remove(link.title === "" ? t.editor.links : link.title)}
              onClick={() => onChange({ links: links.filter((_, other) => other !== index) })}
            >
              <X className="i" aria-hidden="true" />
            </button>
          </div>
        ))}
        <p>
          <button className="btn btn--s" type="button" onClick={() => onChange({ links: [...links, { title: "", address: "" }] })}>
            <Plus className="i i--s" aria-hidden="true" />
            {t.editor.addLink}
          </button>
        </p>
      </div>
      <CheckField
        label={t.editor.personal}
        hint={errorAt("personal") ?? t.editor.personalHint}
        checked={form.personal}
        onChange={(personal) => onChange({ personal })}
      />
    </div>
  );
}
