import { useState } from "react";
import { Link } from "react-router";
import { deleteSource, putSource, testSource } from "@/api/sources.ts";
import type { Metric, MetricSource, SourceKind, SourceTest } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { CheckField, FormProblems, SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Unsaved } from "@/ui/Unsaved.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Conflict } from "../edit/Conflict.tsx";
import { draftOf, requestOfSource, type SourceDraft } from "./draft.ts";
import { KindFields } from "./KindFields.tsx";
import { Secrets } from "./Secrets.tsx";
import { TestResult } from "./TestResult.tsx";

const kinds: readonly SourceKind[] = ["http-json", "prometheus", "sql"];

/** A pull source: what was changed is read once before it can be saved. */
export function SourceForm({ metric, source }: { metric: Metric; source: MetricSource | null }) {
  const [draft, setDraft] = useState(() => draftOf(source));
  const [tested, setTested] = useState<{ text: string; result: SourceTest } | null>(null);
  const [removing, setRemoving] = useState(false);
  const set = (change: Partial<SourceDraft>) => setDraft({ ...draft, ...change });
  const request = requestOfSource(draft);
  const text = JSON.stringify({ ...request, enabled: true });
  const unchanged = source?.details != null && text === JSON.stringify({ ...requestOfSource(draftOf(source)), enabled: true });
  const read = unchanged || (tested?.text === text && tested.result.error === null);
  const version = source?.details?.version;

  const trial = useSend<string, SourceTest>({
    send: () => testSource(metric.id, request),
    changes: [],
    done: (result, body) => setTested({ text: body, result }),
  });
  const saving = useSend<undefined, MetricSource>({
    send: () => putSource(metric.id, request, version),
    changes: [["metrics"]],
    said: t.source.saved,
  });
  const errorAt = (path: string) => trial.errorAt(path) ?? saving.errorAt(path);
  const shown = [
    "kind",
    ...Object.keys(fieldsOf[draft.kind]),
    "schedule",
    "schedule.every",
    "schedule.dailyAt",
    "timeoutSeconds",
    "lookBackDays",
  ];

  return (
    <form
      className="form src"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (read) saving.send(undefined);
        else trial.send(text);
      }}
    >
      <Unsaved now={draft} />
      <SelectField
        label={t.source.kind}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        choices={kinds.map((value) => ({ value, name: t.source.kinds[value] }))}
        error={errorAt("kind")}
      />
      <KindFields draft={draft} set={set} errorAt={errorAt} />
      <div className="form__row">
        <SelectField
          label={t.source.schedule}
          value={draft.schedule}
          onChange={(schedule) => set({ schedule })}
          choices={(["minutes", "hours", "daily"] as const).map((value) => ({ value, name: t.source.schedules[value] }))}
          error={errorAt("schedule")}
        />
        {draft.schedule === "daily" ? (
          <TextField
            label={t.source.hour}
            unit={t.source.oclock}
            inputMode="numeric"
            value={draft.hour}
            onChange={(hour) => set({ hour })}
            error={errorAt("schedule.dailyAt")}
          />
        ) : (
          <TextField
            label={t.source.every}
            unit={t.source[draft.schedule]}
            inputMode="numeric"
            value={draft.every}
            onChange={(every) => set({ every })}
            error={errorAt("schedule.every")}
          />
        )}
        <TextField
          label={t.source.lookBack}
          unit={t.source.days}
          inputMode="numeric"
          value={draft.lookBack}
          onChange={(lookBack) => set({ lookBack })}
          error={errorAt("lookBackDays")}
        />
        <TextField
          label={t.source.timeout}
          unit={t.source.seconds}
          inputMode="numeric"
          value={draft.timeout}
          onChange={(timeout) => set({ timeout })}
          error={errorAt("timeoutSeconds")}
        />
      </div>
      <CheckField label={t.source.enabled} hint={t.source.enabledHint} checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
      {tested !== null && tested.text === text && <TestResult metric={metric} result={tested.result} />}
      <Conflict
        problem={saving.problem}
        onTakeTheirs={() => {
          saving.reset();
          setDraft(draftOf(source));
        }}
      />
      <FormProblems
        messages={[...new Set([...trial.otherThan(...shown), ...(saving.problem?.kind === "stale" ? [] : saving.otherThan(...shown))])]}
      />
      <div className="form__act">
        {version !== undefined && (
          <button className="btn btn--bare limits__s" type="button" onClick={() => setRemoving(true)}>
            {t.source.remove}
          </button>
        )}
        {!read && <span className="soft sm src__first">{t.source.testFirst}</span>}
        <Link className="btn" to={`/kpis/${metric.id}`}>
          {t.form.cancel}
        </Link>
        {read && (
          <button className="btn" type="button" disabled={trial.isPending} onClick={() => trial.send(text)}>
            {trial.isPending ? t.source.testing : t.source.test}
          </button>
        )}
        <button className="btn btn--ink" type="submit" disabled={trial.isPending || saving.isPending}>
          {trial.isPending ? t.source.testing : read ? t.source.save : t.source.test}
        </button>
      </div>
      <Secrets unit={metric.unit} />
      {removing && version !== undefined && <Remove metric={metric} version={version} onClose={() => setRemoving(false)} />}
    </form>
  );
}

/** Which of the service's fields are shown for a kind; what it says about others stands below the form. */
const fieldsOf: Record<SourceKind, Record<string, true>> = {
  "http-json": {
    http: true,
    "http.url": true,
    "http.itemsPath": true,
    "http.valuePath": true,
    "http.timePath": true,
    "http.headers": true,
  },
  prometheus: {
    prometheus: true,
    "prometheus.baseUrl": true,
    "prometheus.query": true,
    "prometheus.stepSeconds": true,
    "prometheus.headers": true,
  },
  sql: { sql: true, "sql.connection": true, "sql.query": true },
};

function Remove({ metric, version, onClose }: { metric: Metric; version: number; onClose: () => void }) {
  const { send, isPending, otherThan } = useSend<undefined>({
    send: () => deleteSource(metric.id, version),
    changes: [["metrics"]],
    said: t.source.removed,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.source.removeTitle}
      submit={t.source.remove}
      isPending={isPending}
      problems={otherThan()}
      onClose={onClose}
      onSubmit={() => send(undefined)}
    >
      <p>{t.source.removeText}</p>
    </FormDialog>
  );
}
