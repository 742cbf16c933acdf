import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { secretsQuery, setSecret } from "@/api/sources.ts";
import type { UnitRef } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";
import { mayDefine } from "../mayDefine.ts";

/** What a source logs in with: named here, never shown. Only those who lead the unit list and set them. */
export function Secrets({ unit }: { unit: UnitRef }) {
  const { me } = usePerson();
  const { dates } = useFormat();
  const [adding, setAdding] = useState(false);
  const secrets = useQuery({ ...secretsQuery(unit.id), enabled: mayDefine(me) });
  if (!mayDefine(me) || secrets.isError) return null;
  const items = secrets.data?.items ?? [];
  return (
    <Section
      title={t.source.secrets}
      summary={t.source.secretsHint}
      action={
        <button className="btn btn--s btn--bare" type="button" onClick={() => setAdding(true)}>
          {t.source.secretAdd}
        </button>
      }
    >
      {(id) => (
        <>
          {items.length === 0 ? (
            <p className="faint rail__none">{t.source.secretNone}</p>
          ) : (
            <ul className="fans__in src__sec" aria-labelledby={id}>
              {items.map((secret) => (
                <li key={`${secret.unit.id} ${secret.name}`}>
                  <code className="code">{`{secret:${secret.name}}`}</code>
                  <span className="soft">{[secret.unit.name, ...secret.hosts].join(", ")}</span>
                  <span className="faint">{dates.day(secret.setAt)}</span>
                </li>
              ))}
            </ul>
          )}
          {adding && <AddSecret unit={unit} onClose={() => setAdding(false)} />}
        </>
      )}
    </Section>
  );
}

type NewSecret = { name: string; value: string; hosts: string };

function AddSecret({ unit, onClose }: { unit: UnitRef; onClose: () => void }) {
  const [secret, setDraft] = useState<NewSecret>({ name: "", value: "", hosts: "" });
  const { send, isPending, errorAt, otherThan } = useSend<NewSecret>({
    send: ({ name, value, hosts }) => {
      const listed = hosts
        .split(",")
        .map((host) => host.trim())
        .filter(Boolean);
      return setSecret(name.trim(), { unitId: unit.id, value, hosts: listed.length === 0 ? null : listed });
    },
    changes: [["metrics", "secrets"]],
    said: t.source.secretSaved,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.source.secretAdd}
      submit={t.source.secretSave}
      isPending={isPending}
      problems={otherThan("name", "value", "hosts")}
      onClose={onClose}
      onSubmit={() => send(secret)}
    >
      <TextField
        label={t.source.secretName}
        value={secret.name}
        onChange={(name) => setDraft({ ...secret, name })}
        error={errorAt("name")}
      />
      <TextField
        label={t.source.secretValue}
        value={secret.value}
        onChange={(value) => setDraft({ ...secret, value })}
        error={errorAt("value")}
      />
      <TextField
        label={t.source.secretHosts}
        hint={t.source.secretHostsHint}
        optional
        value={secret.hosts}
        onChange={(hosts) => setDraft({ ...secret, hosts })}
        error={errorAt("hosts")}
      />
    </FormDialog>
  );
}
