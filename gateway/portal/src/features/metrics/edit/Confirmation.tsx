import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { decidePolicies, unitPoliciesQuery } from "@/api/policies.ts";
import type { UnitPolicies, UnitRef } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";

const names = ["alertInARow", "alertWorse", "alertOfTheLast", "alertBetter"] as const;
type Rule = Record<(typeof names)[number], string>;

/** By how many periods a change is believed, and who decided that. It is a policy, so it is the unit's and not one KPI's. */
export function Confirmation({ unit }: { unit: UnitRef }) {
  const { me } = usePerson();
  const policies = useQuery(unitPoliciesQuery(unit.id)).data;
  const [editing, setEditing] = useState(false);
  if (policies === undefined) return null;
  const rule = ruleOf(policies);
  const origin = policies.policies.find((policy) => policy.name === "alertInARow")?.origin ?? null;
  const leads = me.roles.some((role) => role.unitId === unit.id && role.role !== "member" && role.role !== "viewer");
  return (
    <Section
      title={t.limits.confirmation}
      action={
        leads && (
          <button className="btn btn--s btn--bare" type="button" onClick={() => setEditing(true)}>
            {t.limits.confirmationEdit}
          </button>
        )
      }
    >
      {() => (
        <>
          <p className="conf__say">{t.limits.confirmationText(rule.alertInARow, rule.alertWorse, rule.alertOfTheLast, rule.alertBetter)}</p>
          <p className="faint sm">{origin === null ? t.limits.confirmationDefault : t.limits.confirmationFrom(origin.name)}</p>
          {editing && <Decide unit={unit} policies={policies} rule={rule} onClose={() => setEditing(false)} />}
        </>
      )}
    </Section>
  );
}

function ruleOf(policies: UnitPolicies): Rule {
  const valueOf = (name: string) => policies.policies.find((policy) => policy.name === name)?.value ?? "";
  return {
    alertInARow: valueOf("alertInARow"),
    alertWorse: valueOf("alertWorse"),
    alertOfTheLast: valueOf("alertOfTheLast"),
    alertBetter: valueOf("alertBetter"),
  };
}

type DecideProps = { unit: UnitRef; policies: UnitPolicies; rule: Rule; onClose: () => void };

function Decide({ unit, policies, rule, onClose }: DecideProps) {
  const [values, setValues] = useState(rule);
  const [reason, setReason] = useState("");
  const own = policies.policies.filter((policy) => policy.origin?.id === unit.id);
  const { send, isPending, errorAt, otherThan } = useSend<{ values: Record<string, string>; reason: string }>({
    send: (body, key) => decidePolicies(unit.id, policies.version, body, key),
    changes: [["directory", "policies"], ["metrics"]],
    said: t.limits.confirmationSaved,
    done: onClose,
  });
  const labels: Record<keyof Rule, string> = {
    alertInARow: t.limits.inARow,
    alertWorse: t.limits.worse,
    alertOfTheLast: t.limits.ofTheLast,
    alertBetter: t.limits.better,
  };
  return (
    <FormDialog
      title={t.limits.confirmationTitle(unit.name)}
      submit={t.limits.confirmationSave}
      isPending={isPending}
      problems={otherThan("reason", ...names, ...names.map((name) => `values.${name}`))}
      onClose={onClose}
      // What the unit has decided about other things stays decided.
      onSubmit={() => send({ values: { ...Object.fromEntries(own.map((policy) => [policy.name, policy.value])), ...values }, reason })}
    >
      <p className="soft sm">{t.limits.confirmationHint}</p>
      <div className="form__row">
        {names.map((name) => (
          <TextField
            key={name}
            label={labels[name]}
            inputMode="numeric"
            value={values[name]}
            onChange={(value) => setValues({ ...values, [name]: value })}
            error={errorAt(`values.${name}`) ?? errorAt(name)}
          />
        ))}
      </div>
      <TextArea label={t.limits.reason} value={reason} onChange={setReason} error={errorAt("reason")} />
    </FormDialog>
  );
}
