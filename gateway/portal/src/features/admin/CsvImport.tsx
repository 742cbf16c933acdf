import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import { importFile, type ImportKind } from "@/api/administration.ts";
import type { ImportReceipt } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { saveCsv } from "@/ui/csv.ts";
import { FormProblems, TextArea } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Scroll } from "@/ui/Scroll.tsx";

type Tried = { text: string; receipt: ImportReceipt };

/** A file of people or units: tried first, with a reason for every row that is left out, and only then applied. */
export function CsvImport({ kind, onDone }: { kind: ImportKind; onDone?: () => void }) {
  const input = useId();
  const [text, setText] = useState("");
  const [file, setFile] = useState<string | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [done, setDone] = useState<ImportReceipt | null>(null);
  const dryRun = useSend({
    send: (body: string, key) => importFile(kind, body, true, key),
    changes: [],
    done: (receipt, body) => setTried({ text: body, receipt }),
  });
  const apply = useSend({
    send: (body: string, key) => importFile(kind, body, false, key),
    changes: [["directory"]],
    said: (receipt) => t.admin.imports.applied(receipt.created, receipt.updated),
    done: (receipt) => {
      setDone(receipt);
      setTried(null);
      setText("");
      setFile(null);
      onDone?.();
    },
  });
  const change = (next: string, name: string | null) => {
    setText(next);
    setFile(name);
    setTried(null);
    setDone(null);
  };
  const isTried = tried !== null && tried.text === text;
  const { created, updated } = tried?.receipt ?? { created: 0, updated: 0 };
  return (
    <div className="form imp">
      <p className="adm__lead">
        {t.admin.imports.columns[kind]}{" "}
        <button className="link" type="button" onClick={() => saveCsv(kind, ...template[kind])}>
          {t.admin.imports.template}
        </button>
      </p>
      <div>
        <input
          id={input}
          className="sr"
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen !== undefined) void chosen.text().then((read) => change(read, chosen.name));
            event.target.value = "";
          }}
        />
        <label className="btn imp__file" htmlFor={input}>
          <FileUp className="i" aria-hidden="true" />
          {t.admin.imports.choose}
        </label>
        {file !== null && (
          <span className="soft sm"> {t.admin.imports.chosen(file, text.split("\n").filter((line) => line.trim() !== "").length)}</span>
        )}
      </div>
      <TextArea
        label={t.admin.imports.paste}
        value={text.length > 20_000 ? `${text.slice(0, 20_000)}…` : text}
        disabled={text.length > 20_000}
        onChange={(next) => change(next, null)}
        placeholder={template[kind][0].join(",")}
        error={dryRun.errorAt("file") ?? dryRun.errorAt("")}
      />
      <FormProblems messages={[...dryRun.otherThan("file", ""), ...apply.otherThan()]} />
      <div className="form__act">
        <button
          className={isTried ? "btn" : "btn btn--ink"}
          type="button"
          disabled={text.trim() === "" || dryRun.isPending}
          onClick={() => dryRun.send(text)}
        >
          {dryRun.isPending ? t.form.sending : t.admin.imports.dryRun}
        </button>
        {isTried && (
          <button
            className="btn btn--ink"
            type="button"
            disabled={created + updated === 0 || apply.isPending}
            onClick={() => apply.send(text)}
          >
            {apply.isPending ? t.form.sending : t.admin.imports.apply(created + updated)}
          </button>
        )}
      </div>
      {isTried && <ReceiptView receipt={tried.receipt} kind={kind} />}
      {done !== null && <ReceiptView receipt={done} kind={kind} />}
    </div>
  );
}

const template: Record<ImportKind, [string[], string[][]]> = {
  units: [
    ["slug", "name", "kind", "parent", "lead_email", "time_zone"],
    [
      ["operations", "Operations", "department", "company", "", "Europe/Amsterdam"],
      ["harbor-depot", "Harbor depot", "team", "operations", "", "Europe/Amsterdam"],
    ],
  ],
  people: [
    ["email", "name", "units", "primary_unit", "manager_email", "roles", "locale", "time_zone"],
    [["ines.mock@example.com", "Ines Mock", "harbor-depot", "harbor-depot", "", "harbor-depot:lead", "en-GB", "Europe/Amsterdam"]],
  ],
};

function ReceiptView({ receipt, kind }: { receipt: ImportReceipt; kind: ImportKind }) {
  const { numbers } = useFormat();
  const counts = [
    [t.admin.imports.rows, receipt.rows],
    [t.admin.imports.created, receipt.created],
    [t.admin.imports.updated, receipt.updated],
    [t.admin.imports.unchanged, receipt.unchanged],
    [t.admin.imports.rejected, receipt.rejected],
  ] as const;
  return (
    <section aria-label={t.admin.imports.receipt} role="status">
      <p className="strong">{receipt.dryRun ? t.admin.imports.would : t.admin.imports.did}</p>
      <dl className="receipt">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{numbers.count(count)}</dd>
          </div>
        ))}
      </dl>
      {receipt.errors.length > 0 && (
        <Scroll label={t.admin.imports.errors(receipt.errorCount)}>
          <table className="tbl">
            <caption className="sr">{t.admin.imports.errors(receipt.errorCount)}</caption>
            <thead>
              <tr>
                <th scope="col" className="r">
                  {t.admin.imports.line}
                </th>
                <th scope="col">{t.admin.imports.field}</th>
                <th scope="col">{t.admin.imports.value}</th>
                <th scope="col">{t.admin.imports.problem}</th>
              </tr>
            </thead>
            <tbody>
              {receipt.errors.slice(0, 100).map((error, index) => (
                <tr key={index}>
                  <td className="r">{error.line}</td>
                  <td>{error.field}</td>
                  <td className="soft">{error.value}</td>
                  <td>{error.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <button
            className="btn btn--s adm__more"
            type="button"
            onClick={() =>
              saveCsv(
                `${kind}-errors`,
                ["line", "field", "value", "message"],
                receipt.errors.map((error) => [error.line, error.field, error.value, error.message]),
              )
            }
          >
            {t.admin.imports.saveErrors(numbers.count(receipt.errorCount))}
          </button>
        </Scroll>
      )}
    </section>
  );
}
