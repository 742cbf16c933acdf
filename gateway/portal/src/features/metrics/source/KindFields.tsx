import { t } from "@/text/index.ts";
import { SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import type { SourceDraft } from "./draft.ts";

type Props = { draft: SourceDraft; set: (change: Partial<SourceDraft>) => void; errorAt: (path: string) => string | undefined };

/** What each kind of source asks for. */
export function KindFields({ draft, set, errorAt }: Props) {
  if (draft.kind === "sql") {
    return (
      <>
        <TextField
          label={t.source.connection}
          hint={t.source.connectionHint}
          value={draft.connection}
          onChange={(connection) => set({ connection })}
          error={errorAt("sql.connection") ?? errorAt("sql")}
        />
        <div className="code-field">
          <TextArea
            label={t.source.query}
            hint={t.source.sqlHint}
            value={draft.sql}
            onChange={(sql) => set({ sql })}
            error={errorAt("sql.query")}
          />
        </div>
      </>
    );
  }
  const path = draft.kind === "prometheus" ? "prometheus" : "http";
  return (
    <>
      {draft.kind === "prometheus" ? (
        <>
          <TextField
            label={t.source.baseUrl}
            type="url"
            value={draft.baseUrl}
            onChange={(baseUrl) => set({ baseUrl })}
            error={errorAt("prometheus.baseUrl") ?? errorAt("prometheus")}
          />
          <div className="code-field">
            <TextArea label={t.source.query} value={draft.query} onChange={(query) => set({ query })} error={errorAt("prometheus.query")} />
          </div>
          <div className="form__row">
            <SelectField
              label={t.source.mode}
              value={draft.mode}
              onChange={(mode) => set({ mode })}
              choices={(["instant", "range"] as const).map((value) => ({ value, name: t.source.modes[value] }))}
            />
            {draft.mode === "range" && (
              <TextField
                label={t.source.step}
                unit={t.source.seconds}
                inputMode="numeric"
                value={draft.step}
                onChange={(step) => set({ step })}
                error={errorAt("prometheus.stepSeconds")}
              />
            )}
          </div>
        </>
      ) : (
        <>
          <TextField
            label={t.source.url}
            type="url"
            value={draft.url}
            onChange={(url) => set({ url })}
            error={errorAt("http.url") ?? errorAt("http")}
          />
          <div className="form__row">
            <TextField
              label={t.source.items}
              optional
              hint={t.source.itemsHint}
              value={draft.itemsPath}
              onChange={(itemsPath) => set({ itemsPath })}
              error={errorAt("http.itemsPath")}
            />
            <TextField
              label={t.source.valuePath}
              hint={t.source.valueHint}
              value={draft.valuePath}
              onChange={(valuePath) => set({ valuePath })}
              error={errorAt("http.valuePath")}
            />
            <TextField
              label={t.source.timePath}
              optional
              hint={t.source.timeHint}
              value={draft.timePath}
              onChange={(timePath) => set({ timePath })}
              error={errorAt("http.timePath")}
            />
          </div>
        </>
      )}
      <TextArea
        label={t.source.headers}
        optional
        hint={t.source.headersHint}
        value={draft.headers}
        onChange={(headers) => set({ headers })}
        error={errorAt(`${path}.headers`)}
      />
    </>
  );
}
