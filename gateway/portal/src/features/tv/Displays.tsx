import { useQuery } from "@tanstack/react-query";
import { Check, Copy, Monitor } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "react-router";
import { displaysQuery, endDisplay, makeDisplay } from "@/api/displays.ts";
import type { Display, NewDisplay, Unit } from "@/api/types.ts";
import { useRights } from "@/app/roles.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";
import "./displays.css";

/** The wall screens of a unit, for whoever leads it: making a link, seeing which are on, ending one. */
export function Displays({ unit }: { unit: Unit }) {
  const { leads } = useRights();
  const [open, setOpen] = useState(false);
  if (!leads(unit.id)) return null;
  return (
    <>
      <Button className="btn btn--icon" aria-label={t.displays.open} onPress={() => setOpen(true)}>
        <Monitor className="i" aria-hidden="true" />
      </Button>
      {open && <DisplaysDialog unit={unit} onClose={() => setOpen(false)} />}
    </>
  );
}

function DisplaysDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const list = useQuery(displaysQuery(unit.id));
  const [name, setName] = useState("");
  const [made, setMade] = useState<NewDisplay | null>(null);
  const make = useSend({
    send: (wanted: string, key) => makeDisplay(unit.id, wanted, key),
    changes: [["gateway", "displays"]],
    done: (display) => {
      setMade(display);
      setName("");
    },
  });
  return (
    <FormDialog
      title={t.displays.title}
      onClose={onClose}
      submit={t.displays.make}
      onSubmit={() => make.send(name)}
      isPending={make.isPending}
      problems={make.otherThan("name")}
    >
      <p className="soft">{t.displays.intro}</p>
      <p>
        <Link className="link" to={`/tv/${unit.slug}?preview`}>
          {t.displays.preview}
        </Link>
      </p>
      {made !== null && <Made display={made} />}
      <Await query={list} what={t.displays.reading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t.displays.none}</p>
          ) : (
            <ul className="dsp">
              {items.map((display) => (
                <Row key={display.id} display={display} onEnded={() => made?.id === display.id && setMade(null)} />
              ))}
            </ul>
          )
        }
      </Await>
      <TextField label={t.displays.name} hint={t.displays.nameHint} value={name} onChange={setName} error={make.errorAt("name")} />
    </FormDialog>
  );
}

/** The link is here once: the gateway keeps only what it takes to know it again. */
function Made({ display }: { display: NewDisplay }) {
  const [copied, setCopied] = useState(false);
  const address = `${window.location.origin}/tv#${display.secret}`;
  return (
    <div className="dsp__new" role="status">
      <p className="strong">{t.displays.made(display.name)}</p>
      <p className="soft sm">{t.displays.madeHint}</p>
      <p className="dsp__link">
        <input readOnly value={address} aria-label={t.displays.made(display.name)} onFocus={(event) => event.target.select()} />
        <button
          className="btn btn--s"
          type="button"
          onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
        >
          {copied ? <Check className="i i--s" aria-hidden="true" /> : <Copy className="i i--s" aria-hidden="true" />}
          {copied ? t.displays.copied : t.displays.copy}
        </button>
      </p>
    </div>
  );
}

function Row({ display, onEnded }: { display: Display; onEnded: () => void }) {
  const { dates } = useFormat();
  const end = useSend({
    send: () => endDisplay(display.id),
    changes: [["gateway", "displays"]],
    said: t.displays.ended(display.name),
    done: onEnded,
  });
  const state =
    display.openedAt === null
      ? new Date(display.linkUntil) > new Date()
        ? t.displays.waiting(dates.moment(display.linkUntil))
        : t.displays.late
      : t.displays.seen(dates.moment(display.lastSeenAt ?? display.openedAt));
  return (
    <li>
      <div>
        <p className="strong">{display.name}</p>
        <p className="soft xs">
          {state}, {t.displays.madeBy(display.madeByName ?? t.app.someone, dates.day(display.madeAt))}
        </p>
      </div>
      <button
        className="btn btn--s"
        type="button"
        disabled={end.isPending}
        aria-label={t.displays.endNamed(display.name)}
        onClick={() => end.send(undefined)}
      >
        {t.displays.end}
      </button>
    </li>
  );
}
