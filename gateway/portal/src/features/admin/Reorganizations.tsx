import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { decide, reorganizationsQuery } from "@/api/administration.ts";
import type { Reorganization } from "@/api/types.ts";
import { useAdministered } from "@/app/administered.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Scroll } from "@/ui/Scroll.tsx";

type Answer = "accept" | "decline" | "withdraw";

/** Moves and mergers: those that wait for an answer or their day first. */
export function Reorganizations() {
  const query = useQuery(reorganizationsQuery);
  const [asking, setAsking] = useState<{ item: Reorganization; answer: Answer } | null>(null);
  return (
    <Section title={t.admin.reorg.list} csv={t.admin.reorg.list.toLowerCase()}>
      {(labelledBy) => (
        <>
          <Await query={query} what={t.states.things.reorganizations}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="adm__lead">{t.admin.reorg.none}</p>
              ) : (
                <Scroll labelledBy={labelledBy}>
                  <table className="tbl" aria-labelledby={labelledBy}>
                    <thead>
                      <tr>
                        <th scope="col">{t.admin.reorg.columns.what}</th>
                        <th scope="col">{t.admin.reorg.columns.on}</th>
                        <th scope="col">{t.admin.reorg.columns.state}</th>
                        <th scope="col">{t.admin.reason}</th>
                        <th scope="col" className="act">
                          <span className="sr">{t.form.actions}</span>
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {items.toSorted(openFirst).map((item) => (
                        <Row key={item.id} item={item} onAnswer={(answer) => setAsking({ item, answer })} />
                      ))}
                    </tbody>
                  </table>
                </Scroll>
              )
            }
          </Await>
          {asking !== null && <Decide {...asking} onClose={() => setAsking(null)} />}
        </>
      )}
    </Section>
  );
}

const isOpen = (item: Reorganization) => item.state === "proposed" || item.state === "accepted";
const openFirst = (a: Reorganization, b: Reorganization) =>
  Number(isOpen(b)) - Number(isOpen(a)) || b.effectiveOn.localeCompare(a.effectiveOn);

function Row({ item, onAnswer }: { item: Reorganization; onAnswer: (answer: Answer) => void }) {
  const { dates } = useFormat();
  const { me } = usePerson();
  const administered = useAdministered();
  // Who holds lead or executive on the receiving unit decides; the service has the last word, also for the next unit above.
  const decides =
    item.state === "proposed" &&
    me.roles.some((role) => (role.role === "lead" || role.role === "executive") && role.unitId === item.target.id);
  return (
    <tr>
      <td>
        <span className="strong">{t.admin.reorg.says[item.kind](item.unit.name, item.target.name)}</span>
        <p className="faint sm">{t.admin.reorg.by(item.proposedBy.name, dates.day(item.proposedAt))}</p>
      </td>
      <td className="nowrap" data-value={item.effectiveOn}>
        {dates.day(item.effectiveOn)}
      </td>
      <td>
        {t.admin.reorg.states[item.state]}
        {item.decidedBy !== null && <p className="faint sm">{item.decidedBy.name}</p>}
        {item.note !== null && <p className="soft sm">{item.note}</p>}
      </td>
      <td className="soft">{item.reason}</td>
      <td className="act">
        {decides && (
          <>
            <button className="btn btn--s" type="button" onClick={() => onAnswer("decline")}>
              {t.home.decline}
            </button>{" "}
            <button className="btn btn--s" type="button" onClick={() => onAnswer("accept")}>
              {t.home.accept}
            </button>
          </>
        )}{" "}
        {isOpen(item) && administered.unit(item.unit.id) && (
          <button className="btn btn--s btn--bare" type="button" onClick={() => onAnswer("withdraw")}>
            {t.admin.reorg.withdraw}
          </button>
        )}
      </td>
    </tr>
  );
}

function Decide({ item, answer, onClose }: { item: Reorganization; answer: Answer; onClose: () => void }) {
  const [note, setNote] = useState("");
  const request = useSend({
    send: (body: string, key) => decide(item, answer, body, key),
    changes: [["directory"]],
    said: t.admin.reorg.answered[answer],
    done: onClose,
  });
  return (
    <FormDialog
      title={t.admin.reorg.says[item.kind](item.unit.name, item.target.name)}
      onClose={onClose}
      submit={answer === "withdraw" ? t.admin.reorg.withdraw : answer === "accept" ? t.home.accept : t.home.decline}
      isPending={request.isPending}
      problems={request.otherThan("note")}
      onSubmit={() => request.send(note.trim())}
    >
      <p>{t.admin.reorg.asks[answer]}</p>
      {answer === "decline" && <TextArea label={t.home.note} optional value={note} onChange={setNote} error={request.errorAt("note")} />}
    </FormDialog>
  );
}
