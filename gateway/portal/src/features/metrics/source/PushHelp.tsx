import { Copy } from "lucide-react";
import { useState } from "react";
import { createToken } from "@/api/tokens.ts";
import type { Metric, NewToken, TokenRequest } from "@/api/types.ts";
import { addDays } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";

/** How a system posts values by itself: where to, under which name, and with what. */
export function PushHelp({ metric }: { metric: Metric }) {
  const { dates } = useFormat();
  const [making, setMaking] = useState(false);
  const key = metric.externalKey ?? metric.id;
  const example = [
    `curl -X POST ${window.location.origin}/api/metrics/observations \\`,
    `  -H 'Authorization: Bearer $TOKEN' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '[{"metric":"${key}","at":"${dates.today()}","value":${String(metric.latestValue ?? 42)}}]'`,
  ].join("\n");
  return (
    <div className="push">
      <p>{t.source.pushHint}</p>
      <dl className="about">
        <div className="about__p">
          <dt>{t.source.pushKey}</dt>
          <dd>
            <code className="code">{key}</code>
            {metric.externalKey === null && <span className="soft about__l">{t.source.noKey}</span>}
          </dd>
        </div>
      </dl>
      <Section title={t.source.pushExample} action={<CopyText text={example} />}>
        {(id) => (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by key
          <pre className="code push__code" tabIndex={0} aria-labelledby={id}>
            {example}
          </pre>
        )}
      </Section>
      <p>
        <button className="btn" type="button" onClick={() => setMaking(true)}>
          {t.source.token}
        </button>
      </p>
      {making && <MakeToken metric={metric} onClose={() => setMaking(false)} />}
    </div>
  );
}

/** The token is shown once, and lives nowhere in the browser but on this screen. */
function MakeToken({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const { dates } = useFormat();
  const [name, setName] = useState(metric.name);
  const [until, setUntil] = useState(addDays(dates.today(), 365));
  const [made, setMade] = useState<NewToken | null>(null);
  const { send, isPending, errorAt, otherThan } = useSend<TokenRequest, NewToken>({
    send: (body, key) => createToken(body, key),
    changes: [["directory", "tokens"]],
    done: setMade,
  });
  if (made !== null)
    return (
      <FormDialog title={t.source.token} onClose={onClose}>
        <p className="strong">{t.source.tokenMade}</p>
        <pre className="code push__code">{made.token}</pre>
        <div className="form__act">
          <CopyText text={made.token} />
          <button className="btn btn--ink" type="button" onClick={onClose}>
            {t.source.tokenDone}
          </button>
        </div>
      </FormDialog>
    );
  return (
    <FormDialog
      title={t.source.token}
      submit={t.source.token}
      isPending={isPending}
      problems={otherThan("name", "expiresAt")}
      onClose={onClose}
      onSubmit={() =>
        send({
          name,
          scopes: ["metrics:read", "metrics:write"],
          expiresAt: `${until}T00:00:00Z`,
          personId: null,
          unitId: metric.unit.id,
        })
      }
    >
      <p className="soft sm">{t.source.tokenHint}</p>
      <TextField label={t.source.tokenName} value={name} onChange={setName} error={errorAt("name")} />
      <TextField label={t.source.tokenUntil} type="date" value={until} onChange={setUntil} error={errorAt("expiresAt")} />
    </FormDialog>
  );
}

function CopyText({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      className="btn btn--s btn--bare"
      type="button"
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <Copy className="i i--s" aria-hidden="true" />
      <span role="status">{copied ? t.source.copied : t.source.copy}</span>
    </button>
  );
}
