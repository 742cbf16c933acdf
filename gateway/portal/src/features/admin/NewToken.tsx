import { useQuery } from "@tanstack/react-query";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { createToken, rotateToken } from "@/api/administration.ts";
import { personQuery } from "@/api/directory.ts";
import type { Token, TokenRequest } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { CheckField, SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";
import { endOfDay, inDays } from "./days.ts";
import { areas, special } from "./scopes.ts";

/** A secret that is seen once: it is copied here or made anew. */
function Secret({ token, title, onClose }: { token: string; title: string; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <FormDialog title={title} onClose={onClose}>
      <p>{t.admin.tokens.once}</p>
      <div className="secret">
        <code>{token}</code>
        <button className="btn" type="button" onClick={() => void navigator.clipboard.writeText(token).then(() => setCopied(true))}>
          {copied ? <Check className="i" aria-hidden="true" /> : <Copy className="i" aria-hidden="true" />}
          {t.admin.tokens.copy}
        </button>
      </div>
      <p className="soft sm" role="status">
        {copied && t.admin.tokens.copied}
      </p>
      <div className="form__act">
        <button className="btn btn--ink" type="button" onClick={onClose}>
          {t.admin.tokens.kept}
        </button>
      </div>
    </FormDialog>
  );
}

export function NewTokenDialog({ forPerson, onClose }: { forPerson: string | null; onClose: () => void }) {
  const { me } = usePerson();
  const named = useQuery({ ...personQuery(forPerson ?? ""), enabled: forPerson !== null }).data;
  if (forPerson !== null && named === undefined) return null;
  return <TokenForm person={named === undefined ? { id: me.id, name: me.name } : { id: named.id, name: named.name }} onClose={onClose} />;
}

function TokenForm({ person, onClose }: { person: Option; onClose: () => void }) {
  const [name, setName] = useState("");
  const [acts, setActs] = useState<Option | null>(person);
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [unit, setUnit] = useState<Option | null>(null);
  const [until, setUntil] = useState(inDays(90));
  const [secret, setSecret] = useState<string | null>(null);
  const create = useSend({
    send: (body: TokenRequest, key) => createToken(body, key),
    changes: [["directory", "tokens"]],
    done: (made) => setSecret(made.token),
  });
  if (secret !== null) return <Secret token={secret} title={t.admin.tokens.made(name)} onClose={onClose} />;
  const turn = (scope: string) => (on: boolean) => setScopes(on ? [...scopes, scope] : scopes.filter((other) => other !== scope));
  return (
    <FormDialog
      title={t.admin.tokens.create}
      onClose={onClose}
      submit={t.admin.tokens.create}
      isPending={create.isPending}
      problems={create.otherThan("name", "scopes", "expiresAt", "personId", "unitId")}
      onSubmit={() =>
        create.send({
          name: name.trim(),
          scopes: [...scopes],
          expiresAt: until === "" ? new Date().toISOString() : endOfDay(until),
          personId: acts?.id ?? null,
          unitId: unit?.id ?? null,
        })
      }
    >
      <TextField
        label={t.admin.tokens.columns.name}
        value={name}
        onChange={setName}
        error={create.errorAt("name")}
        hint={t.admin.tokens.nameHint}
        required
      />
      <PersonPicker
        label={t.admin.tokens.columns.acts}
        value={acts}
        onChange={setActs}
        error={create.errorAt("personId")}
        hint={t.admin.tokens.actsHint}
      />
      <fieldset className="pick-many">
        <legend>{t.admin.tokens.columns.may}</legend>
        {areas.map((area) => (
          <div key={area}>
            {(["read", "write"] as const).map((verb) => (
              <CheckField
                key={verb}
                label={t.admin.tokens.scope[verb](t.admin.tokens.areas[area])}
                checked={scopes.includes(`${area}:${verb}`)}
                onChange={turn(`${area}:${verb}`)}
              />
            ))}
          </div>
        ))}
        {special.map((scope) => (
          <CheckField
            key={scope}
            label={t.admin.tokens.special[scope].name}
            hint={t.admin.tokens.special[scope].hint}
            checked={scopes.includes(scope)}
            onChange={turn(scope)}
          />
        ))}
      </fieldset>
      {create.errorAt("scopes") !== undefined && <p className="fld__bad">{create.errorAt("scopes")}</p>}
      <div className="form__row">
        <UnitPicker
          label={t.admin.tokens.unit}
          optional
          value={unit}
          onChange={setUnit}
          error={create.errorAt("unitId")}
          hint={t.admin.tokens.unitHint}
        />
        <TextField label={t.admin.tokens.columns.until} type="date" value={until} onChange={setUntil} error={create.errorAt("expiresAt")} />
      </div>
    </FormDialog>
  );
}

const overlaps = ["24", "0", "168"] as const;

export function RotateToken({ token, onClose }: { token: Token; onClose: () => void }) {
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>("24");
  const [until, setUntil] = useState(inDays(90));
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useSend({
    send: (body: { overlapHours: number; expiresAt: string | null }, key) => rotateToken(token.id, body, key),
    changes: [["directory", "tokens"]],
    done: (made) => setSecret(made.token),
  });
  if (secret !== null) return <Secret token={secret} title={t.admin.tokens.made(token.name)} onClose={onClose} />;
  return (
    <FormDialog
      title={t.admin.tokens.rotateTitle(token.name)}
      onClose={onClose}
      submit={t.admin.tokens.rotate}
      isPending={rotate.isPending}
      problems={rotate.otherThan("overlapHours", "expiresAt")}
      onSubmit={() => rotate.send({ overlapHours: Number(overlap), expiresAt: until === "" ? null : endOfDay(until) })}
    >
      <p>{t.admin.tokens.rotateMeans}</p>
      <SelectField
        label={t.admin.tokens.overlap}
        value={overlap}
        onChange={setOverlap}
        choices={overlaps.map((value) => ({ value, name: t.admin.tokens.overlaps[value] }))}
        error={rotate.errorAt("overlapHours")}
      />
      <TextField label={t.admin.tokens.columns.until} type="date" value={until} onChange={setUntil} error={rotate.errorAt("expiresAt")} />
    </FormDialog>
  );
}
