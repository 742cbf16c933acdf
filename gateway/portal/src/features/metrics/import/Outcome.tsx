import { Download } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { UploadMode } from "@/api/uploads.ts";
import type { Id, Receipt } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { CheckField } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Scroll } from "@/ui/Scroll.tsx";

type State = { now: "tried" | "done"; receipt: Receipt } | { now: "importing"; rows: number; rejected: number };

type Props = {
  state: State;
  metric: Id | null;
  onBack: () => void;
  onRestart: () => void;
  onImport: (mode: UploadMode, tried: Receipt) => void;
};

/** What a file would do, and then what it has done; in between, how far it is. */
export function Outcome({ state, metric, onBack, onRestart, onImport }: Props) {
  const { numbers } = useFormat();
  const [strict, setStrict] = useState(false);
  if (state.now === "importing") {
    return (
      <div className="ingest__wait" role="status">
        <p className="strong">{t.importing.importing}</p>
        <p className="soft">{t.importing.progress(numbers.count(state.rows), state.rejected)}</p>
      </div>
    );
  }
  const { receipt } = state;
  const usable = receipt.rows - receipt.rejected;
  const done = state.now === "done";
  return (
    <>
      <Section title={done ? t.importing.receiptTitle : t.importing.tryTitle}>
        {() => (
          <>
            <Counts receipt={receipt} />
            <p role="status">{done ? said(receipt) : `${foreseen(receipt)} ${t.importing.wouldHint}`}</p>
          </>
        )}
      </Section>
      {receipt.errors.length > 0 && <Errors receipt={receipt} />}
      {done ? (
        <div className="form__act">
          <button className="btn" type="button" onClick={onRestart}>
            {receipt.applied ? t.importing.again : t.importing.corrected}
          </button>
          <Link className="btn btn--ink" to={metric === null ? "/kpis" : `/kpis/${metric}`}>
            {metric === null ? t.importing.seeAll : t.importing.see}
          </Link>
        </div>
      ) : (
        <>
          {receipt.rejected > 0 && usable > 0 && (
            <CheckField label={t.importing.allOrNothing} hint={t.importing.allOrNothingHint} checked={strict} onChange={setStrict} />
          )}
          <div className="form__act">
            <button className="btn" type="button" onClick={onBack}>
              {t.importing.back}
            </button>
            {receipt.rejected > 0 && (
              <button className="btn" type="button" onClick={onRestart}>
                {t.importing.corrected}
              </button>
            )}
            {usable > 0 && (
              <button className="btn btn--ink" type="button" onClick={() => onImport(strict ? "all-or-nothing" : "best-effort", receipt)}>
                {t.importing.import(numbers.count(usable), usable)}
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}

const foreseen = ({ rows, rejected }: Receipt) => (rejected === 0 ? t.importing.allGood : rejected === rows ? t.importing.noneGood : "");

const said = ({ applied }: Receipt) => (applied ? t.importing.judged : t.importing.nothingKept);

const counted = ["rows", "inserted", "revised", "unchanged", "repeated", "rejected"] as const;

function Counts({ receipt }: { receipt: Receipt }) {
  const { numbers } = useFormat();
  return (
    <dl className="counts">
      {counted
        .filter((name) => name !== "repeated" || receipt.repeated > 0)
        .map((name) => (
          <div key={name}>
            <dt>{t.importing.counts[name]}</dt>
            <dd>{numbers.count(receipt[name])}</dd>
          </div>
        ))}
    </dl>
  );
}

const shownErrors = 100;

function Errors({ receipt }: { receipt: Receipt }) {
  const { numbers } = useFormat();
  const shown = receipt.errors.slice(0, shownErrors);
  const { line, field, message } = t.importing.errorColumns;
  return (
    <Section
      title={t.importing.errors}
      summary={t.importing.errorsHint(shown.length, receipt.rejected)}
      action={
        <button
          className="btn btn--s btn--bare"
          type="button"
          onClick={() =>
            saveCsv(
              t.importing.errorFile,
              [line, field, message],
              receipt.errors.map((error) => [error.line, error.field, error.message]),
            )
          }
        >
          <Download className="i i--s" aria-hidden="true" />
          {t.form.exportCsv}
        </button>
      }
    >
      {(id) => (
        <Scroll labelledBy={id}>
          <table className="tbl" aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col" className="r">
                  {line}
                </th>
                <th scope="col">{field}</th>
                <th scope="col">{message}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((error, index) => (
                <tr key={index}>
                  <td className="r">{numbers.count(error.line)}</td>
                  <td>{fieldName(error.field)}</td>
                  <td>{error.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  );
}

const fieldName = (field: string) => (field in t.importing.column ? t.importing.column[field as keyof typeof t.importing.column] : field);
