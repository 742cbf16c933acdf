import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useRef, useState } from "react";
import { daysOffQuery, importDaysOff, saveDaysOff } from "@/api/rhythm.ts";
import type { DayOff, DaysOff, Id } from "@/api/types.ts";
import { useRights } from "@/app/roles.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { FormProblems, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

type Props = { /** None: one's own. */ unit: Id | null; mayChange: boolean; hint: string; labelledBy: string };

/** Days on which nothing is asked: written by hand or read from an iCalendar file. */
export function DaysOffList({ unit, mayChange, hint, labelledBy }: Props) {
  const query = useQuery(daysOffQuery(unit));
  return (
    <div className="rh__off">
      <p className="soft sm">{hint}</p>
      <Await query={query} what={t.rhythm.daysOff}>
        {(list) => <Days list={list} unit={unit} mayChange={mayChange} labelledBy={labelledBy} />}
      </Await>
    </div>
  );
}

const changes = [
  ["checkins", "days-off"],
  ["checkins", "rhythm"],
  ["checkins", "due"],
  ["checkins", "form"],
] as const;

function Days({ list, unit, mayChange, labelledBy }: { list: DaysOff; unit: Id | null; mayChange: boolean; labelledBy: string }) {
  const { dates } = useFormat();
  const { units } = useRights();
  const [adding, setAdding] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const removing = useSend({ send: (days: readonly DayOff[]) => saveDaysOff(unit, list.version, days), changes, said: t.rhythm.removed });
  const importing = useSend({
    send: (chosen: File) => importDaysOff(unit, chosen),
    changes,
    said: (after) => t.rhythm.imported(list.days.length, after.days.length),
  });
  const today = dates.today();
  const say = (first: string, last: string) => t.rhythm.days(dates.day(first), dates.day(last));
  const coming = list.days.filter((day) => (day.last ?? day.first) >= today);
  const above = list.inherited.filter((day) => day.last >= today);
  return (
    <>
      {coming.length + above.length === 0 ? (
        <p className="soft rh__none">{t.rhythm.none}</p>
      ) : (
        <ul className="rh__days" aria-labelledby={labelledBy}>
          {coming.map((day) => (
            <li key={`${day.first}-${day.last ?? ""}-${day.name ?? ""}`}>
              <span>{say(day.first, day.last ?? day.first)}</span>
              <span className="soft cut">{day.name}</span>
              {mayChange && (
                <button
                  className="btn btn--s btn--bare btn--icon"
                  type="button"
                  aria-label={t.rhythm.remove(`${say(day.first, day.last ?? day.first)} ${day.name ?? ""}`)}
                  disabled={removing.isPending}
                  onClick={() => removing.send(list.days.filter((other) => other !== day))}
                >
                  <X className="i" aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
          {above.map((day) => (
            <li key={`${day.unitId}-${day.first}-${day.last}-${day.name ?? ""}`}>
              <span>{say(day.first, day.last)}</span>
              <span className="soft cut">
                {day.name}{" "}
                <span className="faint">
                  {t.rhythm.inherited(units.find((other) => other.id === day.unitId)?.name ?? t.blocking.somewhere)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <>
          <div className="rh__act">
            <button className="btn btn--s" type="button" onClick={() => setAdding(true)}>
              {t.rhythm.add}
            </button>
            <button className="btn btn--s btn--bare" type="button" disabled={importing.isPending} onClick={() => file.current?.click()}>
              {t.rhythm.importFile}
            </button>
            <input
              ref={file}
              hidden
              type="file"
              accept=".ics,text/calendar"
              aria-label={t.rhythm.importFile}
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                if (chosen !== undefined) importing.send(chosen);
                event.target.value = "";
              }}
            />
          </div>
          <p className="faint xs">{t.rhythm.importHint}</p>
        </>
      )}
      <FormProblems messages={[...removing.otherThan(), ...importing.otherThan()]} />
      {adding && <AddDialog list={list} unit={unit} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddDialog({ list, unit, onClose }: { list: DaysOff; unit: Id | null; onClose: () => void }) {
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [name, setName] = useState("");
  const at = list.days.length;
  const saving = useSend({
    send: (day: DayOff) => saveDaysOff(unit, list.version, [...list.days, day]),
    changes,
    said: t.rhythm.added,
    done: onClose,
  });
  // An empty date is none that the service could read.
  const wanted = first === "" ? t.rhythm.from : null;
  const [asked, setAsked] = useState(false);
  return (
    <FormDialog
      title={t.rhythm.add}
      submit={t.form.save}
      isPending={saving.isPending}
      problems={saving.otherThan(`days[${at}].first`, `days[${at}].last`, `days[${at}].name`)}
      onSubmit={() =>
        wanted === null ? saving.send({ first, last: last === "" ? first : last, name: name === "" ? null : name }) : setAsked(true)
      }
      onClose={onClose}
    >
      <div className="form__row">
        <TextField
          label={t.rhythm.from}
          type="date"
          value={first}
          onChange={setFirst}
          error={saving.errorAt(`days[${at}].first`) ?? (asked && wanted !== null ? t.rhythm.needed : undefined)}
        />
        <TextField label={t.rhythm.to} type="date" optional value={last} onChange={setLast} error={saving.errorAt(`days[${at}].last`)} />
      </div>
      <TextField label={t.rhythm.name} optional value={name} onChange={setName} error={saving.errorAt(`days[${at}].name`)} />
    </FormDialog>
  );
}
