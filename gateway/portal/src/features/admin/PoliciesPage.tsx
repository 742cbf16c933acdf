import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { policiesQuery, type PolicyValues } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { Policy, UnitPolicies } from "@/api/types.ts";
import { useAdministered } from "@/app/administered.ts";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Await } from "@/ui/Await.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { DecideBar } from "./DecideBar.tsx";
import { unitChoices } from "./PeoplePage.tsx";
import { PolicyHistory } from "./PolicyHistory.tsx";
import { PolicyRow } from "./PolicyRow.tsx";
import { groupsOf } from "./policyGroups.ts";
import { Presets } from "./Presets.tsx";

export default function PoliciesPage() {
  const [search, setSearch] = useSearchParams();
  const administered = useAdministered();
  const units = useQuery(unitsQuery).data ?? [];
  const mine = administered.units;
  const unit = mine.find((other) => other.id === search.get("unit")) ?? mine.find((other) => other.parentId === null) ?? mine[0];
  const query = useQuery({ ...policiesQuery(unit?.id ?? ""), enabled: unit !== undefined });
  const q = search.get("q") ?? "";
  const turn = (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value === "") now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: name === "q" },
    );
  return (
    <AdminPage
      section="policies"
      title={t.admin.sections.policies}
      hint={t.admin.policies.hint}
      actions={
        query.data !== undefined && (
          <ActionsMenu actions={[{ id: "csv", name: t.form.exportCsv, onAction: () => savePolicies(query.data.policies) }]} />
        )
      }
    >
      <div className="adm__bar">
        <SelectField
          label={t.form.pickers.unit}
          value={unit?.id ?? ""}
          onChange={(value) => turn("unit", value)}
          choices={unitChoices(mine)}
        />
        <TextField label={t.admin.policies.search} type="search" value={q} onChange={(value) => turn("q", value)} />
      </div>
      {units.length > 0 && (
        <Await query={query} what={t.states.things.policies}>
          {(policies) => <Policies key={policies.unit.id} policies={policies} q={q} />}
        </Await>
      )}
    </AdminPage>
  );
}

function Policies({ policies, q }: { policies: UnitPolicies; q: string }) {
  const [values, setValues] = useState<PolicyValues>({});
  const wanted = q.trim().toLocaleLowerCase();
  const shown = policies.policies.filter((policy) => `${policy.meaning} ${policy.name}`.toLocaleLowerCase().includes(wanted));
  const set = (policy: Policy, value: string | null) =>
    setValues(({ [policy.name]: _, ...others }) => {
      const same = value === null ? policy.origin?.id !== policies.unit.id : value === policy.value;
      return same ? others : { ...others, [policy.name]: value };
    });
  return (
    <>
      {wanted === "" && (
        <Presets
          onChoose={(preset) => {
            const chosen = preset.values.filter(
              (value) => policies.policies.find((policy) => policy.name === value.policy)?.value !== value.value,
            );
            setValues(Object.fromEntries(chosen.map((value) => [value.policy, value.value])));
          }}
        />
      )}
      {groupsOf(shown).map(({ group, policies: of }) => (
        <Section key={group} title={t.admin.policies.groups[group]}>
          {() =>
            of.map((policy) => (
              <PolicyRow
                key={policy.name}
                policy={policy}
                unit={policies.unit}
                value={values[policy.name]}
                onChange={(value) => set(policy, value)}
              />
            ))
          }
        </Section>
      ))}
      {shown.length === 0 && <p className="adm__lead">{t.form.nothing(q)}</p>}
      <PolicyHistory unit={policies.unit.id} />
      <DecideBar policies={policies} values={values} onDone={() => setValues({})} />
    </>
  );
}

const savePolicies = (policies: readonly Policy[]) =>
  saveCsv(
    "policies",
    ["policy", "meaning", "value", "decided_by", "default"],
    policies.map((policy) => [policy.name, policy.meaning, policy.value, policy.origin?.name, policy.default]),
  );
