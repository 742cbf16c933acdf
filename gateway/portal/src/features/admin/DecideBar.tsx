import { useState } from "react";
import { Link } from "react-router";
import { decidePolicies, tryPolicies, type PolicyTrialResult, type PolicyValues } from "@/api/administration.ts";
import type { UnitPolicies } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Exportable } from "@/ui/Exportable.tsx";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Scroll } from "@/ui/Scroll.tsx";

/** What is about to change, its dry run over today's objectives and KPIs, then the decision with its reason. */
export function DecideBar({ policies, values, onDone }: { policies: UnitPolicies; values: PolicyValues; onDone: () => void }) {
  const [trial, setTrial] = useState<PolicyTrialResult | null>(null);
  const names = Object.keys(values);
  const dryRun = useSend({ send: () => tryPolicies(policies.unit.id, values), changes: [], done: setTrial });
  if (names.length === 0) return null;
  return (
    <div className="pol__bar" role="region" aria-label={t.admin.policies.changes(names.length)}>
      <p className="strong">{t.admin.policies.changes(names.length)}</p>
      {dryRun.problem !== null && (
        <p className="fld__bad" role="alert">
          {Object.values(dryRun.problem.fields).flat().join(" ") || dryRun.otherThan().join(" ")}
        </p>
      )}
      <span className="adm__end">
        <button className="btn" type="button" onClick={onDone}>
          {t.admin.policies.drop}
        </button>
        <button className="btn btn--ink" type="button" disabled={dryRun.isPending} onClick={() => dryRun.send(undefined)}>
          {t.admin.policies.dryRun}
        </button>
      </span>
      {trial !== null && <Decision policies={policies} values={values} trial={trial} onClose={() => setTrial(null)} onDone={onDone} />}
    </div>
  );
}

type DecisionProps = { policies: UnitPolicies; values: PolicyValues; trial: PolicyTrialResult; onClose: () => void; onDone: () => void };

function Decision({ policies, values, trial, onClose, onDone }: DecisionProps) {
  const [reason, setReason] = useState("");
  const decide = useSend({
    send: (body: { values: PolicyValues; reason: string }, idempotencyKey) =>
      decidePolicies(policies.unit.id, body, { version: policies.version, idempotencyKey }),
    changes: [["directory", "policies"], ["goals"], ["metrics"], ["checkins"]],
    said: t.admin.policies.decided(policies.unit.name),
    done: () => {
      onClose();
      onDone();
    },
  });
  return (
    <FormDialog
      title={t.admin.policies.decideTitle(policies.unit.name)}
      onClose={onClose}
      wide
      submit={t.admin.policies.decide}
      isPending={decide.isPending}
      problems={decide.problem?.kind === "stale" ? [t.admin.conflict] : decide.otherThan("reason")}
      onSubmit={() => decide.send({ values, reason: reason.trim() })}
    >
      <ul className="changes-from">
        {Object.entries(values).map(([name, value]) => {
          const policy = policies.policies.find((other) => other.name === name);
          return (
            <li key={name}>
              {policy?.meaning ?? name}{" "}
              <span className="nowrap">
                <span className="old">{say(policy?.value ?? "")}</span> <b>{value === null ? t.admin.policies.above : say(value)}</b>
              </span>
            </li>
          );
        })}
      </ul>
      <Breaches trial={trial} />
      <TextField label={t.admin.reason} hint={t.admin.reasonHint} value={reason} onChange={setReason} error={decide.errorAt("reason")} />
    </FormDialog>
  );
}

const say = (value: string) => t.admin.policies.words[value] ?? value;

function Breaches({ trial }: { trial: PolicyTrialResult }) {
  if (trial.goals.length + trial.metrics.length === 0) return <p role="status">{t.admin.policies.nothingBreaks}</p>;
  return (
    <Exportable name={t.admin.policies.breaks(trial.goals.length + trial.metrics.length)}>
      <Scroll label={t.admin.policies.breaks(trial.goals.length + trial.metrics.length)}>
        <table className="tbl">
          <caption className="strong">{t.admin.policies.breaks(trial.goals.length + trial.metrics.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.form.pickers.unit}</th>
              <th scope="col">{t.admin.policies.what}</th>
            </tr>
          </thead>
          <tbody>
            {trial.goals.map((breach) => (
              <tr key={`${breach.rule}${breach.unitId}${breach.objectiveId ?? ""}`}>
                <td>{breach.unit}</td>
                <td>
                  {breach.objectiveId !== null && breach.title !== null && (
                    <Link to={`/objectives/${breach.objectiveId}`}>{breach.title}: </Link>
                  )}
                  {t.admin.policies.rule[breach.rule](breach.count, breach.limit)}
                  {breach.reason !== null && <span className="soft"> {t.admin.policies.recorded(breach.reason)}</span>}
                </td>
              </tr>
            ))}
            {trial.metrics.map((breach) => (
              <tr key={`${breach.rule}${breach.unitId}`}>
                <td>{breach.unit}</td>
                <td>{t.admin.policies.kpis(breach.metrics)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Exportable>
  );
}
