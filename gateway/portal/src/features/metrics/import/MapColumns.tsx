import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { metricQuery } from "@/api/metrics.ts";
import type { Dialect } from "@/api/uploads.ts";
import type { Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { CheckField, SelectField } from "@/ui/Field.tsx";
import { KpiPicker } from "@/ui/pickers.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { guessColumns, guessDays, guessDecimals, guessSeparator, rowsOf, type Role, type Separator } from "./csvSample.ts";

const shownRows = 6;
const roles: readonly Role[] = ["metric", "at", "value", "note"];

type Props = {
  file: File;
  head: string;
  given: Dialect | null;
  /** Where the page was opened from a KPI. */
  metric: Id | null;
  isPending: boolean;
  onBack: () => void;
  onTry: (dialect: Dialect) => void;
};

/** Which column is what, and how numbers and days are written; guessed from the first rows, shown as they will be read. */
export function MapColumns({ file, head, given, metric, isPending, onBack, onTry }: Props) {
  const { numbers } = useFormat();
  const [separator, setSeparator] = useState<Separator>((given?.delimiter as Separator | undefined) ?? guessSeparator(head));
  const rows = rowsOf(head, separator, shownRows + 1);
  const [headings = [], ...sample] = rows;
  const guessed = guessColumns(headings);
  const [columns, setColumns] = useState<Partial<Record<Role, string>>>(
    given === null ? {} : { metric: given.metricColumn ?? "", at: given.atColumn, value: given.valueColumn, note: given.noteColumn ?? "" },
  );
  const columnOf = (role: Role) => {
    const chosen = columns[role] ?? guessed[role];
    return headings.includes(chosen) ? chosen : "";
  };
  const cellsOf = (role: Role) => sample.map((row) => row[headings.indexOf(columnOf(role))] ?? "");
  const [decimals, setDecimals] = useState<string | null>(given?.decimals ?? null);
  const [days, setDays] = useState<string | null>(given?.dayFormat ?? null);
  const [one, setOne] = useState(metric !== null || (given === null ? guessed.metric === "" : given.metric !== null));
  const known = useQuery({ ...metricQuery(metric ?? ""), enabled: metric !== null }).data;
  const [picked, setPicked] = useState<Option | null>(null);
  const only = picked ?? (known === undefined ? null : { id: known.id, name: known.name });
  const [tried, setTried] = useState(false);

  const missing = [
    ...(one ? (only === null ? [t.importing.allFor] : []) : columnOf("metric") === "" ? [t.importing.column.metric] : []),
    ...(["at", "value"] as const).filter((role) => columnOf(role) === "").map((role) => t.importing.column[role]),
  ];
  const dialect = {
    delimiter: separator,
    decimals: decimals ?? guessDecimals(cellsOf("value"), separator),
    dayFormat: days ?? guessDays(cellsOf("at")),
  };
  const proceed = () => {
    setTried(true);
    if (missing.length > 0) return;
    onTry({
      ...dialect,
      metric: one ? (only?.id ?? null) : null,
      metricColumn: one ? null : columnOf("metric"),
      atColumn: columnOf("at"),
      valueColumn: columnOf("value"),
      noteColumn: columnOf("note") === "" ? null : columnOf("note"),
    });
  };

  return (
    <form
      className="form ingest__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) proceed();
      }}
    >
      <p className="ingest__file">
        <span className="strong">{t.importing.chosen(file.name, sizeOf(file.size, numbers.any))}</span>
        <button className="btn btn--s" type="button" onClick={onBack}>
          {t.importing.other}
        </button>
      </p>
      <CheckField label={t.importing.oneMetric} checked={one} onChange={setOne} />
      <div className="form__row">
        {one ? (
          <KpiPicker
            key={only?.id ?? ""}
            label={t.importing.allFor}
            value={only}
            onChange={setPicked}
            error={tried && only === null ? t.importing.needs(t.importing.allFor) : undefined}
          />
        ) : (
          column("metric")
        )}
        {roles.slice(1).map(column)}
      </div>
      <div className="form__row">
        <SelectField
          label={t.importing.separator}
          value={separator}
          onChange={setSeparator}
          choices={Object.entries(t.importing.separators).map(([value, name]) => ({ value: value as Separator, name }))}
        />
        <SelectField
          label={t.importing.decimals}
          value={dialect.decimals}
          onChange={setDecimals}
          choices={Object.entries(t.importing.decimalSigns).map(([value, name]) => ({ value, name }))}
        />
        <SelectField
          label={t.importing.days}
          value={dialect.dayFormat}
          onChange={setDays}
          choices={Object.entries(t.importing.dayFormats).map(([value, name]) => ({ value, name }))}
          hint={t.importing.isoToo}
        />
      </div>
      <Sample
        headings={headings}
        rows={sample}
        roles={roles.filter((role) => role !== "metric" || !one).map((role) => [columnOf(role), role])}
      />
      <div className="form__act">
        <button className="btn" type="button" onClick={onBack}>
          {t.importing.back}
        </button>
        <button className="btn btn--ink" type="submit" disabled={isPending}>
          {isPending ? t.importing.trying : t.importing.dryRun}
        </button>
      </div>
    </form>
  );

  function column(role: Role) {
    const optional = role === "note";
    return (
      <SelectField
        key={role}
        label={t.importing.column[role]}
        hint={t.importing.columnHint[role]}
        optional={optional}
        value={columnOf(role)}
        onChange={(column) => setColumns({ ...columns, [role]: column })}
        error={tried && !optional && columnOf(role) === "" ? t.importing.needs(t.importing.column[role]) : undefined}
        choices={[
          { value: "", name: optional ? t.importing.noColumn : t.importing.chooseColumn },
          ...headings.filter((heading) => heading !== "").map((heading) => ({ value: heading, name: heading })),
        ]}
      />
    );
  }
}

type SampleProps = { headings: readonly string[]; rows: readonly string[][]; roles: readonly (readonly [column: string, role: Role])[] };

function Sample({ headings, rows, roles: matched }: SampleProps) {
  return (
    <div>
      <p className="fld__l">{t.importing.sample}</p>
      <p className="fld__hint">{t.importing.sampleHint(rows.length)}</p>
      <Scroll label={t.importing.sample}>
        <table className="tbl ingest__sample" aria-label={t.importing.sample}>
          <thead>
            <tr>
              {headings.map((heading, index) => {
                const role = matched.find(([column]) => column !== "" && column === heading)?.[1];
                return (
                  <th key={index} scope="col">
                    {heading}
                    {role !== undefined && <span className="tag">{t.importing.column[role]}</span>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {headings.map((heading, column) => (
                  <td key={column} className={matched.some(([name]) => name !== "" && name === heading) ? undefined : "faint"}>
                    {row[column] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

function sizeOf(bytes: number, say: (value: number) => string): string {
  const kb = bytes / 1024;
  return kb < 1000 ? t.importing.kb(say(Math.max(0.1, Math.round(kb * 10) / 10))) : t.importing.mb(say(Math.round(kb / 102.4) / 10));
}
