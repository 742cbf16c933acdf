import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { personQuery } from "@/api/directory.ts";
import type { Policy, UnitName } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { PersonPicker } from "@/ui/pickers.tsx";

type Props = { policy: Policy; unit: UnitName; value: string | null | undefined; onChange: (value: string | null) => void };

/** One policy: what it means, what holds, who decided, and what it is set to here. `undefined` leaves it as it is. */
export function PolicyRow({ policy, unit, value, onChange }: Props) {
  const id = useId();
  const own = policy.origin?.id === unit.id;
  const shown = value === undefined ? policy.value : (value ?? "");
  return (
    <div className={cx("pol", value !== undefined && "pol--new")}>
      <div>
        <label id={id} htmlFor={`${id}-in`}>
          {policy.meaning}
        </label>
        <p className="faint xs">
          {policy.origin === null ? t.admin.policies.default : own ? t.admin.policies.here : t.admin.policies.from(policy.origin.name)}
          {policy.value !== policy.default && ` ${t.admin.policies.otherwise(sayValue(policy.default))}`}
        </p>
      </div>
      <Input id={`${id}-in`} policy={policy} value={shown} onChange={onChange} />
      <div>
        {value === undefined && own && (
          <button className="btn btn--s btn--bare" type="button" onClick={() => onChange(null)}>
            {t.admin.policies.giveUp}
          </button>
        )}
        {value === null && <span className="soft sm">{t.admin.policies.givenUp}</span>}
        {value !== undefined && (
          <button className="btn btn--s btn--bare" type="button" onClick={() => onChange(own ? policy.value : null)}>
            {t.admin.policies.back}
          </button>
        )}
      </div>
    </div>
  );
}

const sayValue = (value: string) => t.admin.policies.words[value] ?? value;

function Input({ id, policy, value, onChange }: { id: string; policy: Policy; value: string; onChange: (value: string) => void }) {
  if (policy.kind === "person") return <PersonValue policy={policy} value={value} onChange={onChange} />;
  if (policy.choices != null)
    return (
      <span className="fld__in fld__in--sel">
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {value === "" && <option value="">{t.admin.policies.above}</option>}
          {policy.choices.map((choice) => (
            <option key={choice} value={choice}>
              {sayValue(choice)}
            </option>
          ))}
        </select>
      </span>
    );
  return (
    <span className="fld__in">
      <input id={id} inputMode="decimal" value={value} onChange={(event) => onChange(event.target.value.replace(",", "."))} />
      {policy.least !== null && policy.most !== null && (
        <span className="fld__unit">{t.admin.policies.range(policy.least, policy.most)}</span>
      )}
    </span>
  );
}

function PersonValue({ policy, value, onChange }: { policy: Policy; value: string; onChange: (value: string) => void }) {
  const isId = /^[0-9a-f-]{36}$/.test(value);
  const person = useQuery({ ...personQuery(value), enabled: isId });
  if (isId && person.isPending) return null;
  return (
    <PersonPicker
      label={t.admin.policies.person}
      value={person.data === undefined ? null : { id: person.data.id, name: person.data.name }}
      onChange={(option) => onChange(option?.id ?? policy.default)}
    />
  );
}
